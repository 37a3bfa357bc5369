"""The document model: what an article is, whatever page it came from and whatever format it goes to.

A `Document` is metadata, a tuple of blocks, footnotes, assets, and the record of how it came about (removals and
notes). Blocks hold blocks or inlines; inlines hold inlines. Everything is frozen and compares by value. `Block` and
`Inline` are closed unions: a `match` over them ends in `assert_never`, so a node added here turns every renderer red
that does not know it yet. The model knows no HTML, no file and no network; `walk.py` maps and collects over it,
`codec.py` copies it to JSON and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

from converter.model.record import Note, Removal

Direction: TypeAlias = Literal["ltr", "rtl"]
Alignment: TypeAlias = Literal["left", "center", "right"]
HeadingLevel: TypeAlias = Literal[2, 3, 4, 5, 6]
NumberStyle: TypeAlias = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
EmbedKind: TypeAlias = Literal["video", "audio", "post", "map", "document", "frame"]

Inlines: TypeAlias = "tuple[Inline, ...]"
Blocks: TypeAlias = "tuple[Block, ...]"


# --- Inlines ---


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; white space is collapsed, and a no-break space is one that the author set."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, usually in italics."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text, usually in bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code within a line; its white space counts."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; without children it is no link, and is not built."""

    url: str
    """Absolute http(s) or mailto URL, or `#identifier` within the document."""
    children: Inlines
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, within a line or in a Figure."""

    url: str
    """Where it came from: absolute URL, or "" when the page carried it inside itself and no name is known."""
    alt: str = ""
    """The text that stands for it; "" is decoration."""
    title: str = ""
    asset: str = ""
    """SHA-256 of its Asset in `Document.assets`; "" while it is remote."""
    width: int | None = None
    """Width in CSS pixels as the page gave it."""
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics within a line. At least one of the two notations is there."""

    latex: str = ""
    """LaTeX without delimiters."""
    mathml: str = ""
    """A whole `<math>` element."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The place where a footnote is called."""

    footnote: str
    """`identifier` of a Footnote of this Document."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author made."""


@dataclass(frozen=True, slots=True)
class Superscript:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Subscript:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Strikethrough:
    """Text that no longer holds, or was deleted."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Inserted:
    """Text that was added in a later version."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Highlight:
    """Text marked as with a pen (HTML's mark)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What the reader is to type or press."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class SmallCaps:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Ruby:
    """A base text with its reading above it."""

    base: Inlines
    reading: Inlines


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within a line (HTML's q); the marks are the renderer's."""

    children: Inlines
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    children: Inlines
    expansion: str
    """What it stands for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in another language or direction, or the target of a link.

    An empty span with an identifier is a bare anchor.
    """

    children: Inlines
    language: str = ""
    """BCP 47 tag, or "" where the text around it decides."""
    direction: Direction | None = None
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time with its machine-readable value."""

    children: Inlines
    value: str
    """HTML's `datetime` value, e.g. "2015-10-14" or "PT2H"."""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Code
    | Link
    | Image
    | Formula
    | FootnoteMark
    | LineBreak
    | Superscript
    | Subscript
    | Strikethrough
    | Inserted
    | Highlight
    | Keyboard
    | SmallCaps
    | Ruby
    | Quotation
    | Abbreviation
    | Span
    | Time
)


# --- Blocks ---


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the article; level 1 is the document's title and never a block."""

    level: HeadingLevel
    children: Inlines
    identifier: str = ""
    """What `#identifier` links point to; "" where nothing does."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: Blocks
    checked: bool | None = None
    """State of a task; None is an ordinary item."""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    items: tuple[ListItem, ...]
    start: int = 1
    style: NumberStyle = "decimal"


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of a definition list: one or more terms, none or more explanations."""

    terms: tuple[Inlines, ...]
    explanations: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set as a block."""

    blocks: Blocks
    source: Inlines = ()
    """Who said it or where, as the page prints it under the quotation."""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence drawn out of the article to catch the eye."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    """The lines, joined by a line feed, with none at the end."""
    language: str = ""
    """Lower-case name as highlighters use it, e.g. "python"."""
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One or more pictures with one caption."""

    images: tuple[Image, ...]
    caption: Inlines = ()
    credit: Inlines = ()
    """Who made the picture, when it was kept; never part of the caption."""


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: Blocks
    column_span: int = 1
    """1 to 1000 (HTML standard, 4.9.11)."""
    row_span: int = 1
    """1 to 65534; never beyond the table's last row."""
    alignment: Alignment | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts; layout tables are unwrapped before they get here."""

    rows: tuple[tuple[Cell, ...], ...]
    """Cells of each row in the order of HTML: a cell that spans rows stands in its first row only."""
    header_rows: int = 0
    """How many rows at the top are headers."""
    header_columns: int = 0
    """How many columns at the start are headers."""
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """Mathematics on a line of its own. At least one of the two notations is there."""

    latex: str = ""
    mathml: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A note, warning or tip set apart from the text, or a part that the page kept folded."""

    kind: str
    """Lower-case name as GitHub and Obsidian write it: "note", "warning", "tip", "details", ...; open by design."""
    title: Inlines
    """() is the kind's own name."""
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that played or ran on the page: what is left of it on paper."""

    kind: EmbedKind
    url: str
    """Where a person can see it."""
    title: str = ""
    provider: str = ""
    """Name of the service, e.g. "YouTube"."""
    still: Image | None = None
    """A still picture of it."""


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines whose breaks and indents count; an empty line parts stanzas."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of subject, drawn as a line or an ornament."""


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks in another language or direction than what is around them."""

    blocks: Blocks
    language: str = ""
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """What one person wrote in a conversation: a reply, a comment, a message.

    The post that a page is about is no Post: its text is the article's, its author the document's.
    """

    blocks: Blocks
    """Its text, and at its end the Posts that answer it."""
    author: str = ""
    """The name under which it was written; "" where the page says none."""
    published: str = ""
    """An ISO 8601 date or moment, else the date as the page prints it, e.g. "May 13, 2026, 11:02 PM"."""
    url: str = ""
    """Where it stands by itself."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | DefinitionList
    | Quote
    | PullQuote
    | CodeBlock
    | Figure
    | Table
    | FormulaBlock
    | Callout
    | Embed
    | Verse
    | Rule
    | Division
    | Post
)


# --- The document ---


@dataclass(frozen=True, slots=True)
class Footnote:
    identifier: str
    """Unique in the document; the number is the renderer's, by the order of the marks."""
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the document carries with it."""

    sha256: str
    """Of `content`, in lower-case hexadecimal; what `Image.asset` names."""
    media_type: str
    """As its bytes say, e.g. "image/png"."""
    content: bytes = field(repr=False)
    width: int | None = None
    """Pixels."""
    height: int | None = None
    url: str = ""
    """Where it came from."""


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """A page as it came, before anything was made of it."""

    content: bytes = field(repr=False)
    media_type: str
    """Of its text, e.g. "text/html"."""
    sha256: str
    """Of `content`, in lower-case hexadecimal."""
    url: str = ""
    """Where it came from."""
    fetched: datetime | None = None
    """With time zone."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about the article. What is not known is "", () or None."""

    title: str = ""
    subtitle: str = ""
    kicker: str = ""
    """The short line above the title."""
    authors: tuple[str, ...] = ()
    """Names only: no "By", no job."""
    published: date | datetime | None = None
    modified: date | datetime | None = None
    site_name: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    """BCP 47 tag."""
    direction: Direction = "ltr"
    description: str = ""
    lead_image: Image | None = None
    canonical_url: str = ""
    """What the page says its address is."""
    url: str = ""
    """Where the page was fetched from, or what the caller said."""
    fetched: datetime | None = None
    page_sha256: str = ""
    """Of the page as it came, in lower-case hexadecimal."""
    licence: str = ""
    """URL or name."""
    word_count: int = 0
    """Words of the blocks; a CJK character counts half a word."""
    reading_minutes: int = 0
    """At 230 words a minute (Brysbaert 2019, 238 for English prose), rounded up."""


@dataclass(frozen=True, slots=True)
class Document:
    metadata: Metadata
    blocks: Blocks
    footnotes: tuple[Footnote, ...] = ()
    """In the order of their first mark."""
    assets: tuple[Asset, ...] = ()
    """Each once, in the order of first use."""
    removals: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()
    originals: tuple[OriginalPage, ...] = ()
    """The pages that it was made of, in their order, where the settings ask for them."""

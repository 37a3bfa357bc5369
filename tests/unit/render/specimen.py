"""A Document with everything in it that the model has, as a type founder's specimen sheet."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, date, datetime
from hashlib import sha256

from converter.model.document import (
    Abbreviation,
    Asset,
    Block,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Highlight,
    Image,
    Inline,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quotation,
    Quote,
    Ruby,
    Rule,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Time,
    Verse,
)


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def items(*blocks: Block) -> tuple[ListItem, ...]:
    return tuple(ListItem((block,)) for block in blocks)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) for text in texts)


def png(width: int, height: int) -> bytes:
    """Return a picture with a slope of greys."""
    lines = b"".join(
        b"\0" + bytes((60 + 150 * (x + y) // (width + height)) for x in range(width)) for y in range(height)
    )

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


PICTURE = Asset(
    sha256(png(900, 500)).hexdigest(), "image/png", png(900, 500), 900, 500, "https://example.org/slope.png"
)
SHOWN = Image(PICTURE.url, "A slope of greys", asset=PICTURE.sha256, width=900, height=500)

LOREM = (
    "The harbour lay under a lid of cloud, and the few boats that had come in before dark knocked against the quay with "
    "a patience that nobody on shore could share. “We shall wait,” said the pilot, who had waited in worse places; the "
    "extraordinary undistinguished correspondence of a lifetime lay about him in drawers. Nobody answered. "
)

BLOCKS: tuple[Block, ...] = (
    paragraph(
        LOREM,
        Emphasis((Text("Emphasis"),)),
        ", ",
        Strong((Text("strength"),)),
        ", ",
        Strong((Emphasis((Text("both"),)),)),
        ", and a footnote.",
        FootnoteMark("first"),
        " A ",
        Link("https://example.org/a/page", (Text("link to a page"),), "Its title"),
        " and one to ",
        Link("#tables", (Text("the tables"),)),
        " below.",
    ),
    paragraph(
        Code("render(document)"),
        ", H",
        Subscript((Text("2"),)),
        "O, 10",
        Superscript((Text("23"),)),
        ", ",
        Strikethrough((Text("struck"),)),
        ", ",
        Inserted((Text("added"),)),
        ", ",
        Highlight((Text("marked"),)),
        ", ",
        Keyboard((Text("Ctrl"),)),
        "+",
        Keyboard((Text("C"),)),
        ", ",
        SmallCaps((Text("Small Capitals"),)),
        ", ",
        Ruby((Text("漢字"),), (Text("かんじ"),)),
        ", ",
        Quotation((Text("a quotation"),), "https://example.org/q"),
        ", ",
        Abbreviation((Text("HTML"),), "HyperText Markup Language"),
        ", ",
        Span((Text("Grüße aus Łódź"),), language="de"),
        ", ",
        Time((Text("14 October"),), "2015-10-14"),
        ", ",
        Formula("E = mc^2"),
        ", a line",
        LineBreak(),
        "broken, and an icon ",
        Image("https://example.org/icon.png", "icon"),
        ".",
    ),
    paragraph(LOREM * 2, FootnoteMark("second")),
    Heading(2, (Text("Lists, and what the reader does with a heading of two lines"),), "lists"),
    BulletList(
        (
            ListItem(
                (paragraph("One, with a list in it"), BulletList(items(paragraph("inner"), paragraph("inner two"))))
            ),
            ListItem((paragraph("Two. " + LOREM), paragraph("A second paragraph of the item."))),
        )
    ),
    OrderedList(items(paragraph("Third"), paragraph("Fourth")), start=3),
    OrderedList(items(paragraph("roman"), paragraph("numbers")), style="lower-roman"),
    BulletList((ListItem((paragraph("Done"),), checked=True), ListItem((paragraph("To do"),), checked=False))),
    DefinitionList(
        (
            Definition(((Text("Octavo"),),), ((paragraph("A book from sheets folded three times."),),)),
            Definition(((Text("Quarto"),), (Text("4to"),)), ((paragraph("Folded twice."),), (paragraph("Larger."),))),
        )
    ),
    Heading(3, (Text("Quotations"),)),
    Quote(
        (paragraph(LOREM), Quote((paragraph("A quotation within."),))),
        (Text("A pilot, "), Emphasis((Text("Letters"),))),
        "https://example.org/letters",
    ),
    PullQuote((paragraph("We shall wait, said the pilot, who had waited in worse places."),)),
    Verse(
        (
            (Text("Full fathom five thy father lies;"),),
            (Text("   Of his bones are coral made;"),),
            (),
            (Text("Ding-dong."),),
        )
    ),
    Heading(2, (Text("Pictures"),), "pictures"),
    paragraph(LOREM),
    Figure(
        (SHOWN,), (Text("A slope of greys, as it was seen by nobody in particular."),), (Text("Photo: Ann Example"),)
    ),
    Figure((Image("https://example.org/gone.png", "A picture that could not be had"),), (Text("Its caption."),)),
    Embed("video", "https://video.example.org/watch?v=1", "The harbour at night", "Example Video", SHOWN),
    Embed("post", "https://social.example.org/status/1", "", "Social"),
    Heading(2, (Text("Code"),)),
    CodeBlock(
        "def fold(sheet: Sheet) -> Book:\n    for _ in range(3):\n        sheet = sheet.folded()\n\n"
        "    return Book(sheet.leaves)  # a comment that is a good deal longer than the line is wide, so that it must break somewhere",
        "python",
        (Text("Folding a sheet"),),
    ),
    Heading(2, (Text("Tables"),), "tables"),
    Table(
        (row("Format", "Folds", "Leaves"), row("Folio", "1", "2"), row("Quarto", "2", "4"), row("Octavo", "3", "8")),
        header_rows=1,
        header_columns=1,
        caption=(Text("How a sheet becomes a book"),),
    ),
    Table(tuple(row(*(f"{line}.{column} value" for column in range(14))) for line in range(4)), header_rows=1),
    Table((tuple(Cell((paragraph(str(column)),)) for column in range(1000)),)),
    FormulaBlock("\\int_0^1 x^2\\,dx = \\frac{1}{3}"),
    Callout("note", (), (paragraph("A callout without a title."),)),
    Callout("warning", (Text("Mind the gap"),), (paragraph(LOREM),)),
    Post(
        (
            paragraph("An answer to the article."),
            Post((paragraph("An answer to the answer."),), "Ben", "May 13, 2026, 11:02 PM"),
        ),
        "Ada",
        "2026-05-13T10:00:00+00:00",
        "https://example.org/post/1",
    ),
    Rule(),
    Division((paragraph("هذا نص عربي من اليمين إلى اليسار، فيه كلمات كثيرة."),), "ar", "rtl"),
    Division((paragraph("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"),), "ja"),
    Heading(4, (Text("A heading of the fourth level"),)),
    Heading(5, (Text("of the fifth"),)),
    Heading(6, (Text("and of the sixth"),)),
    paragraph("A long address: https://example.org/" + "a-path-that-does-not-end/" * 8),
    *(paragraph(LOREM * 2) for _ in range(6)),
)

SPECIMEN = Document(
    Metadata(
        title="On the Folding of Sheets, and What Became of the Printers Who Folded Them: A Specimen in Three Parts",
        subtitle="Everything that the model has, once, in an order that no article would have",
        kicker="Specimens",
        authors=("Ann Example", "Bob Instance", "Łucja Przykład"),
        published=date(2015, 10, 14),
        modified=datetime(2015, 10, 15, 9, 30, tzinfo=UTC),
        site_name="The Example Review",
        section="Printing",
        tags=("books", "printing"),
        language="en",
        description="A specimen of all that is set.",
        canonical_url="https://review.example.org/2015/10/14/on-the-folding-of-sheets-and-what-became-of-the-printers",
        fetched=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        licence="https://creativecommons.org/licenses/by/4.0/",
        word_count=1500,
        reading_minutes=7,
    ),
    BLOCKS,
    (
        Footnote(
            "first",
            (paragraph("A footnote with ", Emphasis((Text("emphasis"),)), "."), paragraph("Of two paragraphs.")),
        ),
        Footnote("second", (paragraph("Another. " + LOREM),)),
    ),
    (PICTURE,),
)

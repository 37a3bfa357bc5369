"""What a renderer may ask of the body writer, and what it gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.document import Formula, FormulaBlock, HeadingLevel, Table

FootnoteManner: TypeAlias = Literal["endnotes", "popup", "float"]
"""endnotes: a list at the end; popup: the same, marked so that an e-reader shows it in place; float: each note where
it is called, for a style sheet that sends it to the foot of the page."""


@dataclass(frozen=True, slots=True)
class FormulaImage:
    """A picture that stands for a formula."""

    source: str
    """Where it lies, as `src` is to say it."""
    style: str
    """Its size and how far it hangs below the line, in CSS."""


@dataclass(frozen=True, slots=True)
class BodySettings:
    """How the body is to be written; the defaults are those of a web page without pictures."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """Where the picture of each asset lies, as `src` is to say it, by SHA-256."""
    remote_images: bool = False
    """Whether a picture without a source may stay an address on the web; else its alternative text stands there."""
    footnotes: FootnoteManner = "endnotes"
    unfit_for_foot: frozenset[str] = frozenset()
    """Footnotes that stand at the end all the same, where the others float."""
    formulas: Mapping[Formula | FormulaBlock, FormulaImage] | None = None
    """Pictures of formulas, for what cannot set MathML; None: every formula is MathML, as far as it can be."""
    heading_identifiers: Literal["given", "all"] = "given"
    """all: every heading gets an identifier, for a table of contents to point to."""
    code_colours: bool = False
    """Whether tokens of code get classes, for a style sheet to colour."""
    code_lines: bool = False
    """Whether each line of code is an element, for a style sheet that shows where a long one goes on; the line feeds
    are left out, so that it is for what nobody reads again."""
    is_book: bool = False
    """Whether it is for an e-reader, whose vocabulary is `epub:type`."""
    prefix: str = ""
    """What every id begins with, where several articles share one book."""
    inner_links: Mapping[str, str] = field(default_factory=dict)
    """Id of another article's place in the same book, by the URL that links to it."""
    table_classes: Mapping[Table, str] = field(default_factory=dict)
    """Class of tables that a page sets in a way of their own."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading of the body, for a table of contents."""

    level: HeadingLevel
    title: str
    """Its words."""
    identifier: str
    """Its id in the markup; "" where it has none."""


@dataclass(frozen=True, slots=True)
class Body:
    """A document's blocks and footnotes as XHTML, without title and metadata."""

    markup: str
    """Sequence of elements in the vocabulary of `base/vocabulary.py`, well-formed within an element."""
    outline: tuple[OutlineEntry, ...]
    """Headings in order, those in quotes and cells left out."""
    tables: tuple[Table, ...] = ()
    """In the order in which they begin in the markup."""

"""The words of an article, of a document and of its renderings, so that each can be looked for in the next."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bs4 import NavigableString, Tag

import converter
from converter.base.dom import attribute, parse_fragment, parse_page, tree_of
from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTE_MARK_ROLE, MATH_CLASS, POST_HEADER_CLASS
from converter.base.words import bare_words
from converter.base.xhtml import html_of
from converter.model.document import (
    Callout,
    Code,
    CodeBlock,
    Embed,
    Figure,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Image,
    Inline,
    LineBreak,
    Quote,
    Ruby,
    Table,
    Text,
)
from converter.read.html.blocks import BLOCKS
from converter.read.html.survey import UNREAD, has_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Blocks, Document

FORMATS = ("html", "epub", "markdown", "text")


def words_of_html(markup: str) -> Counter[str]:
    """Return the words of HTML in the vocabulary, but for formulas, marks of footnotes and what says who wrote a post."""
    return words_of_tree(parse_fragment(markup))


def words_of_tree(tree: Tag) -> Counter[str]:
    """Return the same of a tree."""
    return Counter(bare_words("".join(_pieces(tree))))


def words_of_document(document: Document) -> Counter[str]:
    """Return the words of a document's blocks and footnotes, with the same exceptions."""
    return Counter(bare_words("".join(_document_pieces(_flow(document)))))


def words_of_rendering(document: Document, to: str) -> Counter[str]:
    """Return the words of a document in a format."""
    return Counter(bare_words(text_of_rendering(document, to)))


def first_missing(document: Document, to: str) -> str:
    """Return the first run of text of a document whose letters its rendering has not, in their order; "" where all are.

    A rendering may set a mark, a formula or an alternative text right beside a word, and so its words are not compared.
    """
    letters = _letters(text_of_rendering(document, to))
    for blocks in (document.blocks, *(footnote.blocks for footnote in document.footnotes)):
        place = 0
        for run in _document_pieces(blocks):
            found = letters.find(_letters(run), place)
            if found < 0:
                return run
            place = found + len(_letters(run))
    return ""


def text_of_rendering(document: Document, to: str) -> str:
    """Return the text of a document in a format, as its reader sees it."""
    content = converter.render(document, to)
    match to:
        case "html":
            article = parse_page(content.decode()).css_first("article")
            return "".join(_pieces(tree_of([article])))
        case "epub":
            with zipfile.ZipFile(BytesIO(content)) as book:
                names = [name for name in book.namelist() if "chapter" in name]
                pages = [parse_page(html_of(book.read(name).decode())).body for name in names]
            return "".join(piece for page in pages if page is not None for piece in _pieces(tree_of([page])))
        case "markdown":
            return "".join(_document_pieces(_flow(converter.read_markdown(content))))
        case "pdf":
            from pypdf import PdfReader

            return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        case _:
            return content.decode()


def _flow(document: Document) -> Blocks:
    return (*document.blocks, *(block for footnote in document.footnotes for block in footnote.blocks))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _document_pieces(node: object) -> Iterator[str]:
    """Yield the texts of any part of a document, parted where a reader sees them parted."""
    match node:
        case tuple():
            for part in node:
                yield from _document_pieces(part)
                # Terms, explanations and lines of verse are tuples themselves.
                yield "\n" if isinstance(part, tuple) or not isinstance(part, Inline) else ""
        case Text() | Code():
            yield node.text
        case LineBreak():
            yield "\n"
        case Image() | Formula() | FormulaBlock() | FootnoteMark():
            pass
        case CodeBlock():
            yield from _document_pieces((node.caption, Code(node.text)))
        case Embed():
            yield node.title
        case Ruby():
            yield from _document_pieces((node.base, node.reading))
        case Figure():
            yield from _document_pieces((node.caption, node.credit))
        case Quote():
            yield from _document_pieces((node.blocks, node.source))
        case Callout():
            yield from _document_pieces((node.title, node.blocks))
        case Table():
            yield from _document_pieces((node.caption, node.rows))
        case _ if is_dataclass(node):
            yield from (
                piece
                for field in fields(node)
                for piece in _document_pieces(getattr(node, field.name))
                if isinstance(getattr(node, field.name), tuple)
            )


def _pieces(tree: Tag) -> Iterator[str]:
    for node in tree.contents:
        if type(node) is NavigableString:
            yield str(node)
        elif isinstance(node, Tag) and not _is_uncounted(node):
            edge = "\n" if node.name in BLOCKS or node.name in ("br", "rt") else ""
            yield edge
            yield from _pieces(node)
            yield edge


def _is_uncounted(element: Tag) -> bool:
    return (
        element.name in UNREAD
        or element.name == "math"
        or attribute(element, "role") in (FOOTNOTE_MARK_ROLE, BACKLINK_ROLE)
        or has_class(element, MATH_CLASS)
        or has_class(element, POST_HEADER_CLASS)
    )

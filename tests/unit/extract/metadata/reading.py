"""What is known about a page that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import parse_page
from converter.extract.find import survey
from converter.extract.metadata import read_metadata
from converter.model.page import Page

if TYPE_CHECKING:
    from converter.extract.find.declaration import Declaration
    from converter.model.document import Metadata
    from converter.model.record import Note

PAGE = "https://news.example.org/2015/high-water.html"


def metadata_of(head: str = "", body: str = "", attributes: str = "", url: str = PAGE) -> Metadata:
    return _read(head, body, attributes, url)[0]


def guesses_of(head: str = "", body: str = "", attributes: str = "") -> set[str]:
    """Return the names of the fields that are told as guessed."""
    return {note.subject for note in _read(head, body, attributes, PAGE)[2]}


def declared_text_of(head: str) -> str:
    """Return the text that the page's metadata gives as its article's."""
    return _read(head, "", "", PAGE)[1].text


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _read(head: str, body: str, attributes: str, url: str) -> tuple[Metadata, Declaration, tuple[Note, ...]]:
    html = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    tree = parse_page(html)
    return read_metadata(tree, survey(tree), Page(html, "html", url=url), url)

"""Links to notes with their addresses: paper cannot be followed by a click."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.model.document import Footnote, FootnoteMark, Link, Paragraph, Text
from converter.model.walk import plain_text, rewrite, word_count
from converter.render.opening import shown_address
from converter.render.xhtml import web_address

if TYPE_CHECKING:
    from converter.model.document import Document, Inline, Inlines

MOST_AT_FOOT: Final = 8
"""Addresses a page whose notes are at its foot: more would take a quarter of it."""
_WORDS_A_PAGE: Final = 450


@dataclass(frozen=True, slots=True)
class NumberedLinks:
    """A document with a note for the address of each link."""

    document: Document
    at_end: frozenset[str]
    """Identifiers of the notes that are to stand at the document's end, where there are too many for the foot."""


def with_numbered_links(document: Document) -> NumberedLinks:
    """Return the document with a mark behind each link whose words are not its address, equal addresses one note.

    A link in a note has its address behind it in brackets.
    """
    taken = {note.identifier for note in document.footnotes}
    notes: dict[str, Footnote] = {}

    def numbered(inline: Inline) -> Inlines:
        address = _unseen_address(inline)
        if not address:
            return (inline,)
        if address not in notes:
            identifier = f"address-{len(notes) + 1}"
            while identifier in taken:
                identifier += "-"
            notes[address] = Footnote(identifier, (Paragraph((Text(shown_address(address)),)),))
        return (inline, FootnoteMark(notes[address].identifier))

    def bracketed(inline: Inline) -> Inlines:
        address = _unseen_address(inline)
        return (inline, Text(f" ({shown_address(address)})")) if address else (inline,)

    # The body without its notes, then these without the body: each has a way of its own.
    body = rewrite(replace(document, footnotes=()), numbered, lambda block: (block,))
    own = rewrite(replace(document, blocks=()), bracketed, lambda block: (block,)).footnotes
    pages = max(1.0, word_count(body.blocks) / _WORDS_A_PAGE)
    at_end = (note.identifier for note in notes.values()) if len(notes) > MOST_AT_FOOT * pages else ()
    return NumberedLinks(replace(body, footnotes=(*own, *notes.values())), frozenset(at_end))


def _unseen_address(inline: Inline) -> str:
    """Return the address of a link that leads out of the document and does not show where; "" for all else."""
    if not isinstance(inline, Link) or inline.url.startswith("#"):
        return ""
    address = web_address(inline.url) or ""
    words = plain_text(inline.children).strip().rstrip("/")
    return "" if words in {address.rstrip("/"), shown_address(address)} else address

"""Document to an XHTML fragment: the one body that html, epub and pdf share.

It speaks the vocabulary of `base/vocabulary.py`, so that `read/rendering/` reads it back to an equal Document; it is
well-formed, its ids are XML names and stand once, and its links lead to http(s), mailto or an id that is there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTE_ROLE, FOOTNOTES_ROLE
from converter.model.document import Paragraph
from converter.render.xhtml.addresses import web_address
from converter.render.xhtml.blocks import write_blocks
from converter.render.xhtml.identifiers import identifiers_of
from converter.render.xhtml.inlines import Context
from converter.render.xhtml.markup import element, escape_attribute, escape_text, language_tag, void_element
from converter.render.xhtml.settings import Body, BodySettings, OutlineEntry

if TYPE_CHECKING:
    from converter.model.document import Document, Footnote

__all__ = [
    "BACKLINK_ARROW",
    "Body",
    "BodySettings",
    "OutlineEntry",
    "element",
    "escape_attribute",
    "escape_text",
    "language_tag",
    "void_element",
    "web_address",
    "write_body",
]

# In the Latin subset of every web font, unlike the hooked arrow, which some systems show as a picture.
BACKLINK_ARROW = "↑"


def write_body(document: Document, settings: BodySettings) -> Body:
    """Return a document's blocks and footnotes as XHTML, with its outline."""
    context = Context(settings, identifiers_of(document, settings), write_blocks, language=document.metadata.language)
    blocks = write_blocks(document.blocks, context)
    notes = _write_endnotes(context)
    return Body("\n".join(part for part in (blocks, notes) if part), tuple(context.outline), tuple(context.tables))


def _write_endnotes(context: Context) -> str:
    """Return the section of footnotes, without those that were written where they are called."""
    identifiers = context.identifiers
    notes = [note for note in identifiers.order if note.identifier not in identifiers.floated]
    if not notes:
        return ""
    popup = context.settings.footnotes == "popup"
    # Notes are written before their way back: a note may itself call another.
    written = [write_blocks(note.blocks, replace(context, inside=frozenset({"note"}))) for note in notes]
    items = "\n".join(
        _item(note, _with_way_back(note, content, context), context)
        for note, content in zip(notes, written, strict=True)
    )
    attributes = {"role": FOOTNOTES_ROLE, "epub:type": "footnotes" if popup else None}
    return element("section", attributes, element("ol", {}, items))


def _item(note: Footnote, content: str, context: Context) -> str:
    """Return a note as an item of the list; for pop-ups the item holds what is popped up, which has a role of its own."""
    place = context.identifiers.of_footnote(note.identifier)
    match context.settings.footnotes:
        case "popup":
            # Not "endnote": Apple Books shows in place what is a footnote, wherever it stands.
            popped = {**place, "epub:type": "footnote", "role": FOOTNOTE_ROLE}
            return element("li", {}, element("div", popped, content))
        case "float":
            return element("li", {**place, "value": str(context.identifiers.numbers[note.identifier])}, content)
        case "endnotes":
            return element("li", place, content)
        case _:
            assert_never(context.settings.footnotes)


def _with_way_back(note: Footnote, content: str, context: Context) -> str:
    """Return a note's content with a link to each of its marks at the end of the last paragraph."""
    links = "".join(
        element("a", {"role": BACKLINK_ROLE, "href": f"#{call}"}, BACKLINK_ARROW)
        for call in context.identifiers.calls.get(note.identifier, ())
    )
    if not links:
        return content
    if note.blocks and isinstance(note.blocks[-1], Paragraph):
        return f"{content.removesuffix('</p>')} {links}</p>"
    return f"{content}<p>{links}</p>"

"""A PDF to what tests ask of it: its structure tree, its annotations, its metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeAlias

from pypdf import PdfReader

from converter.model.document import Block, Document, Footnote, Metadata
from converter.model.settings import PdfSettings, RenderSettings
from converter.render.pdf import render_pdf
from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.model.theme import PdfProfileName

Tree: TypeAlias = "str | tuple[str, list[Tree]]"

CLASSIC = load_theme("classic")


def settings(profile: PdfProfileName | None = None) -> RenderSettings:
    """Return the settings of a profile, pictures embedded."""
    return RenderSettings(images="embed", pdf=PdfSettings(profile=profile))


def pdf_of(*blocks: Block, profile: PdfProfileName | None = None, notes: tuple[Footnote, ...] = ()) -> bytes:
    """Return the PDF of an article in English whose title is "T"."""
    document = Document(Metadata("T", language="en"), blocks, notes)
    return render_pdf(document, CLASSIC, settings(profile)).content


def reading(pdf: bytes) -> PdfReader:
    """Return pypdf's reader."""
    return PdfReader(io.BytesIO(pdf))


def structure(pdf: bytes) -> list[Tree]:
    """Return what the structure tree has below the article: roles, each with its kids; "·" is content, "@" a link's area.

    The title, which every article has, is left out.
    """
    document = reading(pdf).root_object["/StructTreeRoot"]["/K"][0].get_object()
    (article,) = [kid.get_object() for kid in _kids(document)]
    return [_tree(kid) for kid in _kids(article)][1:]


def nodes(pdf: bytes, role: str) -> list[Any]:
    """Return the dictionaries of a role, in reading order."""
    found, waiting = [], [reading(pdf).root_object["/StructTreeRoot"]["/K"][0].get_object()]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict):
            continue
        if node.get("/S") == f"/{role}":
            found.append(node)
        waiting += [kid.get_object() for kid in reversed(_kids(node)) if not isinstance(kid, int)]
    return found


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, list) else [kids]


def _tree(kid: Any) -> Tree:
    if isinstance(kid, int):
        return "·"
    node = kid.get_object()
    if node.get("/Type") in {"/MCR", "/OBJR"}:
        return "·" if node["/Type"] == "/MCR" else "@"
    return (node["/S"][1:], [_tree(inner) for inner in _kids(node)])

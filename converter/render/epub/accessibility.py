"""Chapters to what can be promised of how their book can be read, in schema.org's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from converter.model.walk import images_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.document import Document, Image
    from converter.render.epub.chapters import Chapter


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What schema.org's properties say of the book (EPUB Accessibility 1.1, 2.2)."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    """Each a list of modes that together are enough."""
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def accessibility(chapters: Sequence[Chapter]) -> Accessibility:
    """Return what can be promised of the book: only what was looked at."""
    pictures = [picture for chapter in chapters for picture in _shown(chapter.document)]
    described = all(picture.alt for picture in pictures)
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    if pictures and described:
        features.append("alternativeText")
    if any("<math" in file.markup for chapter in chapters for file in chapter.files):
        features.append("MathML")
    moving = any(asset.media_type == "image/gif" for chapter in chapters for asset in chapter.document.assets)
    made_from = "a web article" if len(chapters) == 1 else "web articles"
    summary = [f"Made from {made_from}: text that reflows, headings and contents to move by."]
    if pictures:
        summary.append(
            "Every picture is described." if described else "Some pictures have no description, as on the page."
        )
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual", "textual,visual") if pictures and described else _enough(pictures),
        features=tuple(features),
        hazards=("unknown",) if moving else ("none",),
        summary=" ".join(summary),
    )


def _enough(pictures: Sequence[Image]) -> tuple[str, ...]:
    return ("textual,visual",) if pictures else ("textual",)


def _shown(document: Document) -> Iterator[Image]:
    """Yield the pictures that stand in the book's text."""
    without_lead = replace(document, metadata=replace(document.metadata, lead_image=None))
    return (image for image in images_of(without_lead) if image.asset)

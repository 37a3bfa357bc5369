"""Document and Theme to Rendering: the table of formats, and the way into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from converter.base.errors import SettingsError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.book import Book
    from converter.model.document import Document
    from converter.model.rendering import Rendering
    from converter.model.settings import ImageTreatment, RenderSettings
    from converter.model.theme import Theme

__all__ = [
    "RENDERERS",
    "Renderer",
    "check_binds",
    "image_treatment",
    "render_book",
    "render_document",
    "renderer_for_file",
    "renderer_named",
]


@dataclass(frozen=True, slots=True)
class Renderer:
    """One format: a row of the table RENDERERS."""

    name: str
    """What `--to` accepts."""
    suffixes: tuple[str, ...]
    """File name endings that mean this format; the first is the one it is given."""
    summary: str
    """What the format is for, as `--help` and the README say it."""
    images: ImageTreatment
    """What becomes of pictures unless the user says."""
    render: Callable[[Document, Theme, RenderSettings], Rendering]
    render_book: Callable[[Book, Theme, RenderSettings], Rendering] | None = None
    """None: the format holds one article."""


def _rendering_of(name: str) -> Callable[[Document, Theme, RenderSettings], Rendering]:
    """Return the function `render_NAME` of the module NAME, which is imported when the format is first asked for.

    All of them together take a tenth of a second to import, and a command needs one.
    """

    def render(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
        module = import_module(f"{__name__}.{name}")
        rendering: Rendering = getattr(module, f"render_{name}")(document, theme, settings)
        return rendering

    return render


def _binding_of(name: str) -> Callable[[Book, Theme, RenderSettings], Rendering]:
    """Return the function `render_NAME_book` of the module NAME, which is imported when it is first asked for."""

    def render_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
        module = import_module(f"{__name__}.{name}")
        rendering: Rendering = getattr(module, f"render_{name}_book")(book, theme, settings)
        return rendering

    return render_book


RENDERERS: tuple[Renderer, ...] = (
    Renderer(
        "markdown",
        (".md", ".markdown"),
        "for notes and repositories",
        "link",
        _rendering_of("markdown"),
        _binding_of("markdown"),
    ),
    Renderer(
        "html",
        (".html", ".htm"),
        "one self-contained, print-friendly file",
        "embed",
        _rendering_of("html"),
        _binding_of("html"),
    ),
    Renderer("text", (".txt",), "the words alone", "none", _rendering_of("text")),
    Renderer("json", (".json",), "the document model, to be read again", "embed", _rendering_of("json")),
    Renderer("epub", (".epub",), "for e-readers", "embed", _rendering_of("epub"), _binding_of("epub")),
    Renderer("pdf", (".pdf",), "for the archive and the printer", "embed", _rendering_of("pdf"), _binding_of("pdf")),
)


def renderer_named(name: str) -> Renderer:
    """Return the format of that name, or with that ending, such as "md"; raises UnknownName."""
    for renderer in RENDERERS:
        if name == renderer.name or f".{name}" in renderer.suffixes:
            return renderer
    raise UnknownName(noun="format", name=name, known=[renderer.name for renderer in RENDERERS])


def renderer_for_file(file_name: str) -> Renderer:
    """Return the format that a file name's ending means; raises UnknownName."""
    for renderer in RENDERERS:
        if file_name.lower().endswith(renderer.suffixes):
            return renderer
    suffix = "." + file_name.rpartition(".")[2] if "." in file_name else file_name
    raise UnknownName(noun="format", name=suffix, known=[suffix for row in RENDERERS for suffix in row.suffixes])


def image_treatment(to: str, settings: RenderSettings) -> ImageTreatment:
    """Return what becomes of pictures in that format: the user's wish, else the format's habit."""
    return settings.images or renderer_named(to).images


def render_document(document: Document, to: str, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document in that format; the settings' `images` is resolved here, never None below."""
    return renderer_named(to).render(document, theme, replace(settings, images=image_treatment(to, settings)))


def render_book(book: Book, to: str, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book in that format; raises SettingsError where the format holds one article only."""
    return _binder(to)(book, theme, replace(settings, images=image_treatment(to, settings)))


def check_binds(to: str) -> None:
    """Raise SettingsError where a format holds one article only, UnknownName where there is no such format."""
    _binder(to)


def _binder(to: str) -> Callable[[Book, Theme, RenderSettings], Rendering]:
    binder = renderer_named(to).render_book
    if binder is None:
        binding = ", ".join(row.name for row in RENDERERS if row.render_book)
        raise SettingsError(f"{to} holds one article; a book can be {binding}.")
    return binder

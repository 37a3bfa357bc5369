"""READ FIRST: the whole way of an article, one call a step.

    Source --fetch--> Page --extract--> Article --read--> Document --render(Theme)--> Rendering --deliver--> Delivery

Only this module knows the order; a step imports no other step. Each step is one folder, each noun one file in `model/`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from converter.base.names import file_name
from converter.deliver import companions_folder, deliver, path_at
from converter.extract import extract_article
from converter.fetch import fetch_images, fetch_page, with_named_host
from converter.model.rendering import Delivery
from converter.read import read_article, read_document, read_markdown
from converter.render import image_treatment, render_document, renderer_named
from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.deliver import Destination
    from converter.model.document import Document
    from converter.model.page import Page, Source
    from converter.model.settings import ExtractSettings, Settings


def convert(source: Source, destination: Destination, to: str, theme: str, settings: Settings) -> Delivery:
    """Take a source the whole way, and return where it went with everything lost or guessed.

    `to` names a row of RENDERERS, `theme` a theme that ships or the path of a folder.
    """
    look = load_theme(theme)
    pictures = image_treatment(to, settings.render) in {"embed", "folder"}
    document = document_from_source(source, replace(settings, fetch=replace(settings.fetch, pictures=pictures)))
    planned = path_at(destination, file_name(document.metadata, renderer_named(to).suffixes[0]))
    beside = companions_folder(planned) if planned else ""
    rendering = render_document(document, to, look, replace(settings.render, companions_folder=beside))
    path = deliver(rendering, destination)
    return Delivery(
        path=path,
        size_bytes=len(rendering.content),
        title=document.metadata.title,
        removals=document.removals,
        notes=document.notes + rendering.notes,
    )


def document_from_source(source: Source, settings: Settings) -> Document:
    """Return the Document of a source, with its pictures unless the settings leave them."""
    fetch = with_named_host(source, settings.fetch)
    page = fetch_page(source, fetch)
    document = document_from_page(page, settings.extract)
    return fetch_images(document, page.folder, fetch) if fetch.pictures else document


def document_from_page(page: Page, settings: ExtractSettings) -> Document:
    """Return the Document of a page, with the page's notes first. Touches neither disk nor network."""
    match page.kind:
        case "html" | "text":
            return read_article(extract_article(page, settings))
        case "markdown":
            return read_markdown(page)
        case "document":
            return read_document(page)
        case _:
            assert_never(page.kind)

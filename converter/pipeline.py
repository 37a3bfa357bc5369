"""READ FIRST: the whole way of an article, one call a step.

    Source --fetch--> Page --extract--> Article --read--> Document --render(Theme)--> Rendering --deliver--> Delivery
                                              many Documents --bind--> Book --render(Theme)-->

Only this module knows the order; a step imports no other step. Each step is one folder, each noun one file in `model/`.
Between fetch and extract `site_rules/` finds the files that know the page's site; where such a rule says that an article
goes on, its further pages go the same way up to the Document, and are joined there. `mailing.py` goes this way with its
end in a mailbox, `shelving.py` with its end on an e-reader or in a library.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from converter.base.errors import NoArticle
from converter.base.names import file_name
from converter.deliver import companions_folder, deliver, path_at
from converter.devices import fit_book, with_device_page
from converter.extract import extract_article, headers_wanted
from converter.fetch import FurtherPages, fetch_images, fetch_page, read_book_file, with_named_host
from converter.model.book import book_of
from converter.model.document import OriginalPage
from converter.model.explanation import document_as_it_is
from converter.model.finding import Verdict
from converter.model.page import MEDIA_TYPES, FileSource
from converter.model.record import Note, NoteKind
from converter.model.rendering import Delivery
from converter.read import join_documents, read_article, read_document, read_markdown, read_rendering
from converter.render import image_treatment, render_document, renderer_named
from converter.render import render_book as render_bound_book
from converter.site_rules import rules_for
from converter.themes import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from converter.deliver import Destination
    from converter.model.article import Article
    from converter.model.batch import Order
    from converter.model.book import Book
    from converter.model.device import Device
    from converter.model.document import Document
    from converter.model.explanation import Explanation
    from converter.model.page import Page, Source
    from converter.model.rendering import Rendering
    from converter.model.settings import ExtractSettings, FetchSettings, RenderSettings, Settings
    from converter.model.theme import Theme


CHECKED_TYPES = {"application/epub+zip", "application/pdf"}
"""Of renderings that are looked at before they go to a device."""


def convert(source: Source, destination: Destination, to: str, theme: str, settings: Settings) -> Delivery:
    """Take a source the whole way, and return where it went with everything lost or guessed.

    `to` names a row of RENDERERS, `theme` a theme that ships or the path of a folder.
    """
    look = load_theme(theme, settings.render)
    document = document_for(source, to, settings)
    planned = path_at(destination, file_name(document.metadata, suffix_of(to, settings.render)))
    beside = companions_folder(planned) if planned else ""
    rendering = render(document, to, look, replace(settings.render, companions_folder=beside))
    path = deliver(rendering, destination)
    return Delivery(
        path=path,
        size_bytes=len(rendering.content),
        title=document.metadata.title,
        removals=document.removals,
        notes=document.notes + rendering.notes + _preflight(rendering, planned, settings.render),
    )


def _preflight(rendering: Rendering, planned: Path | None, settings: RenderSettings) -> tuple[Note, ...]:
    """Return a note on all that the device will refuse or show wrongly; what is only advice is not told here."""
    if settings.device is None or rendering.media_type not in CHECKED_TYPES:
        return ()
    # All checks together take twenty milliseconds to import, and few conversions are for a device.
    from converter.check import check_content

    name = planned.name if planned else rendering.file_name
    return tuple(
        Note(NoteKind.PREFLIGHT, f"{finding.message} {finding.advice}".strip(), finding.file or finding.check)
        for finding in check_content(rendering.content, name, settings.device)
        if finding.severity != "advice"
    )


def check(path: Path, device: Device | None, *, with_epubcheck: bool) -> Verdict:
    """Return what a device, or any, will make of an EPUB or PDF. Raises SourceError where there is no such file."""
    from converter.check import check_content

    content = read_book_file(path)
    findings = check_content(content, path.name, device)
    if not with_epubcheck or not content.startswith(b"PK"):
        return Verdict(str(path), findings)
    from converter.check.epubcheck import epubcheck_findings, epubcheck_missing

    missing = epubcheck_missing()
    return Verdict(str(path), findings + epubcheck_findings(path), (missing,) if missing else ())


def deliver_book(book: Book, destination: Destination, to: str, theme: str, settings: RenderSettings) -> Delivery:
    """Put a book where it should go, in that format, and return where it went with everything lost on this part of the way."""
    look = load_theme(theme, settings)
    planned = path_at(destination, file_name(book.metadata, suffix_of(to, settings)))
    beside = companions_folder(planned) if planned else ""
    rendering = render_book(book, to, look, replace(settings, companions_folder=beside))
    path = deliver(rendering, destination)
    notes = rendering.notes + _preflight(rendering, planned, settings)
    return Delivery(path=path, size_bytes=len(rendering.content), title=book.title, notes=notes)


def render(document: Document, to: str, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document in that format, made to fit the device that the settings name, if they do.

    What was given up for the device is among the rendering's notes.
    """
    device = settings.device
    if device is None:
        return render_document(document, to, theme, settings)
    fitted, given_up = fit_book(book_of(document), device, to)
    rendering = render_document(fitted.chapters[0], to, with_device_page(theme, device, settings), settings)
    name = file_name(document.metadata, suffix_of(to, settings))
    return replace(rendering, file_name=name, notes=given_up + rendering.notes)


def render_book(book: Book, to: str, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book in that format, made to fit the device that the settings name, if they do.

    What was given up for the device is among the rendering's notes. Raises SettingsError where the format holds one
    article only.
    """
    device = settings.device
    if device is None:
        return render_bound_book(book, to, theme, settings)
    fitted, given_up = fit_book(book, device, to)
    rendering = render_bound_book(fitted, to, with_device_page(theme, device, settings), settings)
    name = file_name(book.metadata, suffix_of(to, settings))
    return replace(rendering, file_name=name, notes=given_up + rendering.notes)


def suffix_of(to: str, settings: RenderSettings) -> str:
    """Return what the name of a file in that format ends with, by the device that it is for."""
    return settings.device.family.epub_suffix if settings.device and to == "epub" else renderer_named(to).suffixes[0]


def document_for(source: Source, to: str, settings: Settings) -> Document:
    """Return the Document of a source, with its pictures where that format is to hold them."""
    return document_from_source(source, _with_pictures_for((to,), settings))


def convert_for_all(source: Source, order: Order, theme: Theme) -> tuple[Document, tuple[Rendering, ...]]:
    """Return the Document of a source, and a rendering for each of the order's formats.

    The source is read once, with its pictures where one of the formats is to hold them.
    """
    document = document_from_source(source, _with_pictures_for(order.formats, order.settings))
    return document, tuple(render(document, to, theme, order.settings.render) for to in order.formats)


def input_of(source: Source, settings: Settings) -> bytes:
    """Return the bytes of a source as they came. Raises SourceError."""
    if isinstance(source, FileSource):
        return read_book_file(source.path)
    page, _ = _page(source, settings)
    return page.content


def document_from_source(source: Source, settings: Settings) -> Document:
    """Return the Document of a source, with its pictures unless the settings leave them."""
    page, fetch = _page(source, settings)
    further = FurtherPages(page, fetch)
    document = _document(page, settings.extract, further)
    if fetch.keep_pages:
        document = replace(document, originals=tuple(map(_original, (page, *further.pages))))
    return fetch_images(document, page.folder, fetch) if fetch.pictures else document


def _with_pictures_for(formats: Sequence[str], settings: Settings) -> Settings:
    pictures = any(image_treatment(to, settings.render) in {"embed", "folder"} for to in formats)
    return replace(settings, fetch=replace(settings.fetch, pictures=pictures))


def explain(source: Source, settings: Settings) -> Explanation:
    """Return what becomes of a source's text, block by block; where there is no article, too.

    Of an article in several pages this explains the one that is named.
    """
    page, fetch = _page(source, settings)
    if page.kind not in {"html", "text"}:
        return document_as_it_is(document_from_page(page, settings.extract), page.location or page.url)
    # It stands on BeautifulSoup, which no other command is to wait for.
    from converter.extract.trace import Trace

    trace = Trace()
    try:
        article = extract_article(page, settings.extract, rules_for(page.url, settings.extract), trace)
    except NoArticle:
        explanation = trace.explanation(page.location or page.url)
        return replace(explanation, notes=explanation.notes or page.notes)
    document, further = read_article(article), FurtherPages(page, fetch)
    elsewhere = (
        Note(NoteKind.PAGE_MISSING, f"The article goes on at {url}, which is not explained here.", url)
        for url in (article.single_page, article.next_page)
        if further.is_new(url)
    )
    return replace(
        trace.explanation(page.location or page.url),
        metadata=document.metadata,
        removals=document.removals,
        notes=(*document.notes, *elsewhere),
        has_article=True,
    )


def deliver_explanation(explanation: Explanation, destination: Destination) -> Path | None:
    """Put an explanation where it should go as a page of HTML, and return its path; None for a stream."""
    from converter.render.explanation import render_explanation

    return deliver(render_explanation(explanation), destination)


def show_gallery(
    source: Source, destination: Destination, themes: Sequence[str], pages: int, settings: Settings
) -> Path | None:
    """Put a page that shows a source in each of these themes where it should go, and return its path; None for a stream.

    Raises LibraryMissing where nothing is installed that draws pages.
    """
    from converter.render.gallery import exhibit_of, render_gallery

    document = document_from_source(source, settings)
    exhibits = [exhibit_of(document, load_theme(theme, settings.render), settings.render, pages) for theme in themes]
    return deliver(render_gallery(exhibits, document.metadata), destination)


def document_from_page(page: Page, settings: ExtractSettings) -> Document:
    """Return the Document of a page, with the page's notes first.

    Asks the network for nothing, so that of an article in several pages the others are told as missing. Of the disk it
    reads the rule for the page's site.
    """
    return _document(page, settings, FurtherPages(page, None))


def _page(source: Source, settings: Settings) -> tuple[Page, FetchSettings]:
    """Return the page of a source, and the settings for what else is fetched for it."""
    fetch = with_named_host(source, settings.fetch)
    wanted = headers_wanted(rules_for(source.url, settings.extract))
    fetch = replace(fetch, page_headers=wanted + fetch.page_headers)
    return fetch_page(source, fetch), fetch


def _original(page: Page) -> OriginalPage:
    return OriginalPage(page.content, MEDIA_TYPES[page.kind], page.sha256, page.url, page.fetched)


def _document(page: Page, settings: ExtractSettings, further: FurtherPages) -> Document:
    match page.kind:
        case "html" | "text" | "epub":
            articles, missing = _articles(page, settings, further)
            document = join_documents([read_article(article) for article in articles])
            return replace(document, notes=document.notes + missing) if missing else document
        case "markdown":
            return read_markdown(page)
        case "document":
            return read_document(page)
        case "rendering":
            return read_rendering(page)
        case _:
            assert_never(page.kind)


def _articles(page: Page, settings: ExtractSettings, further: FurtherPages) -> tuple[list[Article], tuple[Note, ...]]:
    """Return the article of a page and those of the pages on which it goes on, and a note on each that is missing."""
    articles = [extract_article(page, settings, rules_for(page.url, settings))]
    missing: tuple[Note, ...] = ()
    if further.is_new(articles[0].single_page):
        match _further_article(articles[0].single_page, settings, further):
            case Note() as note:
                missing += (note,)
            case whole:
                articles = [whole]
    while further.is_new(articles[-1].next_page):
        match _further_article(articles[-1].next_page, settings, further):
            case Note() as note:
                return articles, (*missing, note)
            case following:
                articles.append(following)
    return articles, missing


def _further_article(url: str, settings: ExtractSettings, further: FurtherPages) -> Article | Note:
    page = further.page(url)
    if isinstance(page, Note):
        return page
    try:
        return extract_article(page, settings, rules_for(page.url, settings))
    except NoArticle as error:
        return Note(NoteKind.PAGE_MISSING, f"A page of the article is missing: {error}", url)

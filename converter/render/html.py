"""Book to one HTML file that carries its style, its fonts and its pictures within itself."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from converter.base.errors import CoverUndrawable
from converter.base.names import file_name
from converter.model.book import book_of, map_chapters
from converter.model.record import Note, NoteKind
from converter.model.rendering import Companion, Rendering
from converter.model.walk import images_of
from converter.render.contents_list import contents_list
from converter.render.fitting import even_headings, headings_said
from converter.render.fonts import font_faces, fonts_of_book
from converter.render.formulas.mathml import note_on_formulas
from converter.render.inner_links import chapter_id, chapter_prefix, inner_links
from converter.render.opening import meta_elements, page_title, source_line, title_block
from converter.render.xhtml import BodySettings, element, language_tag, void_element, write_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.book import Book
    from converter.model.document import Asset, Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Font, Theme

# Nothing in the file runs, and nothing is asked of any server but pictures that are links.
CONTENT_SECURITY_POLICY = "default-src 'none'; img-src {}; style-src 'unsafe-inline'; font-src data:"
EMBEDDED_PICTURES = "data: https:"
PICTURES_BESIDE = "'self' file: data: https:"


def render_html(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as one HTML file, with its pictures beside it where the settings say so."""
    return render_html_book(book_of(document), theme, settings)


def render_html_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book as one HTML file, with its pictures beside it where the settings say so."""
    cover, notes = _opening(book, theme)
    articles = "\n".join(_articles(map_chapters(book, even_headings), theme, settings))
    html = element(
        "html",
        {"lang": language_tag(book.language), "dir": book.metadata.direction},
        f"\n{_head(book, theme, settings)}\n<body>\n{cover}{_as_html(articles)}\n</body>\n",
    )
    return Rendering(
        content=f"<!DOCTYPE html>\n{html}\n".encode(),
        media_type="text/html; charset=utf-8",
        file_name=file_name(book.metadata, ".html"),
        companions=_companions(book, settings),
        notes=(*notes, *_notes(book, settings)),
    )


def _head(book: Book, theme: Theme, settings: RenderSettings) -> str:
    pictures = PICTURES_BESIDE if settings.images == "folder" else EMBEDDED_PICTURES
    described = "\n".join(
        [
            void_element("meta", {"charset": "utf-8"}),
            void_element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            void_element(
                "meta",
                {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY.format(pictures)},
            ),
            meta_elements(book.metadata),
        ]
    )
    return f"<head>\n{_as_html(described)}\n<style>\n{_style(book, theme)}\n</style>\n</head>"


def _style(book: Book, theme: Theme) -> str:
    """Return fonts and style sheet, with no way out of the `<style>` element."""
    fonts = fonts_of_book(book, theme) if theme.html.embed_fonts else ()
    sheet = f"{font_faces(fonts, _font_address)}\n{theme.style_sheet('html')}".strip()
    return sheet.replace("</", "<\\/")


def _opening(book: Book, theme: Theme) -> tuple[str, tuple[Note, ...]]:
    """Return what stands before the articles of an anthology: its cover, its title and its contents; "" for one article.

    With it comes a note where no cover could be drawn.
    """
    if book.is_one_article:
        return "", ()
    articles = [(page_title(c.metadata), f"#{chapter_id(number)}") for number, c in enumerate(book.chapters, start=1)]
    title = _as_html(f"{title_block(book.metadata)}\n{contents_list(book, articles)}")
    cover, notes = "", tuple[Note, ...]()
    if theme.cover.drawn:
        # Pillow takes as long to import as a short article to convert.
        from converter.render.cover import cover_svg

        try:
            cover = element("figure", {"class": "cover", "aria-hidden": "true"}, cover_svg(book, theme))
        except CoverUndrawable as error:
            notes = (Note(NoteKind.COVER_MISSING, str(error), "cover"),)
    return f'<div class="book">\n{cover}\n{title}\n</div>\n', notes


def _articles(book: Book, theme: Theme, settings: RenderSettings) -> Iterator[str]:
    """Yield each article as an element, in an anthology with ids of its own."""
    for number, (chapter, links) in enumerate(zip(book.chapters, inner_links(book), strict=True), start=1):
        places = (
            BodySettings() if book.is_one_article else BodySettings(prefix=chapter_prefix(number), inner_links=links)
        )
        body = write_body(
            chapter,
            replace(
                places,
                sources=_sources(chapter, settings),
                remote_images=settings.images != "none",
                code_colours=theme.html.code_colours,
            ),
        )
        metadata = chapter.metadata
        attributes: dict[str, str | None] = {
            "id": chapter_id(number),
            "lang": language_tag(metadata.language),
            "dir": metadata.direction,
        }
        parts = (title_block(metadata), body.markup, source_line(metadata))
        content = "\n" + "\n".join(filter(None, parts)) + "\n"
        yield element("article", ({} if book.is_one_article else attributes) | headings_said(chapter), content)


def _font_address(font: Font) -> str:
    kind = "font/woff2" if font.content.startswith(b"wOF2") else "font/sfnt"
    return _data_address(kind, font.content)


def _data_address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode('ascii')}"


def _as_html(markup: str) -> str:
    """Return XHTML as people write HTML: in our mark-up, where every ">" of text is escaped, only tags have "/>"."""
    return markup.replace("/>", ">")


# --- Pictures ---


def _sources(document: Document, settings: RenderSettings) -> dict[str, str]:
    """Return where each picture is to be found, by the treatment that the user or the format's habit chose."""
    treatment = settings.images or "embed"
    match treatment:
        case "embed":
            return {asset.sha256: _data_address(asset.media_type, asset.content) for asset in document.assets}
        case "folder":
            folder = quote(settings.companions_folder)
            return {asset.sha256: f"{folder}/{_companion_name(asset)}" for asset in document.assets}
        case "link":
            # A picture that the page carried within itself has no address to link to.
            carried = {image.asset for image in images_of(document) if not image.url}
            return {
                asset.sha256: _data_address(asset.media_type, asset.content)
                for asset in document.assets
                if asset.sha256 in carried
            }
        case "none":
            return {}
        case _:
            assert_never(treatment)


def _companion_name(asset: Asset) -> str:
    return f"{asset.sha256[:16]}.{asset.media_type.partition('/')[2].partition('+')[0]}"


def _companions(book: Book, settings: RenderSettings) -> tuple[Companion, ...]:
    if settings.images != "folder":
        return ()
    pictures = {_companion_name(asset): asset.content for chapter in book.chapters for asset in chapter.assets}
    return tuple(Companion(name, content) for name, content in pictures.items())


def _notes(book: Book, settings: RenderSettings) -> Iterator[Note]:
    """Yield what the file does not hold, though it should hold everything."""
    if settings.images not in {"none", "link"}:
        remote = [url for chapter in book.chapters for url in _remote_pictures(chapter)]
        if remote:
            message = f"Pictures that were not fetched are links in the file: {len(remote)}."
            yield Note(NoteKind.IMAGE_MISSING, message, remote[0])
    for chapter in book.chapters:
        yield from note_on_formulas(chapter, place="in the file")


def _remote_pictures(document: Document) -> list[str]:
    held = {asset.sha256 for asset in document.assets}
    return [image.url for image in images_of(document) if image.asset not in held and image.url]

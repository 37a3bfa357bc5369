"""Document to one HTML file that carries its style, its fonts and its pictures within itself."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from converter.base.names import file_name
from converter.model.record import Note, NoteKind
from converter.model.rendering import Companion, Rendering
from converter.model.walk import images_of
from converter.render.fitting import even_headings
from converter.render.fonts import font_faces, needed_fonts
from converter.render.formulas.mathml import note_on_formulas
from converter.render.opening import meta_elements, source_line, title_block
from converter.render.xhtml import BodySettings, element, language_tag, void_element, write_body

if TYPE_CHECKING:
    from converter.model.document import Asset, Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Font, Theme

# Nothing in the file runs, and nothing is asked of any server but pictures that are links.
CONTENT_SECURITY_POLICY = "default-src 'none'; img-src {}; style-src 'unsafe-inline'; font-src data:"
EMBEDDED_PICTURES = "data: https:"
PICTURES_BESIDE = "'self' file: data: https:"


def render_html(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as one HTML file, with its pictures beside it where the settings say so."""
    body = write_body(
        even_headings(document),
        replace(_body_settings(document, settings), code_colours=theme.html.code_colours),
    )
    html = element(
        "html",
        {"lang": language_tag(document.metadata.language), "dir": document.metadata.direction},
        f"\n{_head(document, theme, settings)}\n<body>\n{_article(document, body.markup)}\n</body>\n",
    )
    return Rendering(
        content=f"<!DOCTYPE html>\n{html}\n".encode(),
        media_type="text/html; charset=utf-8",
        file_name=file_name(document.metadata, ".html"),
        companions=_companions(document, settings),
        notes=(*_notes(document, settings), *note_on_formulas(document, place="in the file")),
    )


def _head(document: Document, theme: Theme, settings: RenderSettings) -> str:
    pictures = PICTURES_BESIDE if settings.images == "folder" else EMBEDDED_PICTURES
    described = "\n".join(
        [
            void_element("meta", {"charset": "utf-8"}),
            void_element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            void_element(
                "meta",
                {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY.format(pictures)},
            ),
            meta_elements(document.metadata),
        ]
    )
    return f"<head>\n{_as_html(described)}\n<style>\n{_style(document, theme)}\n</style>\n</head>"


def _style(document: Document, theme: Theme) -> str:
    """Return fonts and style sheet, with no way out of the `<style>` element."""
    fonts = needed_fonts(document, theme) if theme.html.embed_fonts else ()
    sheet = f"{font_faces(fonts, _font_address)}\n{theme.style_sheet('html')}".strip()
    return sheet.replace("</", "<\\/")


def _font_address(font: Font) -> str:
    kind = "font/woff2" if font.content.startswith(b"wOF2") else "font/sfnt"
    return _data_address(kind, font.content)


def _data_address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode('ascii')}"


def _article(document: Document, body: str) -> str:
    parts = (title_block(document.metadata), body, source_line(document.metadata))
    return _as_html(element("article", {}, "\n" + "\n".join(filter(None, parts)) + "\n"))


def _as_html(markup: str) -> str:
    """Return XHTML as people write HTML: in our mark-up, where every ">" of text is escaped, only tags have "/>"."""
    return markup.replace("/>", ">")


# --- Pictures ---


def _body_settings(document: Document, settings: RenderSettings) -> BodySettings:
    """Return where each picture is to be found, by the treatment that the user or the format's habit chose."""
    treatment = settings.images or "embed"
    match treatment:
        case "embed":
            sources = {asset.sha256: _data_address(asset.media_type, asset.content) for asset in document.assets}
            return BodySettings(sources, remote_images=True)
        case "folder":
            folder = quote(settings.companions_folder)
            sources = {asset.sha256: f"{folder}/{_companion_name(asset)}" for asset in document.assets}
            return BodySettings(sources, remote_images=True)
        case "link":
            # A picture that the page carried within itself has no address to link to.
            carried = {image.asset for image in images_of(document) if not image.url}
            sources = {
                asset.sha256: _data_address(asset.media_type, asset.content)
                for asset in document.assets
                if asset.sha256 in carried
            }
            return BodySettings(sources, remote_images=True)
        case "none":
            return BodySettings()
        case _:
            assert_never(treatment)


def _companion_name(asset: Asset) -> str:
    return f"{asset.sha256[:16]}.{asset.media_type.partition('/')[2].partition('+')[0]}"


def _companions(document: Document, settings: RenderSettings) -> tuple[Companion, ...]:
    if settings.images != "folder":
        return ()
    return tuple(Companion(_companion_name(asset), asset.content) for asset in document.assets)


def _notes(document: Document, settings: RenderSettings) -> tuple[Note, ...]:
    """Return what the file does not hold, though it should hold everything."""
    if settings.images in {"none", "link"}:
        return ()
    held = {asset.sha256 for asset in document.assets}
    remote = [image.url for image in images_of(document) if image.asset not in held and image.url]
    if not remote:
        return ()
    message = f"Pictures that were not fetched are links in the file: {len(remote)}."
    return (Note(NoteKind.IMAGE_MISSING, message, remote[0]),)

"""A rendering to files that people read and compare: a row for each row of RENDERERS.

What says nothing of the article is left out: the theme's style sheet, the bytes of fonts and pictures.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.model.document import Text
from converter.model.walk import document_parts
from converter.render import render_document
from tests.golden.tagged_pdf import readable_pdf

if TYPE_CHECKING:
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

Files: TypeAlias = dict[str, str]
"""Path below the case's folder, to text."""
Read: TypeAlias = Callable[["Document", bytes, "Theme"], Files]

ENDLESS_PAGE: Final = "210mm 5000mm"
"""A4, but for its height: where a page ends is no matter of the article. PDF knows no longer one."""
_STYLE: Final = re.compile(r"(<style>\n).*?(</style>)", re.DOTALL)
_DATA_URL: Final = re.compile(r"(data:[\w/+\-]{1,40};base64,)[A-Za-z0-9+/=]{60,}")
_IDENTIFIER: Final = re.compile(r"(urn:uuid:)[0-9a-f-]{36}")
"""Made of all that is in a book, so that it changes with every comma."""
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_TEXT_FILES: Final = (".opf", ".ncx", ".xhtml")


def rendered(document: Document, to: str, theme: Theme, settings: RenderSettings) -> Files:
    """Return a document's rendering in a format as the files that are kept of it."""
    endless = replace(
        theme,
        page=replace(theme.page, size=ENDLESS_PAGE),
        # A cover is drawn in the machine's fonts where the theme has none for a script.
        cover=replace(theme.cover, drawn=False),
    )
    return READABLE[to](document, render_document(document, to, endless, settings).content, endless)


def _markdown(document: Document, content: bytes, theme: Theme) -> Files:
    del document, theme
    return {"rendered.md": content.decode()}


def _html(document: Document, content: bytes, theme: Theme) -> Files:
    del document, theme
    text = _STYLE.sub(r"\1/* the theme's */\n\2", content.decode())
    return {"rendered.html": _DATA_URL.sub(r"\1…", text)}


def _text(document: Document, content: bytes, theme: Theme) -> Files:
    del document, theme
    return {"rendered.txt": content.decode()}


def _json(document: Document, content: bytes, theme: Theme) -> Files:
    del document, theme
    values = json.loads(content)
    for asset in values.get("assets", ()):
        asset["content"] = "…"
    return {"rendered.json": json.dumps(values, ensure_ascii=False, indent=1) + "\n"}


def _epub(document: Document, content: bytes, theme: Theme) -> Files:
    del document, theme
    with zipfile.ZipFile(BytesIO(content)) as book:
        files = {
            f"rendered.epub/{name}": _IDENTIFIER.sub(r"\1…", book.read(name).decode())
            for name in book.namelist()
            if name.endswith(_TEXT_FILES)
        }
        return files | {"rendered.epub/files.txt": "".join(f"{name}\n" for name in book.namelist())}


def _pdf(document: Document, content: bytes, theme: Theme) -> Files:
    words = {word for part in document_parts(document) if isinstance(part, Text) for word in _WORD.findall(part.text)}
    return {"rendered.pdf.txt": readable_pdf(content, theme.fonts, words)}


READABLE: Final[dict[str, Read]] = {
    "markdown": _markdown,
    "html": _html,
    "text": _text,
    "json": _json,
    "epub": _epub,
    "pdf": _pdf,
}

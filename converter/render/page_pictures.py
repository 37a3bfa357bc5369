"""A PDF's pages to pictures, by PDFium: its only user, and not there unless the extra `gallery` is installed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from converter.base.errors import LibraryMissing
from converter.model.gallery import PagePicture

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY: Final = 82
"""Of WebP, of 100: type has clean edges from 80 on, and a page takes 40 kB."""


def page_pictures(pdf: bytes, most: int, width_px: int) -> tuple[tuple[PagePicture, ...], int]:
    """Return the first pages of a PDF as pictures of that width, and how many pages it has; raises LibraryMissing."""
    drawn, count = drawn_pages(pdf, most, width_px)
    return tuple(_picture(page) for page in drawn), count


def drawn_pages(pdf: bytes, most: int, width_px: int) -> tuple[list[Image], int]:
    """Return the first pages of a PDF as Pillow's images of that width, and how many pages it has."""
    try:
        import pypdfium2
    except ImportError as error:
        command = "pip install 'octavo[gallery]'"
        raise LibraryMissing(library="pypdfium2, which draws PDFs,", command=command) from error
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        pages = (document[number] for number in range(min(most, count)))
        return [page.render(scale=width_px / page.get_width()).to_pil().convert("RGB") for page in pages], count
    finally:
        document.close()


def _picture(page: Image) -> PagePicture:
    content = BytesIO()
    page.save(content, "WEBP", quality=QUALITY)
    return PagePicture(content.getvalue(), "image/webp", page.width, page.height)

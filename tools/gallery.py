"""Make the README's pictures, with the themes that ship: `make gallery`.

docs/result.png shows the seed in two themes, docs/gallery.jpg the specimen in all of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

import converter
from converter.model.settings import RenderSettings
from converter.render.gallery import exhibit_of
from converter.render.page_pictures import drawn_pages
from converter.themes import load_theme, theme_folder, theme_summaries

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "docs" / "result.png"
RESULT_THEMES = ("classic", "modern")
RESULT_WIDTH_PX = 794
"""Of a page: A4 at 96 dots an inch."""
GALLERY = ROOT / "docs" / "gallery.jpg"
SPECIMEN = ROOT / "docs" / "specimen" / "how-a-sheet-becomes-a-book.md"
GALLERY_COLUMNS = 5
GALLERY_PAGE_PX = (400, 500)
"""What is shown of a page: its head, as large as can be read."""

MARGIN_PX = 40
LABEL_PX = 44
DESK = (226, 228, 232)
SHADOW = (150, 154, 162)
INK = (40, 44, 50)


def laid_out(pages: list[tuple[str, Image.Image]], columns: int) -> Image.Image:
    """Return pages on a desk, in rows, each with a soft shadow and its label below."""
    width, height = pages[0][1].width, max(page.height for _, page in pages)
    label = LABEL_PX if any(name for name, _ in pages) else 0
    rows = -(-len(pages) // columns)
    size = (columns * (width + MARGIN_PX) + MARGIN_PX, rows * (height + label + MARGIN_PX) + MARGIN_PX)
    places = [
        (
            MARGIN_PX + number % columns * (width + MARGIN_PX),
            MARGIN_PX + number // columns * (height + label + MARGIN_PX),
        )
        for number in range(len(pages))
    ]
    desk = Image.new("RGB", size, DESK)
    for (left, top), (_, page) in zip(places, pages, strict=True):
        desk.paste(SHADOW, (left + 4, top + 6, left + page.width + 4, top + page.height + 6))
    desk = desk.filter(ImageFilter.GaussianBlur(8))
    pen = ImageDraw.Draw(desk)
    for (left, top), (name, page) in zip(places, pages, strict=True):
        desk.paste(page, (left, top))
        pen.text((left + width / 2, top + height + 12), name, INK, _font("modern", "source-sans-3-latin-600", 25), "ma")
    return desk


def _font(theme: str, name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(next(theme_folder(theme).glob(f"fonts/*/{name}-normal.woff2")), size)


def picture_of(theme: str) -> Image.Image:
    """Return the head of the specimen's first page, or of its Markdown where the theme is for that alone."""
    document = converter.read(SPECIMEN)
    look = load_theme(theme)
    if look.made_for != ("markdown",):
        width, height = GALLERY_PAGE_PX
        (page,), _ = drawn_pages(converter.render(document, "pdf", theme=theme), 1, width)
        return page.crop((0, 0, width, min(height, page.height)))
    exhibit = exhibit_of(document, look, RenderSettings(images="link"), 1)
    sheet = Image.new("RGB", GALLERY_PAGE_PX, "white")
    text = "\n".join(line[:56] + "…" * (len(line) > 56) for line in exhibit.markdown.splitlines())
    font = _font("modern", "jetbrains-mono-latin-400", 11)
    ImageDraw.Draw(sheet).multiline_text((20, 18), text, (31, 36, 39), font, spacing=5)
    return sheet


def main() -> int:
    """Write the pictures, and return the exit code."""
    seed = next((ROOT / "seeds").glob("*.txt"))
    shown = [
        drawn_pages(converter.render(converter.read(seed), "pdf", theme=name), 1, RESULT_WIDTH_PX)[0][0]
        for name in RESULT_THEMES
    ]
    # 64 greys and tints are enough for type, and a quarter of the size.
    laid_out([("", page) for page in shown], len(shown)).quantize(64).save(RESULT, optimize=True)
    names = [summary.name for summary in theme_summaries()]
    gallery = laid_out([(name, picture_of(name)) for name in names], GALLERY_COLUMNS)
    gallery.save(GALLERY, quality=80, optimize=True, progressive=True)
    print(RESULT.relative_to(ROOT), GALLERY.relative_to(ROOT), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

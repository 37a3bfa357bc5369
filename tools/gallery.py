"""Make the README's picture from the seed, with the themes that ship: `make gallery`. Needs poppler's pdftoppm."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageFilter

import converter

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "result.png"
THEMES = ("classic", "modern")
DOTS_PER_INCH = 96
MARGIN_PX = 40
DESK = (226, 228, 232)
SHADOW = (150, 154, 162)


def page_picture(pdf: Path) -> Image.Image:
    """Return the first page of a PDF as a picture."""
    stem = pdf.with_suffix("")
    command = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile", str(pdf), str(stem)]
    subprocess.run(command, check=True)
    return Image.open(stem.with_suffix(".png")).convert("RGB")


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Return the pages on a desk, each with a soft shadow."""
    width = sum(page.width for page in pages) + MARGIN_PX * (len(pages) + 1)
    desk = Image.new("RGB", (width, max(page.height for page in pages) + 2 * MARGIN_PX), DESK)
    left = MARGIN_PX
    for page in pages:
        desk.paste(SHADOW, (left + 4, MARGIN_PX + 6, left + page.width + 4, MARGIN_PX + page.height + 6))
        left += page.width + MARGIN_PX
    desk = desk.filter(ImageFilter.GaussianBlur(8))
    left = MARGIN_PX
    for page in pages:
        desk.paste(page, (left, MARGIN_PX))
        left += page.width + MARGIN_PX
    return desk


def main() -> int:
    """Write the picture, and return the exit code."""
    seed = next((ROOT / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for theme in THEMES:
            pdf = Path(folder) / f"{theme}.pdf"
            converter.convert(seed, pdf, theme=theme)
            pages.append(page_picture(pdf))
        PICTURE.parent.mkdir(exist_ok=True)
        # 64 greys and tints are enough for type, and a quarter of the size.
        side_by_side(pages).quantize(64).save(PICTURE, optimize=True)
    print(PICTURE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

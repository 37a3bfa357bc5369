"""Bring fonts of an npm package `@fontsource/*` into a theme: `python tools/pack_fonts.py node_modules/@fontsource/literata themes/classic 400 600`.

One file a weight, a style and a script, with the licence beside them, packed as WOFF2 without its transformation of
outlines: fontTools, which WeasyPrint reads fonts with, takes 30 ms a file to undo that.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

from converter.themes.fonts import SCRIPTS


def main() -> int:
    """Write the files, print how they are named in theme.toml, and return the exit code."""
    package, theme, *weights = sys.argv[1:]
    name = Path(package).name
    folder = Path(theme) / "fonts" / name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(Path(package) / "LICENSE", folder / "OFL.txt")
    for weight in weights or ["400"]:
        for style in ("normal", "italic"):
            files = {script: Path(package) / "files" / f"{name}-{script}-{weight}-{style}.woff2" for script in SCRIPTS}
            scripts = [script for script, path in files.items() if path.is_file()]
            for script in scripts:
                font = TTFont(files[script])
                if "glyf" not in font:  # outlines of the other kind are never transformed
                    shutil.copyfile(files[script], folder / files[script].name)
                    continue
                font.flavor = "woff2"
                font.flavorData = WOFF2FlavorData(transformedTables=())
                font.save(folder / files[script].name)
            print(f"{weight} {style}: fonts/{name}/{name}-{{script}}-{weight}-{style}.woff2, scripts = {scripts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

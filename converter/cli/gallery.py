"""`octavo themes gallery`: one article in every theme, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from converter import pipeline
from converter.cli.options import OverwriteOption, UrlOption
from converter.cli.sources import source_named
from converter.cli.terminal import print_path, progress
from converter.deliver import FileDestination, path_at
from converter.model.settings import Settings
from converter.themes import load_theme, theme_summaries

DEFAULT_OUTPUT = Path("gallery.html")


def show_gallery(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a URL, or - for standard input.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The page that is written.")
    ] = DEFAULT_OUTPUT,
    theme: Annotated[
        list[str] | None, typer.Option(metavar="NAME|FOLDER", help="Show this theme alone; may be given again.")
    ] = None,
    pages: Annotated[int, typer.Option(min=1, max=20, metavar="NUMBER", help="Pages to show of each.")] = 2,
    url: UrlOption = "",
    overwrite: OverwriteOption = False,
) -> None:
    r"""Write a page that shows one article in every theme, as pictures side by side.

    What draws the pictures is an extra: pip install 'octavo\[gallery]'.
    """
    names = theme or [summary.name for summary in theme_summaries()]
    for name in names:
        load_theme(name)  # an unknown or broken one is told before anything is fetched
    destination = FileDestination(output, overwrite)
    path_at(destination, "")  # raises now what would be raised after all the work
    with progress(f"Setting {source} in {len(names)} themes"):
        path = pipeline.show_gallery(source_named(source, url), destination, names, pages, Settings())
    if path is not None:
        print_path(path)

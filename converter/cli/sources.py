"""Arguments to sources and to a destination."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from converter.base.errors import SettingsError, SourceNotFound, UnknownName
from converter.base.storage import storage_scheme, without_credentials
from converter.cli.terminal import say
from converter.deliver import FileDestination, FolderDestination, StreamDestination
from converter.fetch import source_from, stored_names
from converter.render import renderer_for_file, renderer_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.deliver import Destination
    from converter.model.page import Source
    from converter.model.settings import RenderSettings

STANDARD_STREAM = "-"
BINARY_FORMATS = {"epub", "pdf"}


def named_sources(arguments: Sequence[str]) -> list[str]:
    """Return the sources that the arguments name, patterns resolved; raises SourceNotFound for one without a file."""
    names: list[str] = []
    for argument in arguments:
        if storage_scheme(argument) and glob.has_magic(argument):
            names.extend(_stored(argument))
            continue
        if not glob.has_magic(argument) or "://" in argument or Path(argument).exists():
            names.append(argument)
            continue
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - a Path's glob takes no absolute pattern
        if not found:
            raise SourceNotFound(location=argument)
        names.extend(name for name in found if Path(name).is_file())
    if names.count(STANDARD_STREAM) > 1:
        raise SettingsError("Standard input can be read once.")
    return names


def _stored(pattern: str) -> list[str]:
    found = list(stored_names(pattern))
    if not found:
        raise SourceNotFound(location=without_credentials(pattern))
    return found


def source_named(name: str, url: str) -> Source:
    """Return the source of a path, a URL or - for standard input."""
    if name != STANDARD_STREAM:
        return source_from(name, url=url)
    if sys.stdin.isatty():
        say("Paste the page, then press Ctrl-D.")
    return source_from(sys.stdin.buffer, url=url)


def format_for(output: str, to: str, configured: str) -> str:
    """Return the name of the format: what was asked for, else what the output's ending means, else the user's habit."""
    if "," in to:
        raise SettingsError(f'--to takes one format here, not "{to}"; octavo batch writes several of each article.')
    if to:
        asked = renderer_named(to)
        meant = _format_of_ending(output)
        if meant and meant != asked.name:
            raise SettingsError(f"{output} ends like {meant}, and --to asks for {asked.name}.")
        return asked.name
    if Path(output).suffix and not names_folder(output):
        return renderer_for_file(Path(output).name).name
    return renderer_named(configured).name


def destination_for(output: str, to: str, *, count: int, overwrite: bool) -> Destination:
    """Return where the results of so many sources go; raises SettingsError where they do not fit."""
    if output == STANDARD_STREAM:
        if to in BINARY_FORMATS and sys.stdout.isatty():
            raise SettingsError(f"A terminal cannot show {to}; name a file with -o.")
        return StreamDestination(sys.stdout.buffer)
    if not output:
        return FolderDestination(Path(), overwrite)
    if names_folder(output):
        return FolderDestination(Path(output), overwrite)
    if count == 1:
        return FileDestination(Path(output), overwrite)
    if Path(output).suffix:
        raise SettingsError(f"{count} sources do not fit into the one file {output}; name a folder.")
    return FolderDestination(Path(output), overwrite)


def refuse_folder_on_stream(output: str, settings: RenderSettings) -> None:
    """Raise SettingsError where pictures are to lie beside standard output."""
    if output == STANDARD_STREAM and settings.images == "folder":
        raise SettingsError("Standard output has no folder beside it for images; --images embed puts them inside.")


def names_folder(output: str) -> bool:
    """Whether the output is a folder, or written like one."""
    separators = (os.sep, os.altsep) if os.altsep else (os.sep,)
    return output.endswith(separators) or Path(output).is_dir()


def _format_of_ending(output: str) -> str:
    """Return the format that a file's ending means; "" for an ending without one, a folder or a stream."""
    if names_folder(output) or not Path(output).suffix:
        return ""
    try:
        return renderer_for_file(Path(output).name).name
    except UnknownName:
        return ""

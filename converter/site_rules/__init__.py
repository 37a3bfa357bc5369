"""Finds the rule files for a page's site: those of the user's folder, else those that ship.

The format is that of https://github.com/fivefilters/ftr-site-config, whose files are in the public domain: one file a
site, named after its host. Only the files that are wanted are read, of the two thousand that there may be.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from converter.base.errors import SettingsError
from converter.model.site import GLOBAL_NAME, RuleFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.settings import ExtractSettings

__all__ = ["check_rules_folder", "rules_for"]

SHIPPED: Final = Path(__file__).resolve().parent / "shipped"
MAX_RULE_BYTES: Final = 200_000
"""The largest file of the public collection has 10,000."""
FEWEST_LABELS: Final = 2
"""Of a domain that a wildcard stands for: ".com.txt" is none."""

_HOST: Final = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,20}")


def rules_for(url: str, settings: ExtractSettings) -> tuple[RuleFile, ...]:
    """Return the files for the site of a URL, the most particular first; () where there are none, or none are wanted.

    The first file of the user's folder for the host, else of those that ship; then the folder's own `global.txt`.
    Raises SettingsError for a folder that there is not.
    """
    if not settings.site_rules or settings.whole_page:
        return ()
    folder = settings.site_rules_folder
    if folder is not None:
        check_rules_folder(folder)
    names = tuple(_file_names(_host_of(url)))
    found = [
        path for place in (folder, SHIPPED) if place is not None for name in names if (path := place / name).is_file()
    ]
    paths = found[:1]
    # It is found already where the host is called "global".
    if folder is not None and names and (folder / GLOBAL_NAME).is_file() and folder / GLOBAL_NAME not in paths:
        paths.append(folder / GLOBAL_NAME)
    return tuple(_read(path) for path in paths)


def check_rules_folder(folder: Path) -> None:
    """Raise SettingsError for a folder that there is not."""
    if not folder.is_dir():
        raise SettingsError(f"There is no folder of site rules {folder}.")


def _file_names(host: str) -> Iterator[str]:
    """Yield the names that a file for a host may have, the most particular first.

    ".example.com.txt" is for what lies under example.com, and neither for it nor for www.example.com.
    """
    bare = host.removeprefix("www.")
    if not _HOST.fullmatch(bare):
        return
    yield from dict.fromkeys((f"{host}.txt", f"{bare}.txt", f"www.{bare}.txt"))
    labels = bare.split(".")
    for first in range(1, len(labels) - FEWEST_LABELS + 1):
        yield f".{'.'.join(labels[first:])}.txt"


def _host_of(url: str) -> str:
    """Return the host of a URL in lower case and in ASCII; "" where it has none."""
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return ""


def _read(path: Path) -> RuleFile:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_RULE_BYTES)
    except OSError as error:
        raise SettingsError(f"The site rule {path} cannot be read: {error.strerror or error}.") from error
    return RuleFile(path.name, content.decode("utf-8", "replace"))

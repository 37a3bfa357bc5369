"""The e-readers that are mounted on this machine, found by their own files.

The table of what each maker's readers look like; [U] marks what nobody confirmed: correct it here, and nowhere else.
"""

from __future__ import annotations

import os
import string
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter.base.errors import NoReader
from converter.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS_VARIABLE: Final = "OCTAVO_MOUNTS"
"""Folders in which e-readers are looked for, in place of the system's own, as PATH writes its folders."""
BOOKS_FOLDER: Final = "Octavo"


@dataclass(frozen=True, slots=True)
class _Maker:
    """How a maker's readers are known when they hang on a cable."""

    name: str
    marks: tuple[str, ...]
    """Paths that all are there."""
    folder: str
    """Where books go."""
    device: str
    """What its files are made for, where they do not tell the model."""
    format: str
    source: str


MAKERS: Final[tuple[_Maker, ...]] = (
    _Maker("Kobo", (".kobo/version",), BOOKS_FOLDER, "kobo-clara", "epub", "koboutils, Kobo-UNCaGED [S]"),
    _Maker(
        "Kindle",
        ("documents", "system/version.txt"),
        f"documents/{BOOKS_FOLDER}",
        "kindle-paperwhite-5",
        "pdf",
        "EPUB goes to a Kindle by mail alone, from the cable it reads PDF, MOBI, AZW3 (WordDumb#299). Kindles of 2024 and "
        "on are no drives any more, but MTP (same thread). version.txt [U].",
    ),
    _Maker(
        "PocketBook",
        ("system/config",),
        BOOKS_FOLDER,
        "pocketbook-era",
        "epub",
        "[U]: calibre knows it by its USB number",
    ),
)

KOBO_MODELS: Final = {
    "376": "kobo-clara",
    "386": "kobo-clara",
    "391": "kobo-clara",
    "395": "kobo-clara",
    "393": "kobo-clara-colour",
    "384": "kobo-libra",
    "388": "kobo-libra",
    "390": "kobo-libra-colour",
    "377": "kobo-sage",
    "380": "kobo-sage",
    "383": "kobo-sage",
    "387": "kobo-elipsa",
    "389": "kobo-elipsa",
}
"""Devices by the last digits of .kobo/version: up to 388 by koboutils [S], the others by public tables [2nd]."""


def mounted_reader() -> Place:
    """Return the e-reader that is mounted; raises NoReader for none, and for several."""
    found = list(mounted_readers())
    if len(found) == 1:
        return found[0]
    raise NoReader(found=[f"{place.name} ({place.folder})" for place in found])


def mounted_readers() -> Iterator[Place]:
    """Yield each e-reader that is mounted, once."""
    seen: set[Path] = set()
    for root in _mounts():
        for maker in MAKERS:
            if root not in seen and all(_is_there(root / mark) for mark in maker.marks):
                seen.add(root)
                device = _kobo_model(root) if maker.name == "Kobo" else ""
                yield Place(maker.name, "reader", root / maker.folder, device or maker.device, maker.format)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # another user's drives, which only that user may look into, or one that fails
        return False


def _kobo_model(root: Path) -> str:
    """Return the device that a Kobo says it is; "" for one that the table does not know."""
    try:
        words = (root / ".kobo" / "version").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return KOBO_MODELS.get(words.strip().rpartition("-")[2].lstrip("0"), "")


def _mounts() -> Iterator[Path]:
    """Yield the folders that drives are mounted at."""
    named = os.environ.get(MOUNTS_VARIABLE, "")
    if named:
        yield from map(Path, filter(None, named.split(os.pathsep)))
        return
    if os.name == "nt":
        yield from (Path(f"{letter}:\\") for letter in string.ascii_uppercase[3:])
        return
    user = os.environ.get("USER", "")
    parents = [Path("/Volumes"), Path("/media"), Path("/mnt"), Path("/run/media")]
    parents += [parent / user for parent in (Path("/media"), Path("/run/media")) if user]
    for parent in parents:
        try:
            yield from sorted(path for path in parent.iterdir() if path.is_dir())
        except OSError:
            continue

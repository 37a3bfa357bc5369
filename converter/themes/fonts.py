"""The fonts that theme.toml names: files beside it, one weight and one script each, and families of the extended theme."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, get_args

from converter.base.errors import ThemeError
from converter.model.theme import Font, FontRole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from converter.themes.toml import TomlTable

SCRIPTS: Final[dict[str, str]] = {
    "latin": (
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F,"
        " U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
    ),
    "latin-ext": (
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF,"
        " U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF"
    ),
    "greek": "U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF",
    "greek-ext": "U+1F00-1FFF",
    "cyrillic": "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116",
    "cyrillic-ext": "U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F",
    "vietnamese": (
        "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304,"
        " U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB"
    ),
}
"""Code points of the files that web fonts are cut into, as Google Fonts and the npm packages `@fontsource/*` cut them."""

_WEIGHT: Final = re.compile(r"[1-9]\d{0,3}(?: [1-9]\d{0,3})?")
_RANGE: Final = re.compile(r"U\+([0-9A-F]{1,6})(?:-([0-9A-F]{1,6}))?", re.IGNORECASE)
_FAMILY: Final = re.compile(r"[\w -]+")
_PLACE_OF_SCRIPT: Final = "{script}"


def read_fonts(entry: TomlTable, folder: Path) -> Iterator[Font]:
    """Yield the fonts of one `[[fonts]]`: a file, or one for each of its scripts; raises ThemeError."""
    known = ("family", "style", "weight", "scripts", "ranges", "lacks", "file", "role")
    entry.check_keys(known, required=("family", "file"))
    name = entry.value("file", "")
    scripts = entry.texts("scripts")
    if bool(scripts) != (_PLACE_OF_SCRIPT in name):
        entry.refuse("file", f'must have "{_PLACE_OF_SCRIPT}" in it for each of the scripts, and only for these')
    if not scripts:
        yield _read_font(entry, folder, name, entry.value("ranges", ""))
    for script in scripts:
        if script not in SCRIPTS:
            entry.refuse("scripts", f'has "{script}", where there are {", ".join(SCRIPTS)}')
        yield _read_font(entry, folder, name.replace(_PLACE_OF_SCRIPT, script), SCRIPTS[script])


def read_kept_families(table: TomlTable) -> tuple[tuple[str, FontRole], ...]:
    """Return the families of `[keep_fonts]`, each with the role that it has in this theme; raises ThemeError."""
    return tuple((family, _role(table, family)) for family in table.values)


def _read_font(entry: TomlTable, folder: Path, name: str, ranges: str) -> Font:
    path = folder / name
    if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
        entry.refuse("file", "must lie in the theme's folder")
    if not path.is_file():
        entry.refuse("file", f"names {name}, which is missing")
    family = entry.value("family", "")
    if not _FAMILY.fullmatch(family):
        entry.refuse("family", "must be letters, digits, spaces and hyphens")
    weight = entry.value("weight", "400")
    if not _WEIGHT.fullmatch(weight):
        entry.refuse("weight", 'must be a CSS weight such as "400", or two for a variable font: "200 900"')
    return Font(
        family=family,
        style="italic" if entry.choice("style", ("normal", "italic")) == "italic" else "normal",
        weight=weight,
        ranges=_without(_read_ranges(entry, "ranges", ranges), _read_ranges(entry, "lacks", entry.value("lacks", ""))),
        file_name=path.name,
        load=partial(_load_font, path),
        role=_role(entry, "role"),
    )


def _role(table: TomlTable, key: str) -> FontRole:
    roles: tuple[FontRole, ...] = get_args(FontRole)
    chosen = table.choice(key, roles)
    return next(role for role in roles if role == chosen)


def _read_ranges(entry: TomlTable, key: str, written: str) -> tuple[tuple[int, int], ...]:
    """Return the code points of CSS's `unicode-range`, "U+0000-00FF, U+0131"; () of nothing, which is all."""
    ranges: list[tuple[int, int]] = []
    for part in written.split(",") if written else ():
        found = _RANGE.fullmatch(part.strip())
        if not found:
            entry.refuse(key, f'has "{part.strip()}", where U+0000-00FF or the like is wanted')
        first = int(found[1], 16)
        ranges.append((first, int(found[2] or found[1], 16)))
    return tuple(ranges)


def _without(ranges: tuple[tuple[int, int], ...], lacking: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the code points of `ranges` that are not among those that the file lacks."""
    for gap_first, gap_last in lacking:
        ranges = tuple(
            part
            for first, last in ranges
            for part in ((first, min(last, gap_first - 1)), (max(first, gap_last + 1), last))
            if part[0] <= part[1]
        )
    return ranges


def _load_font(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeError(path=str(path), problem=f"the font cannot be read: {error.strerror}.") from error

"""One theme folder to what it says by itself, before anything is inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from converter.base.errors import ThemeError
from converter.model.document import Metadata
from converter.model.theme import CoverStyle, EpubStyle, Font, FontRole, HtmlStyle, MarkdownStyle, Medium, PageStyle
from converter.themes.settings import FORMS
from converter.themes.toml import TomlTable, read_theme_text, read_toml

if TYPE_CHECKING:
    from pathlib import Path

THEME_FILE = "theme.toml"
SHARED_SHEET = "base.css"
"""The style sheet that stands before that of each medium."""

STYLES: dict[str, type] = {
    "markdown": MarkdownStyle,
    "html": HtmlStyle,
    "epub": EpubStyle,
    "cover": CoverStyle,
    "pdf": PageStyle,
}
"""The class that each table of settings fills."""

MEDIA: tuple[Medium, ...] = get_args(Medium)

_COLOUR = r"#[0-9a-f]{6}"
_FORMS = {
    "size": FORMS["paper"],
    "margin": FORMS["margins"],
    "ground": (_COLOUR, 'a colour such as "#f6f2e9"'),
    "ink": (_COLOUR, 'a colour such as "#1f1b16"'),
    "accents": (rf"{_COLOUR}(?: {_COLOUR}){{0,23}}", 'colours such as "#8a2b1d #1f4e5f"'),
}
_WEIGHT = re.compile(r"[1-9]\d{0,3}(?: [1-9]\d{0,3})?")
_RANGE = re.compile(r"U\+([0-9A-F]{1,6})(?:-([0-9A-F]{1,6}))?", re.IGNORECASE)
_FAMILY = re.compile(r"[\w -]+")


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """What a theme says by itself."""

    name: str
    description: str
    extends: str
    """Name or path of the theme that it builds on; "" is none."""
    styles: dict[str, dict[str, Any]]
    """Settings by table and field, only those that it names."""
    style_sheets: dict[Medium, str]
    fonts: tuple[Font, ...]
    """Its own; with none and no families kept, those of the theme that it extends stay."""
    kept_families: tuple[tuple[str, FontRole], ...]
    """Families of the theme that it extends that stay beside its own, and what each is for here."""
    settings: TomlTable
    """What it says of settings, which is checked against those that it inherits."""
    folder: Path


def read_theme_folder(folder: Path) -> ThemeFolder:
    """Return what a folder's theme.toml and style sheets say; raises ThemeError."""
    top = read_toml(folder / THEME_FILE)
    top.check_keys(("name", "description", "extends", "fonts", "keep_fonts", "settings", *STYLES), required=("name",))
    shared = _optional_sheet(folder / SHARED_SHEET)
    return ThemeFolder(
        name=top.value("name", ""),
        description=top.value("description", ""),
        extends=top.value("extends", ""),
        styles={section: _read_style(top.table(section), style) for section, style in STYLES.items()},
        style_sheets={medium: shared + _optional_sheet(folder / f"{medium}.css") for medium in MEDIA},
        fonts=tuple(_read_font(entry, folder) for entry in top.tables("fonts")),
        kept_families=_read_kept_families(top.table("keep_fonts")),
        settings=top.table("settings"),
        folder=folder,
    )


def _optional_sheet(path: Path) -> str:
    return read_theme_text(path) if path.exists() else ""


# --- Settings ---


def _read_style(table: TomlTable, style: type) -> dict[str, Any]:
    """Return the values of one table of settings, by the fields of its class."""
    hints = get_type_hints(style)
    known = [field.name for field in fields(style)]
    table.check_keys(known)
    return {key: _read_setting(table, key, hints[key]) for key in table.values}


def _read_setting(table: TomlTable, key: str, hint: Any) -> object:
    if get_origin(hint) is Literal:
        return table.choice(key, get_args(hint))
    if key == "keys":
        return _read_front_matter_keys(table.table(key))
    value: object = table.value(key, hint())
    if key in _FORMS:
        form, words = _FORMS[key]
        if not re.fullmatch(form, str(value), re.IGNORECASE):
            table.refuse(key, f"must be {words}")
    if isinstance(value, int) and value < 0:
        table.refuse(key, "must not be negative")
    return value


def _read_front_matter_keys(table: TomlTable) -> tuple[tuple[str, str], ...]:
    """Return the front matter's keys in order, each with the field of Metadata that fills it."""
    known = tuple(field.name for field in fields(Metadata))
    for key in table.values:
        if table.value(key, "") not in known:
            table.refuse(key, f"must name what is known of an article: {', '.join(known)}")
    return tuple(table.values.items())


# --- Fonts ---


def _read_kept_families(table: TomlTable) -> tuple[tuple[str, FontRole], ...]:
    """Return the families of `[keep_fonts]`, each with the role that it has in this theme."""
    roles: tuple[FontRole, ...] = get_args(FontRole)
    return tuple(
        (family, next(role for role in roles if role == table.choice(family, roles))) for family in table.values
    )


def _read_font(entry: TomlTable, folder: Path) -> Font:
    entry.check_keys(("family", "style", "weight", "ranges", "file", "role"), required=("family", "file"))
    name = entry.value("file", "")
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
        ranges=_read_ranges(entry),
        file_name=path.name,
        load=partial(_load_font, path),
        role="code" if entry.choice("role", get_args(FontRole)) == "code" else "text",
    )


def _read_ranges(entry: TomlTable) -> tuple[tuple[int, int], ...]:
    """Return the code points of CSS's `unicode-range`, "U+0000-00FF, U+0131"; () where the key is missing."""
    written = entry.value("ranges", "")
    ranges: list[tuple[int, int]] = []
    for part in written.split(",") if written else ():
        found = _RANGE.fullmatch(part.strip())
        if not found:
            entry.refuse("ranges", f'has "{part.strip()}", where U+0000-00FF or the like is wanted')
        first = int(found[1], 16)
        ranges.append((first, int(found[2] or found[1], 16)))
    return tuple(ranges)


def _load_font(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeError(path=str(path), problem=f"the font cannot be read: {error.strerror}.") from error

"""One theme folder to what it says by itself, before anything is inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from converter.model.document import Metadata
from converter.model.theme import (
    CoverStyle,
    EpubStyle,
    Font,
    FontRole,
    FrontMatterValue,
    HtmlStyle,
    MarkdownStyle,
    Medium,
    PageStyle,
)
from converter.themes.fonts import read_fonts, read_kept_families
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

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_COLOUR = r"#[0-9a-f]{6}"
_FORMS = {
    "size": FORMS["paper"],
    "margin": FORMS["margins"],
    "formula_colour": FORMS["colour"],
    "ground": (_COLOUR, 'a colour such as "#f6f2e9"'),
    "ink": (_COLOUR, 'a colour such as "#1f1b16"'),
    "accents": (rf"{_COLOUR}(?: {_COLOUR}){{0,23}}", 'colours such as "#8a2b1d #1f4e5f"'),
}


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """What a theme says by itself."""

    name: str
    description: str
    extends: str
    """Name or path of the theme that it builds on; "" is none."""
    made_for: tuple[str, ...]
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
    top.check_keys(
        ("name", "description", "extends", "made_for", "fonts", "keep_fonts", "settings", *STYLES), required=("name",)
    )
    shared = _optional_sheet(folder / SHARED_SHEET)
    return ThemeFolder(
        name=top.value("name", ""),
        description=top.value("description", ""),
        extends=top.value("extends", ""),
        made_for=read_made_for(top),
        styles={section: _read_style(top.table(section), style) for section, style in STYLES.items()},
        style_sheets={medium: shared + _optional_sheet(folder / f"{medium}.css") for medium in MEDIA},
        fonts=tuple(font for entry in top.tables("fonts") for font in read_fonts(entry, folder)),
        kept_families=read_kept_families(top.table("keep_fonts")),
        settings=top.table("settings"),
        folder=folder,
    )


def read_made_for(top: TomlTable) -> tuple[str, ...]:
    """Return the formats that a theme is for, () for all alike; raises ThemeError."""
    formats = top.texts("made_for")
    for name in formats:
        if name not in STYLES:
            top.refuse("made_for", f'has "{name}", where there are {", ".join(STYLES)}')
    return formats


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


def _read_front_matter_keys(table: TomlTable) -> tuple[tuple[str, FrontMatterValue], ...]:
    """Return the front matter's keys in order, each with what fills it."""
    keys: list[tuple[str, FrontMatterValue]] = []
    for key, said in table.values.items():
        value: FrontMatterValue = table.texts(key) if isinstance(said, list) else table.value(key, "")
        if isinstance(value, str) and "{" not in value:
            _check_field(table, key, value)
        for template in (value,) if isinstance(value, str) else value:
            for name in _PLACEHOLDER.findall(template):
                _check_field(table, key, name.removesuffix(":day"))
        keys.append((key, value))
    return tuple(keys)


def _check_field(table: TomlTable, key: str, name: str) -> None:
    known = tuple(field.name for field in fields(Metadata))
    if name not in known:
        table.refuse(key, f"must name what is known of an article: {', '.join(known)}")

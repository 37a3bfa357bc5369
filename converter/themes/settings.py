"""A theme's named settings: what theme.toml says of them, and what becomes of a user's choice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from converter.base.errors import SettingsError
from converter.base.paper import margins_for
from converter.model.theme import Medium, SettingKind, Theme, ThemeSetting
from converter.themes.toml import read_theme_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from converter.themes.toml import TomlTable

_LENGTH: Final = r"\d{1,4}(?:\.\d{1,4})?(?:mm|cm|in|pt|pc|px|em|rem|ch|%)"
# CSS Paged Media 3, 7.1, without `auto`, which leaves the size to the renderer.
_ON_PAPER: Final = r"\d{1,4}(?:\.\d{1,4})?(?:mm|cm|in|pt|px)"
FORMS: Final[dict[str, tuple[str, str]]] = {
    "length": (_LENGTH, 'a length such as "12pt" or "34rem"'),
    "number": (r"\d{1,3}(?:\.\d{1,4})?", 'a number such as "1.5"'),
    "switch": (r"on|off", '"on" or "off"'),
    "colour": (r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]{3,20}", 'a colour such as "#7a1f1f" or "navy"'),
    "paper": (
        rf"(?:A[3-6]|B[45]|JIS-B[45]|Letter|Legal|Ledger)(?: (?:portrait|landscape))?|{_ON_PAPER}(?: {_ON_PAPER})?",
        'a page size such as "A5", "Letter" or "148mm 210mm"',
    ),
    "margins": (rf"(?:{_ON_PAPER}|0)(?: (?:{_ON_PAPER}|0)){{0,3}}", 'one to four lengths such as "20mm 22mm"'),
}
"""What a value of each kind looks like, as a pattern and in words; a choice has its own list."""

_SAME: Final = {"true": "on", "yes": "on", "1": "on", "false": "off", "no": "off", "0": "off"}
_PAGE_FIELDS: Final = {"paper": "size", "margins": "margin"}
"""The keys of `[pdf]` that hold what these settings change."""
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_KEYS: Final = ("kind", "about", "default", "choices", "on", "off", "sheet")


# --- What theme.toml says ---


def extended_settings(inherited: Mapping[str, ThemeSetting], table: TomlTable, folder: Path) -> dict[str, ThemeSetting]:
    """Return the settings of a theme: those of the theme that it extends, changed and added to; raises ThemeError."""
    settings = dict(inherited)
    for name, said in table.values.items():
        if not _NAME.fullmatch(name):
            table.refuse(name, "must be small letters and digits, with hyphens between them")
        if isinstance(said, dict) and (name not in inherited or "kind" in said):
            settings[name] = _declared(table.table(name), name, folder)
        elif name in inherited:
            settings[name] = _changed(table, name, inherited[name])
        else:
            table.refuse(name, f'is no setting of the theme that this one extends; a new one is "[settings.{name}]"')
    return settings


def _declared(table: TomlTable, name: str, folder: Path) -> ThemeSetting:
    table.check_keys(_KEYS, required=("kind", "about"))
    kind: SettingKind = next(
        kind for kind in get_args(SettingKind) if kind == table.choice("kind", get_args(SettingKind))
    )
    for key, owner in (("choices", "choice"), ("on", "switch"), ("off", "switch"), ("sheet", "switch")):
        if key in table.values and kind != owner:
            table.refuse(key, f'is for settings of the kind "{owner}"')
    setting = ThemeSetting(
        name=name,
        kind=kind,
        about=table.value("about", ""),
        choices=table.texts("choices"),
        on=table.value("on", ""),
        off=table.value("off", ""),
        sheet=_sheet(table, folder),
    )
    if kind in _PAGE_FIELDS:
        if "default" in table.values:
            table.refuse("default", f"is what [pdf] says as {_PAGE_FIELDS[kind]}")
        return setting
    if "default" not in table.values:
        table.refuse("default", "is missing")
    return replace(setting, values=_values(table, "default", setting, get_args(Medium)))


def _sheet(table: TomlTable, folder: Path) -> str:
    name = table.value("sheet", "")
    if not name:
        return ""
    if "/" in name or "\\" in name:
        table.refuse("sheet", "must lie in the theme's folder")
    return read_theme_text(folder / name)


def _changed(table: TomlTable, name: str, setting: ThemeSetting) -> ThemeSetting:
    """Return an inherited setting with another value of the theme's own."""
    if setting.kind in _PAGE_FIELDS:
        table.refuse(name, f"is what [pdf] says as {_PAGE_FIELDS[setting.kind]}")
    media = tuple(medium for medium, _ in setting.values)
    changed = dict(setting.values) | dict(_values(table, name, setting, media))
    return replace(setting, values=tuple(changed.items()))


def _values(
    table: TomlTable, key: str, setting: ThemeSetting, media: tuple[Medium, ...]
) -> tuple[tuple[Medium, str], ...]:
    """Return the values that a key has: one for all media, or a table of them."""
    said = table.values[key]
    if not isinstance(said, dict):
        value = _toml_value(table, key, setting)
        return tuple((medium, value) for medium in media)
    by_medium = table.table(key)
    by_medium.check_keys(media)
    return tuple((medium, _toml_value(by_medium, medium, setting)) for medium in media if medium in said)


def _toml_value(table: TomlTable, key: str, setting: ThemeSetting) -> str:
    said = table.values[key]
    text = str(said).lower() if isinstance(said, bool) else str(said)
    value = checked_value(setting, text)
    if value is None or not isinstance(said, (str, bool, int, float)):
        table.refuse(key, f"must be {wanted(setting)}")
    return value


# --- What a user chooses ---


def with_page_values(theme: Theme) -> Theme:
    """Return the theme with the settings of its page as the page is."""
    return replace(
        theme,
        settings=tuple(
            replace(setting, values=(("print", getattr(theme.page, _PAGE_FIELDS[setting.kind])),))
            if setting.kind in _PAGE_FIELDS
            else setting
            for setting in theme.settings
        ),
    )


def with_choices(theme: Theme, choices: Iterable[tuple[str, str]]) -> Theme:
    """Return the theme with these settings, by name, at these values; raises SettingsError for what does not fit."""
    for name, text in choices:
        setting = next((setting for setting in theme.settings if setting.name == name), None)
        if setting is None:
            known = ", ".join(setting.name for setting in theme.settings) or "none"
            raise SettingsError(f'The theme "{theme.name}" has no setting "{name}". It has: {known}.')
        value = checked_value(setting, text)
        if value is None:
            raise SettingsError(f'The setting "{name}" must be {wanted(setting)}, not "{text}".')
        chosen = replace(setting, values=tuple((medium, value) for medium, _ in setting.values))
        page = theme.page
        if setting.kind == "paper":
            # Margins of the same share: those of A4 leave A5 a narrow column.
            page = replace(page, size=value, margin=margins_for(page.margin, page.size, value))
        elif setting.kind == "margins":
            page = replace(page, margin=value)
        settings = tuple(chosen if other is setting else other for other in theme.settings)
        theme = replace(theme, settings=settings, page=page)
    return theme


def checked_value(setting: ThemeSetting, text: str) -> str | None:
    """Return a value as style sheets take it, None where it is not of the setting's kind."""
    value = " ".join(text.split())
    if setting.kind == "choice":
        return value if value in setting.choices else None
    if setting.kind == "switch":
        value = _SAME.get(value.lower(), value.lower())
    form, _ = FORMS[setting.kind]
    return value if re.fullmatch(form, value, re.IGNORECASE) else None


def wanted(setting: ThemeSetting) -> str:
    """Return in words what a value of this setting may be."""
    if setting.kind == "choice":
        return f"one of {', '.join(setting.choices)}"
    return FORMS[setting.kind][1]

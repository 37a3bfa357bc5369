"""Finds and checks theme folders: a name or a path to a Theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.base.errors import ThemeError, UnknownName
from converter.model.settings import RenderSettings
from converter.model.theme import CoverStyle, EpubStyle, HtmlStyle, MarkdownStyle, PageStyle, Theme
from converter.themes.folder import MEDIA, STYLES, THEME_FILE, ThemeFolder, read_made_for, read_theme_folder
from converter.themes.settings import extended_settings, wanted, with_choices, with_page_values
from converter.themes.signs import sign_fonts
from converter.themes.starter import new_theme
from converter.themes.style_sheets import check_style_sheets, check_user_style_sheet, read_user_style_sheet
from converter.themes.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.theme import Font, ThemeSetting

__all__ = [
    "DEFAULT_THEME",
    "ThemeSummary",
    "load_theme",
    "new_theme",
    "read_user_style_sheet",
    "theme_folder",
    "theme_summaries",
    "wanted",
]

DEFAULT_THEME = "classic"
AS_THE_THEME_SAYS = RenderSettings()

_PACKAGE = Path(__file__).resolve().parent.parent
# A wheel carries the themes within the package, a checkout beside it.
_SHIPPED = next((folder for folder in (_PACKAGE / "_themes", _PACKAGE.parent / "themes") if folder.is_dir()), _PACKAGE)


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """What a list of themes says of one."""

    name: str
    description: str
    extends: str
    made_for: tuple[str, ...]
    folder: Path


def load_theme(theme: str, settings: RenderSettings = AS_THE_THEME_SAYS) -> Theme:
    """Return the theme of that name, or of the folder at that path, with all that it inherits and the user chose.

    Raises UnknownName where there is none, ThemeError where its folder or one that it extends is broken, SettingsError
    where the user's choices do not fit.
    """
    folder = theme_folder(theme)
    loaded = _shipped_theme(folder) if folder.parent == _SHIPPED else _theme_at(folder)
    chosen = with_choices(loaded, settings.theme_settings)
    if not settings.style_sheet:
        return chosen
    check_user_style_sheet(settings.style_sheet, "The style sheet")
    return replace(chosen, user_style_sheet=settings.style_sheet)


@cache
def _shipped_theme(folder: Path) -> Theme:
    # Read once: it never changes while the program runs, and reading it takes as long as writing an article in it.
    return _theme_at(folder)


def _theme_at(folder: Path) -> Theme:
    return _merge(_read_chain(folder))


def theme_folder(theme: str) -> Path:
    """Return the folder of a theme that ships, by name, or of one at a path; raises UnknownName."""
    if _is_name(theme) and (_SHIPPED / theme / THEME_FILE).is_file():
        return _SHIPPED / theme
    # A path needs no slash: `--theme mine` means the folder here, if there is one.
    path = Path(theme).expanduser() if theme else None
    if path and path.is_dir():
        return path
    raise UnknownName(noun="theme", name=theme, known=_shipped_names())


def theme_summaries() -> tuple[ThemeSummary, ...]:
    """Return the themes that ship, by name; raises ThemeError where one is broken."""
    tables = [read_toml(_SHIPPED / name / THEME_FILE) for name in _shipped_names()]
    return tuple(
        ThemeSummary(
            name, table.value("description", ""), table.value("extends", ""), read_made_for(table), _SHIPPED / name
        )
        for name, table in zip(_shipped_names(), tables, strict=True)
    )


def _shipped_names() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in _SHIPPED.glob(f"*/{THEME_FILE}")))


def _is_name(theme: str) -> bool:
    return bool(theme) and not {"/", "\\", ".", "\0"} & set(theme)


def _read_chain(folder: Path) -> list[ThemeFolder]:
    """Return what a theme and those that it extends say, the farthest first."""
    chain: list[ThemeFolder] = []
    seen: list[Path] = []
    while True:
        if folder.resolve() in seen:
            names = " -> ".join(path.name for path in [*seen, folder.resolve()])
            raise ThemeError(path=str(folder / THEME_FILE), problem=f"themes extend each other in a circle: {names}.")
        seen.append(folder.resolve())
        theme = read_theme_folder(folder)
        if folder.parent != _SHIPPED:  # those that ship are held to it by a test, and not at every start
            check_style_sheets(folder)
        chain.insert(0, theme)
        if not theme.extends:
            return chain
        folder = _extended_folder(theme.extends, folder)


def _extended_folder(extends: str, folder: Path) -> Path:
    """Return the folder that `extends` names: a theme that ships, or a path seen from the folder that says so."""
    beside = folder / extends
    try:
        return beside if not _is_name(extends) and beside.is_dir() else theme_folder(extends)
    except UnknownName as unknown:
        read_toml(folder / THEME_FILE).refuse("extends", f"names no theme. {unknown}".removesuffix("."))


def _merge(chain: Sequence[ThemeFolder]) -> Theme:
    """Return one theme: style sheets one after the other, settings and fonts of the nearest that has them."""
    settings: dict[str, dict[str, Any]] = {
        section: {key: value for theme in chain for key, value in theme.styles[section].items()} for section in STYLES
    }
    named: dict[str, ThemeSetting] = {}
    for theme in chain:
        named = extended_settings(named, theme.settings, theme.folder)
    merged = Theme(
        name=chain[-1].name,
        description=chain[-1].description,
        made_for=chain[-1].made_for,
        style_sheets=tuple((medium, "\n".join(theme.style_sheets[medium] for theme in chain)) for medium in MEDIA),
        fonts=_fonts(chain),
        signs=sign_fonts(_SHIPPED),
        markdown=MarkdownStyle(**settings["markdown"]),
        html=HtmlStyle(**settings["html"]),
        epub=EpubStyle(**settings["epub"]),
        cover=CoverStyle(**settings["cover"]),
        page=PageStyle(**settings["pdf"]),
        settings=tuple(named.values()),
    )
    return with_page_values(merged)


def _fonts(chain: Sequence[ThemeFolder]) -> tuple[Font, ...]:
    """Return a theme's own fonts and those that it keeps of the theme that it extends."""
    fonts: tuple[Font, ...] = ()
    for theme in chain:
        kept = dict(theme.kept_families)
        for family in kept:
            if family not in {font.family for font in fonts}:
                table = read_toml(theme.folder / THEME_FILE).table("keep_fonts")
                table.refuse(family, "names no font of the theme that this one extends")
        if theme.fonts or kept:
            stay = tuple(replace(font, role=kept[font.family]) for font in fonts if font.family in kept)
            fonts = theme.fonts + stay
    return fonts

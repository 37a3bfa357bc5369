"""`octavo themes`: list them, show one or all of them, begin one's own."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from converter.cli.gallery import show_gallery
from converter.cli.tables import print_table, theme_rows
from converter.cli.terminal import print_path
from converter.themes import DEFAULT_THEME, load_theme, new_theme, theme_folder, wanted

if TYPE_CHECKING:
    from converter.model.theme import Theme, ThemeSetting

themes = typer.Typer(name="themes", help="List the themes, show one or all of them, or begin your own.")


@themes.callback(invoke_without_command=True)
def _list_without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_themes()


@themes.command("list")
def list_themes() -> None:
    """List the themes that ship with Octavo."""
    print_table(
        "Themes (--theme)",
        ("name", "what it is like", "made for", "extends"),
        [
            (f"{name} (default)" if name == DEFAULT_THEME else name, likeness, formats, extends)
            for name, likeness, formats, extends in theme_rows()
        ],
    )


@themes.command("show")
def show_theme(
    name: Annotated[str, typer.Argument(metavar="NAME|FOLDER", help="A theme that ships, or a folder.")],
) -> None:
    """Show a theme's settings, fonts and style sheets, with all that it inherits."""
    theme = load_theme(name)
    print_table(
        theme.name,
        ("what", "value"),
        [
            ("description", theme.description),
            ("made for", ", ".join(theme.made_for) or "all formats"),
            ("folder", str(theme_folder(name))),
            ("fonts", ", ".join(dict.fromkeys(font.family for font in theme.fonts))),
            *((f"{medium} style sheet", f"{len(sheet.splitlines())} lines") for medium, sheet in theme.style_sheets),
            *_styles(theme),
        ],
    )
    print_table(
        "Settings (--set NAME=VALUE)",
        ("name", "what it does", "value", "as it is here"),
        [(row.name, row.about, wanted(row), _values(row)) for row in theme.settings],
    )


themes.command("gallery", no_args_is_help=True)(show_gallery)


@themes.command("new")
def begin_theme(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits and hyphens.")],
) -> None:
    """Make a folder NAME here, with a theme of your own to change."""
    print_path(new_theme(name, Path()))


def _listed(value: object) -> str:
    return " + ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _values(setting: ThemeSetting) -> str:
    """Return a setting's value, or that of each medium where they differ."""
    values = {value for _, value in setting.values}
    if len(values) == 1:
        return values.pop()
    return ", ".join(f"{medium}: {value}" for medium, value in setting.values)


def _styles(theme: Theme) -> list[tuple[str, str]]:
    """Return each key of each format's table, as `[format] key`, with its value."""
    rows = []
    for section, style in (
        ("markdown", theme.markdown),
        ("html", theme.html),
        ("epub", theme.epub),
        ("cover", theme.cover),
        ("pdf", theme.page),
    ):
        if is_dataclass(style):
            rows += [(f"[{section}] {key}", _shown(value)) for key, value in asdict(style).items()]
    return rows


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(" = ".join(map(_listed, item)) if isinstance(item, tuple) else str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)

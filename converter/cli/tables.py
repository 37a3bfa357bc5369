"""The tables of formats and rules, as `--help` and the README show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

PIPE_COLUMNS = 200
"""Width where nobody's window sets one: excerpts stay on their line."""


def console() -> Console:
    """Return the console of standard output, wide enough for whole rows when it is no terminal."""
    import sys

    from rich.console import Console

    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=PIPE_COLUMNS)


def print_table(title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows under a title; their texts are shown as they are, but for control characters."""
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    from converter.cli.terminal import escaped

    table = Table(*columns, title=title, title_justify="left", title_style="bold", box=SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(escaped(cell)) for cell in row))
    console().print(table)


def format_rows() -> list[tuple[str, str, str, str]]:
    """Return name, endings, purpose and habit with images of every format."""
    from converter.render import RENDERERS

    return [(row.name, " ".join(row.suffixes), row.summary, row.images) for row in RENDERERS]


def rule_rows() -> list[tuple[str, str]]:
    """Return name and summary of every rule."""
    from converter.extract.clean import RULES

    return [(rule.name, rule.summary) for rule in RULES]


def print_formats() -> None:
    """Print the table of formats."""
    print_table("Formats (--to)", ("name", "endings", "what for", "images"), format_rows())


def print_rules() -> None:
    """Print the table of removal rules."""
    print_table("Removal rules (--keep)", ("name", "removes"), rule_rows())

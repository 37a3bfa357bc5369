"""The tables of formats and rules, as `--help` and the README show them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from converter.cli.terminal import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

PIPE_COLUMNS = 100_000
"""Width where no window sets one: a row is a line, however long."""


def print_table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, cut: str = "") -> None:
    """Print rows under a title, or the title alone; control characters of their texts are shown escaped.

    In a window the cells of the column `cut` end with its edge; all other cells are broken into lines.
    """
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    texts = [[Text(escaped(cell)) for cell in row] for row in rows]
    is_terminal = sys.stdout.isatty()
    table = Table(box=SIMPLE, pad_edge=False, expand=bool(cut) and is_terminal)
    for column in columns:
        if column == cut:
            # A share of the width is what the other columns leave.
            table.add_column(column, no_wrap=True, overflow="ellipsis", ratio=1)
        else:
            table.add_column(column)
    for row in texts:
        table.add_row(*row)
    console = Console(highlight=False, width=None if is_terminal else PIPE_COLUMNS)
    with console.capture() as capture:
        console.print(Text(title, style="bold"))
        if texts:
            console.print(table)
    # Rich fills each line up to the table's width.
    sys.stdout.write("".join(line.rstrip() + "\n" for line in capture.get().splitlines()))


def format_rows() -> list[tuple[str, str, str, str, str]]:
    """Return name, endings, purpose and habit with images of every format, and whether it holds many articles."""
    from converter.render import RENDERERS

    return [
        (row.name, " ".join(row.suffixes), row.summary, row.images, "yes" if row.render_book else "")
        for row in RENDERERS
    ]


def pdf_profile_rows() -> list[tuple[str, str]]:
    """Return name and purpose of every PDF profile."""
    from converter.render.pdf.profiles import PROFILES

    return [(row.name, row.summary) for row in PROFILES]


def grouping_rows() -> list[tuple[str, str]]:
    """Return name and summary of every way to group a book's articles."""
    from converter.bind import GROUPINGS

    return [(row.name, row.summary) for row in GROUPINGS]


def theme_rows() -> list[tuple[str, str, str, str]]:
    """Return name, likeness, formats and extended theme of every theme that ships."""
    from converter.themes import theme_summaries

    return [
        (theme.name, theme.description, ", ".join(theme.made_for) or "all", theme.extends)
        for theme in theme_summaries()
    ]


def rule_rows() -> list[tuple[str, str]]:
    """Return name and summary of every rule."""
    from converter.extract.clean import RULES

    return [(rule.name, rule.summary) for rule in RULES]


DEVICE_COLUMNS = ("name", "which", "screen", "page", "pictures", "formulas", "file up to", "best as")


def device_rows() -> list[tuple[str, ...]]:
    """Return a row for each device: name, models, screen, page of a PDF, pictures, formulas, budget, best format."""
    from converter.devices import DEVICES

    return [
        (
            device.name,
            device.title,
            f"{device.width_px} × {device.height_px}, {device.ppi} ppi, {device.screen}",
            f"{device.width_mm:.0f} × {device.height_mm:.0f} mm",
            " ".join(sorted(_PICTURE_NAMES[kind] for kind in device.family.picture_types)),
            "MathML" if device.family.mathml else "pictures",
            f"{device.family.file_budget_bytes / 1_000_000:.0f} MB",
            device.family.epub_suffix.removeprefix(".") if device.format == "epub" else device.format,
        )
        for device in DEVICES
    ]


_PICTURE_NAMES = {
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/svg+xml": "SVG",
    "image/webp": "WebP",
}


def print_devices() -> None:
    """Print the table of devices."""
    print_table("Devices (--device)", DEVICE_COLUMNS, device_rows())


def provider_rows() -> list[tuple[str, ...]]:
    """Return a row for each provider of mail: name, server with port and encryption, largest mail, and what one logs in with."""
    from converter.deliver.mail.providers import MEGABYTE, PROVIDERS

    return [
        (
            provider.name,
            f"{provider.host}:{provider.port}, {provider.security}",
            f"{provider.limit_bytes // MEGABYTE} MB",
            provider.login,
        )
        for provider in PROVIDERS
    ]


def print_providers() -> None:
    """Print the table of providers of mail."""
    print_table("Providers of mail (--setup)", ("name", "server", "mails up to", "password"), provider_rows())


def check_rows() -> list[tuple[str, str, str]]:
    """Return name, kind of file and summary of every check."""
    from converter.check import CHECKS

    return [(check.name, check.kind, check.summary) for check in CHECKS]


def print_checks() -> None:
    """Print the table of checks."""
    print_table("Checks", ("name", "of", "names"), check_rows())


def print_formats() -> None:
    """Print the table of formats."""
    print_table("Formats (--to)", ("name", "endings", "what for", "images", "books"), format_rows())


def print_pdf_profiles() -> None:
    """Print the table of PDF profiles."""
    print_table("PDF profiles (--pdf-profile)", ("name", "what for"), pdf_profile_rows())


def print_groupings() -> None:
    """Print the table of groupings."""
    print_table("Sections of a book (--by)", ("name", "groups its articles"), grouping_rows())


def print_rules() -> None:
    """Print the table of removal rules."""
    print_table("Removal rules (--keep)", ("name", "removes"), rule_rows())

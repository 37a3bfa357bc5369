"""`octavo explain`: what was found in a source, what was taken out, and what was guessed."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from converter import pipeline
from converter.cli.config import load_config
from converter.cli.options import (
    KeepOption,
    NoSiteRulesOption,
    Reading,
    SiteRulesOption,
    UrlOption,
    WholePageOption,
)
from converter.cli.sources import source_named
from converter.cli.tables import print_table
from converter.cli.terminal import progress
from converter.model.document import Image
from converter.model.settings import FetchSettings, Settings

if TYPE_CHECKING:
    from converter.model.document import Document


def explain(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a URL, or - for standard input.")],
    keep: KeepOption = None,
    url: UrlOption = "",
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
) -> None:
    """Show what was found in a page, what was taken out by which rule, and what was guessed."""
    config = load_config(context.obj)
    reading = Reading(tuple(keep or config.keep), url, whole_page, not no_site_rules, site_rules or config.site_rules)
    with progress(f"Reading {source}"):
        named = source_named(source, url)
        settings = Settings(fetch=FetchSettings(pictures=False), extract=reading.extract_settings())
        document = pipeline.document_from_source(named, settings)
    _print(document)


def _print(document: Document) -> None:
    print_table("Found", ("what", "value"), _metadata_rows(document))
    removed = sum(removal.words for removal in document.removals)
    print_table(
        f"Removed: {len(document.removals)} pieces, {removed} words" if document.removals else "Removed: nothing",
        ("rule", "words", "begins with"),
        [(removal.rule, str(removal.words), removal.excerpt) for removal in document.removals],
    )
    print_table(
        "Lost or guessed" if document.notes else "Lost or guessed: nothing",
        ("kind", "note"),
        [(note.kind.value, note.message) for note in document.notes],
    )


def _metadata_rows(document: Document) -> list[tuple[str, str]]:
    """Return each known field of the metadata as text, and how much there is of the article."""
    rows = []
    for field in fields(document.metadata):
        value = getattr(document.metadata, field.name)
        if value:
            rows.append((field.name.replace("_", " "), _shown(value)))
    rows.append(("blocks", str(len(document.blocks))))
    rows.append(("footnotes", str(len(document.footnotes))))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Image):
        return value.url or value.alt
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return str(value)

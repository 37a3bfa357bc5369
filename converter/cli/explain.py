"""`octavo explain`: what was found in a source, what became of its text, and what was guessed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from converter import pipeline
from converter.base.errors import NoArticle
from converter.cli.config import load_config
from converter.cli.options import (
    KeepOption,
    NoSiteRulesOption,
    OverwriteOption,
    Reading,
    SiteRulesOption,
    UrlOption,
    WholePageOption,
)
from converter.cli.sources import destination_for, source_named
from converter.cli.tables import print_table
from converter.cli.terminal import print_path, progress
from converter.deliver import FileDestination, path_at
from converter.model.document import Image
from converter.model.record import EXCERPT_CHARACTERS
from converter.model.settings import FetchSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.document import Metadata
    from converter.model.explanation import ExplainedBlock, Explanation


def explain(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a URL, or - for standard input.")],
    html: Annotated[
        str, typer.Option("--html", metavar="FILE", help="Write it as a page, kept green and removed red; - prints it.")
    ] = "",
    keep: KeepOption = None,
    url: UrlOption = "",
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
    overwrite: OverwriteOption = False,
) -> None:
    """Show what became of a page's text, block by block: kept, or removed by which rule; and what was guessed.

    A page without an article is explained, too; the exit code is then 4, as it is for convert.
    """
    config = load_config(context.obj)
    reading = Reading(tuple(keep or config.keep), url, whole_page, not no_site_rules, site_rules or config.site_rules)
    destination = destination_for(html, "html", count=1, overwrite=overwrite) if html else None
    if isinstance(destination, FileDestination):
        path_at(destination, "")  # raises now what would be raised after all the work
    with progress(f"Reading {source}"):
        named = source_named(source, url)
        settings = Settings(fetch=FetchSettings(pictures=False), extract=reading.extract_settings())
        explanation = pipeline.explain(named, settings)
    if destination is None:
        _print(explanation)
    elif (path := pipeline.deliver_explanation(explanation, destination)) is not None:
        print_path(path)
    if not explanation.has_article:
        raise NoArticle(location=explanation.location)


def _print(explanation: Explanation) -> None:
    print_table("Found", ("what", "value"), [*_metadata_rows(explanation.metadata)])
    print_table(
        f"Text: {explanation.words('kept'):,} words kept, {explanation.words('removed'):,} removed",
        ("", "words", "why", "text"),
        [*_text_rows(explanation.blocks)],
        cut="text",
    )
    removed = sum(removal.words for removal in explanation.removals)
    print_table(
        f"Removed by rules: {len(explanation.removals)} pieces, {removed} words"
        if explanation.removals
        else "Removed by rules: nothing",
        ("rule", "words", "begins with"),
        [(removal.rule, str(removal.words), removal.excerpt) for removal in explanation.removals if removal.excerpt],
        cut="begins with",
    )
    print_table(
        "Lost or guessed" if explanation.notes else "Lost or guessed: nothing",
        ("kind", "note"),
        [(note.kind.value, note.message) for note in explanation.notes],
    )


def _text_rows(blocks: Sequence[ExplainedBlock]) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each block that was kept, and one for each run of blocks that a rule removed."""
    for (fate, _), group in groupby(enumerate(blocks), key=lambda pair: _run_of(*pair)):
        run = [block for _, block in group]
        text = " ".join(block.text[:EXCERPT_CHARACTERS] for block in run[:EXCERPT_CHARACTERS])[:EXCERPT_CHARACTERS]
        sign = "+" if fate == "kept" else "−"
        yield sign, f"{sum(block.words for block in run):,}", _why(run), text
        for removal in (removal for block in run for removal in block.taken):
            yield "−", f"{removal.words:,}", removal.rule, removal.excerpt


def _run_of(place: int, block: ExplainedBlock) -> tuple[str, str]:
    """Return what blocks of one run share."""
    return block.fate, str(place) if block.fate == "kept" else f"{block.step}: {block.rule}"


def _why(run: Sequence[ExplainedBlock]) -> str:
    """Return rule and probability of a run of blocks, of several the highest."""
    if len(run) == 1:
        return run[0].reason
    likely = max((block.probability for block in run if block.probability is not None), default=None)
    return replace(run[0], probability=likely).reason.replace("p =", "p ≤")


def _metadata_rows(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield each known field of the metadata as text."""
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if value:
            yield field.name.replace("_", " "), _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Image):
        return value.url or value.alt
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return str(value)

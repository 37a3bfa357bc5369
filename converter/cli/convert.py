"""`octavo convert`: sources to files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from converter import pipeline
from converter.base.errors import SettingsError
from converter.cli.config import image_treatment_named, load_config, pdf_profile_named
from converter.cli.failures import Outcome, failures_told
from converter.cli.options import (
    AttachSourceOption,
    CssOption,
    DeviceOption,
    KeepOption,
    NoSiteRulesOption,
    OverwriteOption,
    PaperOption,
    PdfProfileOption,
    QuietOption,
    Reading,
    SetOption,
    SiteRulesOption,
    UrlOption,
    VerboseOption,
    WholePageOption,
    style_sheet_named,
    theme_settings_named,
)
from converter.cli.report import Attempt, write_report
from converter.cli.sources import STANDARD_STREAM, destination_for, format_for, named_sources, source_named
from converter.cli.terminal import Verbosity, print_path, progress, say
from converter.deliver import FileDestination, FolderDestination, path_at
from converter.devices import device_named
from converter.model.record import NoteKind
from converter.model.settings import FetchSettings, PdfSettings, RenderSettings, Settings
from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.deliver import Destination
    from converter.model.record import Note
    from converter.model.rendering import Delivery

GUESSES = {
    NoteKind.CHARSET_GUESSED,
    NoteKind.LANGUAGE_GUESSED,
    NoteKind.METADATA_GUESSED,
    NoteKind.SITE_RULE,
    NoteKind.WHOLE_PAGE,
}
"""Notes that lose nothing, and are told to who asks for them."""

FORMATS_WITH_SOURCE = ("pdf", "json")
"""Those that can hold the page that they were made of."""

NOTES_OF_A_KIND = 5
"""So many notes of one kind are printed for one source; the rest is counted."""


class ConvertCommand(TyperCommand):
    """The command with the tables of formats, PDF profiles and rules below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        from converter.cli.tables import print_formats, print_pdf_profiles, print_rules

        print_formats()
        print_pdf_profiles()
        print_rules()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, the config file's defaults filled in."""

    to: str
    theme: str
    reading: Reading
    fetch: FetchSettings
    render: RenderSettings
    verbosity: Verbosity


def convert(
    context: typer.Context,
    source: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, patterns, URLs, or - for standard input.")
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="A file, a folder, or - for standard output.")
    ] = "",
    to: Annotated[str, typer.Option(metavar="FORMAT", help="The format, where OUT does not tell.")] = "",
    theme: Annotated[str, typer.Option(metavar="NAME|FOLDER", help="How it looks; see octavo themes.")] = "",
    set_: SetOption = None,
    css: CssOption = None,
    device: DeviceOption = "",
    keep: KeepOption = None,
    images: Annotated[str, typer.Option(metavar="embed|link|folder|none", help="What becomes of pictures.")] = "",
    paper: PaperOption = "",
    pdf_profile: PdfProfileOption = "",
    attach_source: AttachSourceOption = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was removed, lost and guessed, as JSON.")
    ] = None,
    url: UrlOption = "",
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
    overwrite: OverwriteOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Convert articles to Markdown, HTML, text, JSON, EPUB or PDF.

    The format follows from the ending of OUT, else from --device. Without OUT a file is named after its article, in this folder.
    """
    config = load_config(context.obj)
    names = named_sources(source)
    if url and len(names) > 1:
        raise SettingsError(f"--url tells where one source came from, and there are {len(names)}.")
    output = output or config.output
    reader = device_named(device or config.device) if device or config.device else None
    format_name = format_for(output, to, reader.format if reader else config.to)
    wishes = Wishes(
        to=format_name,
        theme=theme or config.theme,
        reading=Reading(
            tuple(keep or config.keep), url, whole_page, not no_site_rules, site_rules or config.site_rules
        ),
        fetch=FetchSettings(keep_pages=attach_source),
        render=RenderSettings(
            images=image_treatment_named(images or config.images),
            theme_settings=theme_settings_named((*config.set, *(set_ or ()), *([f"paper={paper}"] if paper else []))),
            style_sheet=style_sheet_named(css or config.css),
            device=reader,
            pdf=PdfSettings(profile=pdf_profile_named(pdf_profile or config.pdf_profile)),
        ),
        verbosity=Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL,
    )
    if output == STANDARD_STREAM and wishes.render.images == "folder":
        raise SettingsError("Standard output has no folder beside it for images; --images embed puts them inside.")
    if attach_source and format_name not in FORMATS_WITH_SOURCE:
        raise SettingsError(f"--attach-source is for {' and '.join(FORMATS_WITH_SOURCE)}, not for {format_name}.")
    wishes.reading.extract_settings()  # unknown rules and themes are told before anything is fetched
    load_theme(wishes.theme, wishes.render)
    destination = destination_for(output, format_name, count=len(names), overwrite=overwrite)
    report_file = FileDestination(report, overwrite) if report else None
    for file in (destination, report_file):
        if isinstance(file, FileDestination):
            path_at(file, "")  # raises now what would be raised after all the work
    attempts = _convert_all(names, destination, wishes)
    if report_file:
        write_report(attempts, report_file)
    raise typer.Exit(max((attempt.exit_code for attempt in attempts), default=0))


def _convert_all(names: list[str], destination: Destination, wishes: Wishes) -> list[Attempt]:
    """Convert one source after the other, whatever becomes of each, and return what did."""
    attempts: list[Attempt] = []
    for number, name in enumerate(names, start=1):
        outcome = Outcome()
        delivery: Delivery | None = None
        with failures_told(outcome, wishes.verbosity):
            counted = f"{number} of {len(names)}: {name}" if len(names) > 1 else name
            with progress(f"Converting {counted}"):
                delivery = _convert_one(name, destination, wishes)
            _tell(delivery, name if len(names) > 1 else "", wishes.verbosity)
        attempts.append(Attempt(name, delivery, outcome.exit_code, outcome.message))
        if delivery is not None and delivery.path and isinstance(destination, FolderDestination):
            destination = replace(destination, taken=destination.taken | {delivery.path.name})
    return attempts


def _convert_one(name: str, destination: Destination, wishes: Wishes) -> Delivery:
    source = source_named(name, wishes.reading.url)
    settings = Settings(
        fetch=wishes.fetch,
        extract=wishes.reading.extract_settings(),
        render=wishes.render,
    )
    return pipeline.convert(source, destination, wishes.to, wishes.theme, settings)


def _tell(delivery: Delivery, name: str, verbosity: Verbosity) -> None:
    """Print the result's path to standard output, and what was lost on the way to standard error."""
    if delivery.path:
        print_path(delivery.path)
    if verbosity is Verbosity.QUIET:
        return
    lead = f"{name}: " if name else ""
    for line in _lines_of_notes(delivery.notes, verbosity):
        say(f"{lead}{line}", style="yellow")
    if verbosity is Verbosity.VERBOSE:
        for removal in delivery.removals:
            say(f"{lead}removed by {removal.rule}: {removal.excerpt}")


def _lines_of_notes(notes: tuple[Note, ...], verbosity: Verbosity) -> list[str]:
    told = [note for note in notes if verbosity is Verbosity.VERBOSE or note.kind not in GUESSES]
    if verbosity is Verbosity.VERBOSE:
        return [f"{note.kind}: {note.message}" for note in told]
    seen: Counter[NoteKind] = Counter()
    lines = []
    for note in told:
        seen[note.kind] += 1
        if seen[note.kind] <= NOTES_OF_A_KIND:
            lines.append(f"{note.kind}: {note.message}")
    more = [
        f"{kind}: {count - NOTES_OF_A_KIND} more; -v tells them all."
        for kind, count in seen.items()
        if count > NOTES_OF_A_KIND
    ]
    return lines + more

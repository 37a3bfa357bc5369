"""`octavo convert`: sources to files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from converter import pipeline
from converter.base.errors import SettingsError
from converter.cli.config import load_config
from converter.cli.failures import Outcome, failures_told
from converter.cli.options import (
    AttachSourceOption,
    BookLanguageOption,
    CssOption,
    DeviceOption,
    ImagesOption,
    KeepOption,
    NoSiteRulesOption,
    OverwriteOption,
    PaperOption,
    PdfProfileOption,
    QuietOption,
    Reading,
    ReportOption,
    SetOption,
    SiteRulesOption,
    SourceArgument,
    ThemeOption,
    UrlOption,
    VerboseOption,
    WholePageOption,
)
from converter.cli.report import Attempt, write_report
from converter.cli.sources import destination_for, format_for, named_sources, refuse_folder_on_stream, source_named
from converter.cli.telling import tell
from converter.cli.terminal import progress, verbosity_of
from converter.cli.wishes import Look, wishes_of
from converter.deliver import FileDestination, FolderDestination, path_at

if TYPE_CHECKING:
    from converter.cli.wishes import Wishes
    from converter.deliver import Destination
    from converter.model.rendering import Delivery


FORMATS_WITH_SOURCE = ("pdf", "json")
"""Those that can hold the page that they were made of."""


class ConvertCommand(TyperCommand):
    """The command with the tables of formats, PDF profiles and rules below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        from converter.cli.tables import print_formats, print_pdf_profiles, print_rules

        print_formats()
        print_pdf_profiles()
        print_rules()


def convert(
    context: typer.Context,
    source: SourceArgument,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="A file, a folder, or - for standard output.")
    ] = "",
    to: Annotated[str, typer.Option(metavar="FORMAT", help="The format, where OUT does not tell.")] = "",
    theme: ThemeOption = "",
    set_: SetOption = None,
    css: CssOption = None,
    device: DeviceOption = "",
    book_language: BookLanguageOption = "",
    keep: KeepOption = None,
    images: ImagesOption = "",
    paper: PaperOption = "",
    pdf_profile: PdfProfileOption = "",
    attach_source: AttachSourceOption = False,
    report: ReportOption = None,
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
    look = Look(theme, tuple(set_ or ()), css, device, images, paper, pdf_profile, book_language)
    reading = Reading(
        tuple(keep or config.keep),
        url,
        whole_page,
        not no_site_rules,
        site_rules or config.site_rules,
        keep_pages=attach_source,
    )
    wishes = wishes_of(config, look, reading, verbosity_of(quiet=quiet, verbose=verbose))
    format_name = format_for(output, to, wishes.habit_of_format(config.to))
    refuse_folder_on_stream(output, wishes.render)
    if attach_source and format_name not in FORMATS_WITH_SOURCE:
        raise SettingsError(f"--attach-source is for {' and '.join(FORMATS_WITH_SOURCE)}, not for {format_name}.")
    wishes.check()
    destination = destination_for(output, format_name, count=len(names), overwrite=overwrite)
    report_file = FileDestination(report, overwrite) if report else None
    for file in (destination, report_file):
        if isinstance(file, FileDestination):
            path_at(file, "")  # raises now what would be raised after all the work
    attempts = _convert_all(names, destination, format_name, wishes)
    if report_file:
        write_report(attempts, report_file)
    raise typer.Exit(max((attempt.exit_code for attempt in attempts), default=0))


def _convert_all(names: list[str], destination: Destination, to: str, wishes: Wishes) -> list[Attempt]:
    """Convert one source after the other, whatever becomes of each, and return what did."""
    attempts: list[Attempt] = []
    for number, name in enumerate(names, start=1):
        outcome = Outcome()
        delivery: Delivery | None = None
        with failures_told(outcome, wishes.verbosity):
            counted = f"{number} of {len(names)}: {name}" if len(names) > 1 else name
            with progress(f"Converting {counted}"):
                source = source_named(name, wishes.reading.url)
                delivery = pipeline.convert(source, destination, to, wishes.theme, wishes.settings())
            tell(delivery, name if len(names) > 1 else "", wishes.verbosity)
        attempts.append(Attempt(name, delivery, outcome.exit_code, outcome.message))
        if delivery is not None and delivery.path and isinstance(destination, FolderDestination):
            destination = replace(destination, taken=destination.taken | {delivery.path.name})
    return attempts

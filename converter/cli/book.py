"""`octavo book`: sources to one book, or to a book an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from converter import pipeline
from converter.base.errors import SettingsError
from converter.bind import bind_book, bind_each, grouping_named
from converter.cli.config import load_config
from converter.cli.failures import Outcome, failures_told
from converter.cli.options import (
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
    VerboseOption,
    WholePageOption,
)
from converter.cli.report import Attempt, write_report
from converter.cli.sources import destination_for, format_for, named_sources, refuse_folder_on_stream, source_named
from converter.cli.telling import tell, tell_losses
from converter.cli.terminal import progress, verbosity_of
from converter.cli.wishes import Look, wishes_of
from converter.deliver import FileDestination, FolderDestination, path_at
from converter.model.book import Series
from converter.model.settings import BindSettings
from converter.render import check_binds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.cli.wishes import Wishes
    from converter.deliver import Destination
    from converter.model.book import Book
    from converter.model.document import Document
    from converter.model.rendering import Delivery

USUAL_FORMAT = "epub"
"""What a book is where nothing says."""


class BookCommand(TyperCommand):
    """The command with the table of groupings below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        from converter.cli.tables import print_groupings

        print_groupings()


@dataclass(frozen=True, slots=True)
class _Read:
    """One source, and the article that it gave."""

    name: str
    document: Document | None
    """None where it failed."""
    outcome: Outcome


def book(
    context: typer.Context,
    source: SourceArgument,
    title: Annotated[str, typer.Option(metavar="TITLE", help="What stands on the cover.")] = "",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="A file, a folder, or - for standard output.")
    ] = "",
    to: Annotated[
        str, typer.Option(metavar="FORMAT", help="epub, pdf, html or markdown, where OUT does not tell.")
    ] = "",
    by: Annotated[str, typer.Option(metavar="GROUPING", help="What makes the sections of its contents.")] = "auto",
    series: Annotated[str, typer.Option(metavar="NAME", help="The series that it is an issue of.")] = "",
    number: Annotated[int | None, typer.Option(metavar="N", min=1, help="Its number in the series.")] = None,
    each: Annotated[
        bool, typer.Option("--each", help="Write a book an article into the folder OUT, in a series named TITLE.")
    ] = False,
    theme: ThemeOption = "",
    set_: SetOption = None,
    css: CssOption = None,
    device: DeviceOption = "",
    book_language: BookLanguageOption = "",
    keep: KeepOption = None,
    images: ImagesOption = "",
    paper: PaperOption = "",
    pdf_profile: PdfProfileOption = "",
    report: ReportOption = None,
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
    overwrite: OverwriteOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Bind articles into one book: a cover, contents, a chapter an article.

    A source that fails is told, and the others are bound. Links between the articles lead within the book.
    """
    config = load_config(context.obj)
    names = named_sources(source)
    output = output or config.output
    look = Look(theme, tuple(set_ or ()), css, device, images, paper, pdf_profile, book_language)
    reading = Reading(tuple(keep or config.keep), "", whole_page, not no_site_rules, site_rules or config.site_rules)
    wishes = wishes_of(config, look, reading, verbosity_of(quiet=quiet, verbose=verbose))
    format_name = format_for(output, to, wishes.habit_of_format(USUAL_FORMAT))
    check_binds(format_name)
    grouping_named(by)
    refuse_folder_on_stream(output, wishes.render)
    wishes.check()
    if number is not None and not series:
        raise SettingsError("--number counts the issues of a series; name it with --series.")
    destination = destination_for(output, format_name, count=len(names) if each else 1, overwrite=overwrite)
    report_file = FileDestination(report, overwrite) if report else None
    for file in (destination, report_file):
        if isinstance(file, FileDestination):
            path_at(file, "")  # raises now what would be raised after all the work
    read = _read_all(names, format_name, wishes)
    binding = BindSettings(title=title, by=by, series=Series(series, number) if series else None)
    documents = [source.document for source in read if source.document]
    books = bind_each(documents, binding) if each else [bind_book(documents, binding)] if documents else []
    written = list(_write(books, destination, format_name, wishes))
    # Of one book every source has the same outcome.
    outcomes = iter(written if each else written * len(documents))
    attempts = [_attempt(source, *(next(outcomes) if source.document else (source.outcome, None))) for source in read]
    if report_file:
        write_report(attempts, report_file)
    raise typer.Exit(max((attempt.exit_code for attempt in attempts), default=0))


def _read_all(names: Sequence[str], to: str, wishes: Wishes) -> list[_Read]:
    """Read one source after the other, whatever becomes of each, and return what did."""
    read: list[_Read] = []
    for number, name in enumerate(names, start=1):
        outcome = Outcome()
        document: Document | None = None
        with failures_told(outcome, wishes.verbosity), progress(f"Reading {number} of {len(names)}: {name}"):
            document = pipeline.document_for(source_named(name, ""), to, wishes.settings())
            tell_losses(document, name, wishes.verbosity)
        read.append(_Read(name, document, outcome))
    return read


def _write(
    books: Sequence[Book], destination: Destination, to: str, wishes: Wishes
) -> Iterator[tuple[Outcome, Delivery | None]]:
    """Write one book after the other, whatever becomes of each, and yield what did."""
    for number, bound in enumerate(books, start=1):
        outcome = Outcome()
        delivery: Delivery | None = None
        with failures_told(outcome, wishes.verbosity):
            with progress(f"Binding {number} of {len(books)}: {bound.title}"):
                delivery = pipeline.deliver_book(bound, destination, to, wishes.theme, wishes.render)
            tell(delivery, "", wishes.verbosity)
        yield outcome, delivery
        if delivery is not None and delivery.path and isinstance(destination, FolderDestination):
            destination = replace(destination, taken=destination.taken | {delivery.path.name})


def _attempt(source: _Read, outcome: Outcome, delivery: Delivery | None) -> Attempt:
    """Return what became of a source, whose article went into a book that was written, or was not."""
    if source.document is None:
        return Attempt(source.name, None, source.outcome.exit_code, source.outcome.message)
    own = (
        None
        if delivery is None
        else replace(
            delivery,
            title=source.document.metadata.title,
            removals=source.document.removals,
            notes=source.document.notes + delivery.notes,
        )
    )
    return Attempt(source.name, own, outcome.exit_code, outcome.message)

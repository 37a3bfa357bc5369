"""`octavo batch SOURCE…`: many sources into a folder, with workers, a ledger and reports."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from converter.base.errors import SettingsError
from converter.batch.limits import MEMORY_MEGABYTES, PAUSE_SECONDS, TIMEOUT_SECONDS
from converter.batch.names import FIELDS, USUAL_TEMPLATE, check_template
from converter.cli.batch.again import FACT, command_of
from converter.cli.config import load_config
from converter.cli.options import (
    BookLanguageOption,
    CssOption,
    DeviceOption,
    ImagesOption,
    KeepOption,
    NoSiteRulesOption,
    PaperOption,
    PdfProfileOption,
    QuietOption,
    Reading,
    SetOption,
    SiteRulesOption,
    ThemeOption,
    VerboseOption,
    WholePageOption,
)
from converter.cli.tables import print_table
from converter.cli.terminal import verbosity_of
from converter.cli.wishes import Look, wishes_of
from converter.render import renderer_named

if TYPE_CHECKING:
    pass

_HOSTS_AT_A_TIME = 8
SISTERS = (
    ("octavo batch status FOLDER", "say how far it is, who works on it, and what failed"),
    ("octavo batch retry FOLDER", "convert what failed or is in quarantine again"),
    ("octavo batch verify FOLDER", "compare every file with its SHA-256"),
)
"""The other commands of the group, of which the usual one's help tells."""


class RunCommand(TyperCommand):
    """The command with the fields of names below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        print_table("Other commands", ("command", "what it does"), SISTERS)
        print_table(
            "Fields of names (--name)",
            ("field", "what it stands for"),
            [(f"{{{name}}}", about) for name, (about, _) in FIELDS.items()],
        )


def run(
    context: typer.Context,
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, patterns, lists of sources (text or CSV), URLs, storage, or - for a list.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FOLDER|URL", help="Where results, ledger and reports go.")
    ] = "",
    to: Annotated[str, typer.Option(metavar="FORMATS", help="One or more, with commas between: epub,markdown.")] = "",
    lists: Annotated[
        list[Path] | None,
        typer.Option("--list", metavar="FILE", help="A list of sources, where it does not look like one."),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", metavar="TEMPLATE", help="How files are named; / makes folders.")
    ] = USUAL_TEMPLATE,
    theme: ThemeOption = "",
    set_: SetOption = None,
    css: CssOption = None,
    device: DeviceOption = "",
    book_language: BookLanguageOption = "",
    keep: KeepOption = None,
    images: ImagesOption = "",
    paper: PaperOption = "",
    pdf_profile: PdfProfileOption = "",
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
    workers: Annotated[
        int, typer.Option(min=0, metavar="N", help="Documents converted at one time; 0 is one a processor.")
    ] = 0,
    hosts: Annotated[
        int, typer.Option(min=1, metavar="N", help="Hosts asked at one time, each over one connection.")
    ] = _HOSTS_AT_A_TIME,
    pause: Annotated[
        float,
        typer.Option(min=0, metavar="SECONDS", help="Between two pages of one host; its Crawl-delay where longer."),
    ] = PAUSE_SECONDS,
    ignore_robots: Annotated[bool, typer.Option("--ignore-robots", help="Do not ask for robots.txt.")] = False,
    timeout: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="For one document, over both of its tries.")
    ] = TIMEOUT_SECONDS,
    memory: Annotated[
        int, typer.Option(min=200, metavar="MB", help="For one document, beyond what its worker holds when warm.")
    ] = MEMORY_MEGABYTES,
    dask: Annotated[
        str, typer.Option("--dask", metavar="ADDRESS", help="Convert on this Dask cluster, such as tcp://host:8786.")
    ] = "",
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FOLDER", help="Where the ledger is; .octavo in the output's folder else."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Convert what is done already, too.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", hidden=True)] = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Convert many sources into a folder. It can be stopped and started at any moment: nothing is lost, or done twice."""
    config = load_config(context.obj)
    output = output or config.output
    if not output:
        raise SettingsError("A batch needs a folder for its results; name it with -o.")
    verbosity = verbosity_of(quiet=quiet, verbose=verbose)
    look = Look(theme, tuple(set_ or ()), css, device, images, paper, pdf_profile, book_language)
    reading = Reading(tuple(keep or config.keep), "", whole_page, not no_site_rules, site_rules or config.site_rules)
    wishes = wishes_of(config, look, reading, verbosity)
    formats = formats_named(to, wishes.habit_of_format(config.to))
    check_template(name)
    wishes.check()

    # What a run stands on takes as long to import as a conversion.
    from converter.batch.crew import Means
    from converter.batch.plan import check_named
    from converter.batch.pool import Limits
    from converter.batch.session import UNFINISHED, Batch, state_folder
    from converter.cli.batch.watching import run_watched
    from converter.model.batch import Order

    names = tuple(source or ())
    if not retry_failed:
        check_named(names, lists or [])
    means = Means(
        workers=workers or usable_processors(),
        hosts=hosts,
        limits=Limits(timeout, memory * 1_000_000),
        pause_seconds=pause,
        heeds_robots=not ignore_robots,
        cluster=dask,
    )
    batch = Batch(
        place=output,
        state=state_folder(output, ledger),
        order=Order(formats, wishes.theme, wishes.settings()),
        means=means,
        names=names,
        lists=tuple(lists or ()),
        template=name,
        anew=frozenset({"done", "same", "failed", "quarantined"} if again else ()),
        facts=() if retry_failed else ((FACT, command_of(context).fact()), (UNFINISHED, "yes")),
        facts_at_end=() if retry_failed else ((UNFINISHED, ""),),
    )
    raise typer.Exit(run_watched(batch, verbosity, retries=retry_failed))


def formats_named(to: str, usual: str) -> tuple[str, ...]:
    """Return the names of formats that stand with commas between, each once; raises UnknownName."""
    asked = [part.strip() for part in to.split(",") if part.strip()] or [usual]
    return tuple(dict.fromkeys(renderer_named(name).name for name in asked))


def usable_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""The commands, in one application."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from converter import __version__
from converter.cli.batch import batch
from converter.cli.book import BookCommand, book
from converter.cli.check import CheckCommand, check
from converter.cli.convert import ConvertCommand, convert
from converter.cli.devices import devices
from converter.cli.explain import explain
from converter.cli.failures import Outcome, failures_told
from converter.cli.outbox import outbox
from converter.cli.send import SendCommand, send
from converter.cli.terminal import flush_output
from converter.cli.themes import themes

if TYPE_CHECKING:
    from types import FrameType

app = typer.Typer(
    name="octavo",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback with every local in it helps nobody who reads articles
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(cls=ConvertCommand, no_args_is_help=True)(convert)
app.command(cls=BookCommand, no_args_is_help=True)(book)
app.command(no_args_is_help=True)(explain)
app.command(cls=CheckCommand, no_args_is_help=True)(check)
app.command()(devices)
app.command(cls=SendCommand, no_args_is_help=True)(send)
app.add_typer(batch)
app.add_typer(themes)
app.add_typer(outbox)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"octavo {__version__}")
        raise typer.Exit


@app.callback()
def octavo(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Take the defaults from this TOML file.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn web articles into clean Markdown, PDFs and e-books."""
    del version  # its callback has answered
    context.obj = config


def run() -> int:
    """Run the command that the arguments name, and return the exit code."""
    signal.signal(signal.SIGTERM, _leave)
    outcome = Outcome()
    try:
        with failures_told(outcome):
            app(prog_name="octavo")
    except SystemExit as end:
        outcome.exit_code = end.code if isinstance(end.code, int) else outcome.exit_code
    finally:
        flush_output()
    return outcome.exit_code


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End by way of every `finally`, so that no draft of a file stays behind."""
    del frame
    sys.exit(128 + number)

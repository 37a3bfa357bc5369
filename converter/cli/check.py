"""`octavo check`: what a device or a shop will make of a book."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from converter import pipeline
from converter.base.errors import CheckFailed
from converter.cli.failures import Outcome, failures_told
from converter.cli.options import DeviceOption, QuietOption
from converter.cli.sources import named_sources
from converter.cli.terminal import Verbosity, escaped, progress, say
from converter.devices import device_named

if TYPE_CHECKING:
    from converter.model.finding import Finding, Verdict


class CheckCommand(TyperCommand):
    """The command with the table of checks below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        from converter.cli.tables import print_checks

        print_checks()


def check(
    file: Annotated[list[str], typer.Argument(metavar="FILE...", help="EPUBs and PDFs, or patterns.")],
    device: DeviceOption = "",
    epubcheck: Annotated[bool, typer.Option(help="Ask EPUBCheck, too, where it and Java are installed.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Name what a device, Amazon or Kobo will refuse or show wrongly in EPUBs and PDFs.

    The exit code is 8 where something is an error: the file is refused, or part of it is lost.
    """
    reader = device_named(device) if device else None
    outcome = Outcome()
    verdicts: list[Verdict] = []
    for name in named_sources(file):
        with failures_told(outcome), progress(f"Checking {name}"):
            verdicts.append(pipeline.check(Path(name), reader, with_epubcheck=epubcheck))
    verbosity = Verbosity.QUIET if quiet else Verbosity.NORMAL
    if as_json:
        sys.stdout.write(json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        _tell(verdicts)
    refused = [verdict for verdict in verdicts if verdict.is_refused]
    if refused:
        errors = sum(finding.severity == "error" for verdict in refused for finding in verdict.findings)
        with failures_told(outcome, verbosity):
            raise CheckFailed(refused=len(refused), files=len(verdicts), errors=errors)
    raise typer.Exit(outcome.exit_code)


def _tell(verdicts: list[Verdict]) -> None:
    """Print a line for each finding to standard output, and what was not looked at to standard error."""
    for verdict in verdicts:
        for finding in verdict.findings:
            sys.stdout.write(escaped(_line(verdict.location, finding)) + "\n")
        if not verdict.findings:
            sys.stdout.write(escaped(f"{verdict.location}: nothing found") + "\n")
    for sentence in dict.fromkeys(sentence for verdict in verdicts for sentence in verdict.left):
        say(sentence)


def _line(location: str, finding: Finding) -> str:
    """Return a finding as compilers write theirs: where, how grave, what, and by which check."""
    line = f":{finding.line}" if finding.line else ""
    place = f"{location}: {finding.file}{line}: " if finding.file else f"{location}: "
    words = f"{finding.message} {finding.advice}".strip()
    return f"{place}{finding.severity}: {words} [{finding.check}]"

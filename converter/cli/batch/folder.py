"""`octavo batch status|retry|verify FOLDER`: what became of a batch, what failed once more, whether all is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from converter.base.errors import FilesDiffer, LedgerUnusable
from converter.cli.batch.again import FACT, command_from
from converter.cli.options import QuietOption, VerboseOption
from converter.cli.tables import print_table
from converter.cli.terminal import print_line, say

if TYPE_CHECKING:
    from converter.model.batch import EntryState

FolderArgument = Annotated[str, typer.Argument(metavar="FOLDER|URL", help="What -o named.")]
LedgerOption = Annotated[
    Path | None, typer.Option("--ledger", metavar="FOLDER", help="Where the ledger is, if the run was told so.")
]
SHOWN_FAILURES = 20
STATES: dict[EntryState, str] = {
    "done": "converted, their files are there",
    "same": "gave an article that another source gave already",
    "failed": "could not be converted",
    "quarantined": "hung, filled or killed their worker, twice",
}
"""What each state means, as the table says it."""


def status(folder: FolderArgument, ledger: LedgerOption = None) -> None:
    """Say how far a batch is, who works on it, and what failed."""
    from itertools import islice

    from converter.batch.holding import holder_of, is_held
    from converter.batch.session import UNFINISHED, opened_ledger, state_folder

    state = state_folder(folder, ledger)
    with opened_ledger(state) as known:
        rows = [(name, f"{known.count(name):,}", about) for name, about in STATES.items()]
        print_table(folder, ("state", "items", "which"), rows)
        if is_held(state):
            print_line(f"Worked on by {holder_of(state)}.")
        elif known.fact(UNFINISHED):
            print_line("The last run did not come to its end: there may be more to convert. The same command goes on.")
        failed = known.count("failed") + known.count("quarantined")
        for entry in islice(known.entries(("failed", "quarantined")), SHOWN_FAILURES):
            print_line(f"{entry.state}: {entry.name}: {entry.message}")
        if failed > SHOWN_FAILURES:
            print_line(f"… and {failed - SHOWN_FAILURES:,} more; report.csv has them all.")


def retry(
    context: typer.Context,
    folder: FolderArgument,
    item: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Only these of them.")] = None,
    ledger: LedgerOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Convert again, with the options of the last run, what failed or is in quarantine."""
    from converter.batch.session import opened_ledger, state_folder

    state = state_folder(folder, ledger)
    with opened_ledger(state) as known:
        said = command_from(known.fact(FACT))
    if said is None:
        raise LedgerUnusable(path=str(state), reason="it does not say with which options the batch was run")
    place = folder if "://" in folder else str(Path(folder).absolute())
    where = ["-o", place, "--ledger", str(state.absolute()), "--retry-failed"]
    how = [flag for flag, given in (("--quiet", quiet), ("--verbose", verbose)) if given]
    items = [one if "://" in one else os.path.abspath(one) for one in item or ()]  # noqa: PTH100 - links stay as named
    if Path(said.folder).is_dir():
        os.chdir(said.folder)  # what the options name is seen from there
    group: Any = context.parent
    command = group.command.get_command(group, "run")
    words = [*said.options, *where, *how, "--", *items]
    config = context.obj or (Path(said.config) if said.config else None)
    with command.make_context("octavo batch run", words, parent=group, obj=config) as again:
        command.invoke(again)


def verify(folder: FolderArgument, ledger: LedgerOption = None) -> None:
    """Compare every file of a batch with the SHA-256 that the ledger has of it."""
    from converter.batch.session import state_folder, verify_batch

    wrong = 0
    for name, what in verify_batch(folder, state_folder(folder, ledger)):
        wrong += 1
        say(f"{name} {what}.")
    if wrong:
        raise FilesDiffer(path=folder, count=wrong)
    print_line("Every file is as the ledger says.")

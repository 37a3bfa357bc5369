"""`octavo batch SOURCE…` and its sister commands, in one group."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from converter.cli.batch.folder import retry, status, verify
from converter.cli.batch.run import RunCommand, run

USUAL_COMMAND = "run"
"""What `octavo batch` does where its first word names no command."""


class BatchGroup(TyperGroup):
    """The group whose usual command needs no name: `octavo batch SOURCE…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the usual command's name before arguments that name none. Typer keeps the types to itself."""
        if not args:
            args = ["--help"]
        if args[0] not in self.commands:
            args = [USUAL_COMMAND, *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command, of which the usual one has no name of its own in messages."""
        name, command, rest = super().resolve_command(ctx, args)
        return ("" if name == USUAL_COMMAND else name), command, rest


batch = typer.Typer(
    name="batch",
    cls=BatchGroup,
    help="Convert many sources into a folder. It can be stopped and started at any moment.",
)
batch.command(USUAL_COMMAND, cls=RunCommand, no_args_is_help=True)(run)
# Each is in the help of the usual command, too: `SISTERS`.
batch.command("status", no_args_is_help=True)(status)
batch.command("retry", no_args_is_help=True)(retry)
batch.command("verify", no_args_is_help=True)(verify)

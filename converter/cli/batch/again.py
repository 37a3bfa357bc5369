"""A run's options to the ledger, and back into the command that converts as it did."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import typer

FACT: Final = "command"
"""What the ledger calls it."""
_NOT_OF_RESULTS: Final = frozenset({"output", "lists", "ledger", "again", "retry_failed", "quiet", "verbose", "help"})
"""Options that say nothing of how results are to look, and are not taken over by a retry."""


@dataclass(frozen=True, slots=True)
class CommandAgain:
    """What a retry needs to convert as the run did."""

    options: tuple[str, ...]
    """Words of a command line."""
    folder: str
    """Where the run was started: what the options name is seen from there."""
    config: str = ""
    """Path of the config file that was named, "" where none was."""

    def fact(self) -> str:
        """Return it as the ledger keeps it."""
        return json.dumps(asdict(self))


def command_of(context: typer.Context) -> CommandAgain:
    """Return the command of a run, by the parameters that it was started with."""
    config = str(context.obj.absolute()) if context.obj else ""
    return CommandAgain(tuple(_options_of(context)), str(Path.cwd()), config)


def command_from(fact: str) -> CommandAgain | None:
    """Return what a ledger remembers of a run; None where it remembers none."""
    if not fact:
        return None
    kept = json.loads(fact)
    return CommandAgain(tuple(kept["options"]), kept["folder"], kept["config"])


def _options_of(context: typer.Context) -> list[str]:
    words: list[str] = []
    for parameter in context.command.params:
        name = parameter.name or ""
        value = context.params.get(name)
        if parameter.param_type_name != "option" or name in _NOT_OF_RESULTS:
            continue
        if value in (None, parameter.default, (), []):
            continue
        option = parameter.opts[-1]
        if value is True:
            words.append(option)
        elif isinstance(value, list | tuple):
            words += [f"{option}={one}" for one in value]
        else:
            words.append(f"{option}={value}")
    return words

"""A row of the tables of checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from converter.model.device import Device
    from converter.model.finding import Finding

Checked = TypeVar("Checked")


@dataclass(frozen=True, slots=True)
class Check(Generic[Checked]):
    """One thing that is looked at in every file of a kind."""

    name: str
    """The module's name; what findings carry."""
    summary: str
    """What it names, as `--help` and the README say it."""
    find: Callable[[Checked, Device | None], Iterable[Finding]]
    """Gives what is wrong for a device; for None, what is wrong for any."""

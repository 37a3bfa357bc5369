"""RuleFile: one file of rules for a site, as it was found, before anybody reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

GLOBAL_NAME: Final = "global.txt"
"""A folder's file for every site, whose lines follow those of the site's own."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file in the ftr-site-config format."""

    name: str
    """What notes call it: "example.org.txt"."""
    text: str = field(repr=False)

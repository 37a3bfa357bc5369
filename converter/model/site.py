"""RuleFile: one file of rules for a site, as it was found, before anybody reads it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file in the ftr-site-config format."""

    name: str
    """What notes call it: "example.org.txt"."""
    text: str = field(repr=False)

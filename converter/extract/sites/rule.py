"""SiteRule: what the files for one site say, in the order in which they say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.extract.sites.directives import PatternDirective, SwitchDirective
    from converter.model.record import Note

_YES: Final = frozenset({"yes", "true"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file."""

    directive: str
    value: str
    place: str
    """Where it stands: "example.org.txt, line 3"."""
    argument: str = ""
    """What stood in parentheses."""
    condition: str = ""
    """XPath that must match something, or the line does not count; "" is no condition."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text of the page and what stands for it."""

    text: str
    by: str
    place: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A page that a rule was made for."""

    url: str
    contains: tuple[str, ...] = ()
    """What its article must have."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """The rule for a site."""

    names: tuple[str, ...]
    """Files that it comes from, the most particular first."""
    lines: tuple[Line, ...]
    replacements: tuple[Replacement, ...] = ()
    trials: tuple[Trial, ...] = ()
    notes: tuple[Note, ...] = ()
    """What of the files was not understood or is not followed."""

    def all(self, directive: PatternDirective) -> tuple[Line, ...]:
        """Return the lines of an XPath directive."""
        return self.values(directive)

    def values(self, directive: str) -> tuple[Line, ...]:
        """Return the lines of any directive."""
        return tuple(line for line in self.lines if line.directive == directive)

    def says(self, directive: SwitchDirective, *, default: bool) -> bool:
        """Return what the first line of a switch says."""
        for line in self.lines:
            if line.directive == directive:
                return line.value.lower() in _YES
        return default

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers to send with the request for a page, by names in lower case; of two with one name the first counts."""
        found: dict[str, str] = {}
        for line in self.values("http_header"):
            if line.value.isascii() and line.value.isprintable():
                found.setdefault(line.argument.strip().lower(), line.value)
        return tuple(found.items())

    def followed_by(self, other: SiteRule) -> SiteRule:
        """Return the rule with another's lines after its own; of a switch the first line counts."""
        return SiteRule(
            self.names + other.names,
            self.lines + other.lines,
            self.replacements + other.replacements,
            self.trials,
            self.notes + other.notes,
        )

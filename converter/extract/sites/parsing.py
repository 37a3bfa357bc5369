"""Rule files to the rule for a site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.extract.sites.directives import DIRECTIVES
from converter.extract.sites.rule import Line, Replacement, SiteRule, Trial
from converter.model.record import Note, NoteKind
from converter.model.site import GLOBAL_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.site import RuleFile

MOST_LINES: Final = 2_000
"""Of a file; the longest of the public collection has a few hundred."""

_TREATMENTS: Final = {directive.name: directive.treatment for directive in DIRECTIVES}
SENT_HEADERS: Final = frozenset({"user-agent", "referer", "cookie", "accept"})
"""Those that a rule may set, as in wallabag."""
_NOT_GLOBAL: Final = frozenset({"title", "author", "date"})
"""What `global.txt` says of these is where the metadata are looked for anyway, and read with more care: the public
collection's has Open Graph's title, which often ends in the site's name."""
_CONDITIONED: Final = frozenset({"single_page_link", "next_page_link", "body", "title", "author", "date", "strip"})


def parse_files(files: Sequence[RuleFile]) -> SiteRule:
    """Return the one rule that files make, the first of them first.

    `global.txt` counts unless another refuses it, and says nothing of title, author and date.
    """
    rule = SiteRule((), ())
    for file in files:
        parsed = parse_file(file)
        if file.name == GLOBAL_NAME:
            if not rule.says("autodetect_on_failure", default=True):
                continue
            parsed = replace(parsed, lines=tuple(line for line in parsed.lines if line.directive not in _NOT_GLOBAL))
        rule = rule.followed_by(parsed) if rule.names else parsed
    return rule


def parse_file(file: RuleFile) -> SiteRule:
    """Return the rule that one file makes. What it does not understand of it becomes a note."""
    reading = _Reading(file.name)
    lines = file.text.removeprefix("\N{BYTE ORDER MARK}").splitlines()
    for number, text in enumerate(lines[:MOST_LINES], start=1):
        reading.read(text.strip(), f"{file.name}, line {number}")
    if len(lines) > MOST_LINES:
        reading.tell(NoteKind.SITE_RULE_FAILED, f"{file.name} has over {MOST_LINES:,} lines; the rest was not read.")
    return reading.rule()


class _Reading:
    """A file on the way to its rule."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[Line] = []
        self.replacements: list[Replacement] = []
        self.trials: list[Trial] = []
        self.notes: list[Note] = []
        self.sought: list[Line] = []
        """Lines of `find_string` that no `replace_string` has answered yet."""

    def rule(self) -> SiteRule:
        for line in self.sought:
            self.tell(NoteKind.SITE_RULE_FAILED, f"{line.place} finds a text, and no replace_string follows.")
        return SiteRule(
            (self.name,), tuple(self.lines), tuple(self.replacements), tuple(self.trials), tuple(self.notes)
        )

    def tell(self, kind: NoteKind, message: str) -> None:
        self.notes.append(Note(kind, message, self.name))

    def read(self, text: str, place: str) -> None:
        if not text or text.startswith("#"):
            return
        line = _line_of(text, place)
        if line is None:
            self.tell(NoteKind.SITE_RULE, f"{place} is no directive, and was not followed.")
            return
        match _TREATMENTS.get(line.directive):
            case None:
                self.tell(NoteKind.SITE_RULE, f'{place}: there is no directive "{line.directive}".')
            case "left":
                self.tell(NoteKind.SITE_RULE, f"{place}: {line.directive} is not followed.")
            case "needless":
                pass
            case "followed":
                self._keep(line)

    def _keep(self, line: Line) -> None:
        match line.directive:
            case "find_string":
                self.sought.append(line)
            case "replace_string" if line.argument:
                self.replacements.append(Replacement(line.argument, line.value, line.place))
            case "replace_string" if self.sought:
                self.replacements.append(Replacement(self.sought.pop(0).value, line.value, line.place))
            case "replace_string":
                self.tell(NoteKind.SITE_RULE_FAILED, f"{line.place} replaces a text that no find_string names.")
            case "if_page_contains":
                self._condition(line)
            case "http_header" if line.argument.strip().lower() not in SENT_HEADERS:
                self.tell(NoteKind.SITE_RULE, f"{line.place}: no rule sets the header {line.argument}.")
            case "test_url":
                self.trials.append(Trial(line.value))
            case "test_contains" if self.trials:
                self.trials[-1] = replace(self.trials[-1], contains=(*self.trials[-1].contains, line.value))
            case _ if line.value:
                self.lines.append(line)
            case _:
                pass

    def _condition(self, line: Line) -> None:
        if self.lines and self.lines[-1].directive in _CONDITIONED:
            self.lines[-1] = replace(self.lines[-1], condition=line.value)
        else:
            self.tell(NoteKind.SITE_RULE_FAILED, f"{line.place} is a condition of no line.")


def _line_of(text: str, place: str) -> Line | None:
    """Return a line in its parts; None where it has none.

    An argument ends at the first "):", so that both a colon and a parenthesis may stand in it.
    """
    name, parenthesis, rest = text.partition("(")
    if parenthesis and name.strip().isidentifier():
        argument, end, value = rest.partition("):")
        return Line(name.strip().lower(), value.strip(), place, argument) if end else None
    name, colon, value = text.partition(":")
    name = name.strip().lower()
    return Line(name, value.strip(), place) if colon and name.isidentifier() else None

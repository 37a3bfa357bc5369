"""A Document's identifiers to ids: each a valid XML name, each once, and links only to those that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.base.vocabulary import IDENTIFIER_ATTRIBUTE
from converter.model.document import FootnoteMark, Heading, Span
from converter.model.walk import document_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Document, Footnote
    from converter.render.xhtml.settings import BodySettings

# EPUB wants an NCName (XML Names 1.0, production 4): NameStartChar and NameChar of XML 1.0, 2.3, without the colon.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_FURTHER = rf"{_START}0-9.\u00b7\u0300-\u036f\u203f\u2040-"
_NOT_IN_NAME = re.compile(f"[^{_FURTHER}]")
_NAME = re.compile(f"[{_START}][{_FURTHER}]*")


@dataclass(slots=True)
class Identifiers:
    """Ids of one body: what each identifier became, and what has been written already."""

    anchors: Mapping[str, str]
    """Id by identifier, of headings and spans."""
    footnotes: Mapping[str, str]
    """Id by identifier, of footnotes."""
    numbers: Mapping[str, int]
    """Number of each footnote that the body calls or only has, 1 and on."""
    order: tuple[Footnote, ...]
    """Footnotes by number."""
    prefix: str
    taken: set[str]
    placed: set[str] = field(default_factory=set)
    """Identifiers whose id is in the markup; a second place with the same identifier gets none."""
    calls: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the marks that call each footnote, in order."""
    floated: set[str] = field(default_factory=set)
    """Footnotes that stand where they were first called."""

    def place_anchor(self, identifier: str) -> dict[str, str | None]:
        """Return the attributes of the place with this identifier; none for no identifier and for a repeated one."""
        if not identifier or identifier in self.placed:
            return {}
        self.placed.add(identifier)
        return _attributes(self.anchors.get(identifier), identifier)

    def of_footnote(self, identifier: str) -> dict[str, str | None]:
        """Return the attributes of the footnote with this identifier."""
        return _attributes(self.footnotes[identifier], identifier)

    def place_call(self, footnote: str) -> str:
        """Return the id for one more mark that calls this footnote."""
        called = self.calls.setdefault(footnote, [])
        name = f"{self.prefix}fnref{self.numbers[footnote]}" + (f"-{len(called) + 1}" if called else "")
        called.append(unique(name, self.taken))
        return called[-1]

    def place_heading(self, ordinal: int) -> dict[str, str | None]:
        """Return the attributes of a heading that has no identifier of its own."""
        return _attributes(unique(f"{self.prefix}section-{ordinal}", self.taken), "")

    def target(self, fragment: str) -> str | None:
        """Return the id that a link to `#fragment` reaches; None when there is nothing of that name."""
        return self.anchors.get(fragment) or self.footnotes.get(fragment)


def identifiers_of(document: Document, settings: BodySettings) -> Identifiers:
    """Return the ids of a document's headings, spans and footnotes."""
    taken: set[str] = set()
    called: dict[str, None] = {}
    anchors: dict[str, str] = {}
    for part in document_parts(document):
        if isinstance(part, FootnoteMark):
            called.setdefault(part.footnote)
        elif isinstance(part, Heading | Span) and part.identifier and part.identifier not in anchors:
            anchors[part.identifier] = unique(settings.prefix + name_of(part.identifier), taken)
    order = tuple(_by_first_call(document, called))
    footnotes = {note.identifier: unique(settings.prefix + name_of(note.identifier), taken) for note in order}
    numbers = {note.identifier: number for number, note in enumerate(order, start=1)}
    return Identifiers(anchors, footnotes, numbers, order, settings.prefix, taken)


def _by_first_call(document: Document, called: Mapping[str, None]) -> Iterator[Footnote]:
    """Yield the footnotes in the order in which they are called, then those that nothing calls."""
    known = {note.identifier: note for note in reversed(document.footnotes)}
    yield from (known[identifier] for identifier in called if identifier in known)
    yield from (note for identifier, note in reversed(known.items()) if identifier not in called)


def _attributes(name: str | None, identifier: str) -> dict[str, str | None]:
    """Return an id with the identifier that it stands for, where that is another."""
    return {"id": name, IDENTIFIER_ATTRIBUTE: None if name in (None, identifier) else identifier}


def name_of(identifier: str) -> str:
    """Return the identifier as a valid XML name, itself if it is one already."""
    spelled = _NOT_IN_NAME.sub(_spell_out, identifier)
    return spelled if _NAME.fullmatch(spelled) else f"id-{spelled}"


def _spell_out(found: re.Match[str]) -> str:
    return f"_{ord(found[0]):x}"


def unique(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it if it is taken, and take it."""
    chosen, copy = name, 1
    while chosen in taken:
        copy += 1
        chosen = f"{name}-{copy}"
    taken.add(chosen)
    return chosen

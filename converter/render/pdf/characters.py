"""Characters that no font has: what stands for them in a PDF that may have no empty boxes, and what is told of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from converter.model.record import Note, NoteKind
from converter.render.pdf.page import css_string
from converter.render.pdf.roles import MISSING_CLASS, MISSING_TEXT_ATTRIBUTE
from converter.render.pdf.scripts import script_font

if TYPE_CHECKING:
    from collections.abc import Iterator

STAND_INS: Final = ("\N{REPLACEMENT CHARACTER}", "\N{WHITE SQUARE}", "?")
"""What may stand for a character that no font has; the first that a font has does."""
_MOST_SHOWN: Final = 8
_SHOWN_ATTRIBUTE: Final = "data-"
"""What the attributes begin with that style sheets show as text."""


def characters_in(tree: ET.Element) -> set[str]:
    """Return the characters of a page: those of its text, and of the attributes that style sheets show."""
    found = set("".join(tree.itertext()))
    for element in tree.iter():
        for name, value in element.items():
            if name.startswith(_SHOWN_ATTRIBUTE):
                found.update(value)
    return found


def replace_characters(tree: ET.Element, missing: frozenset[str], stand_in: str) -> None:
    """Put stand-ins in a page for characters that no font has; what they stand for is kept for those who copy or listen."""
    if not missing:
        return
    runs = re.compile(f"[{''.join(map(re.escape, sorted(missing)))}]+")
    for element in list(tree.iter()):
        if re.fullmatch("h[1-6]", element.tag) and runs.search("".join(element.itertext())):
            element.set("style", f"bookmark-label: {css_string(''.join(element.itertext()))}")
        for name, value in element.items():
            if name.startswith(_SHOWN_ATTRIBUTE):
                element.set(name, runs.sub(stand_in, value))
        children: list[ET.Element] = []
        element.text, spans = _with_spans(element.text, runs, stand_in)
        children += spans
        for child in list(element):
            child.tail, spans = _with_spans(child.tail, runs, stand_in)
            children += [child, *spans]
        element[:] = children


def _with_spans(text: str | None, runs: re.Pattern[str], stand_in: str) -> tuple[str | None, list[ET.Element]]:
    """Return what of a text comes before the first missing character, and an element for each run of these."""
    if not text or not runs.search(text):
        return text, []
    spans: list[ET.Element] = []
    first, end = "", 0
    for run in runs.finditer(text):
        before = text[end : run.start()]
        if spans:
            spans[-1].tail = before
        else:
            first = before
        span = ET.Element("span", {"class": MISSING_CLASS, MISSING_TEXT_ATTRIBUTE: run[0]})
        span.text = stand_in * len(run[0])
        spans.append(span)
        end = run.end()
    spans[-1].tail = text[end:]
    return first, spans


def notes_on_characters(missing: frozenset[str], stand_in: str) -> Iterator[Note]:
    """Yield a note for each script that has characters which no font has; `stand_in` is what stands for them, if anything."""
    by_script: dict[tuple[str, str], list[str]] = {}
    for character in sorted(missing):
        font = script_font(character)
        by_script.setdefault((font.name, font.advice()), []).append(character)
    for (name, advice), characters in sorted(by_script.items()):
        shown = " ".join(map(_shown, characters[:_MOST_SHOWN])) + (" …" if len(characters) > _MOST_SHOWN else "")
        fate = f'stand as "{stand_in}"' if stand_in else "are empty boxes"
        remedy = f"; {advice} has them" if advice else ""
        yield Note(
            NoteKind.FONT_MISSING,
            f"No font on this machine has {len(characters)} of the characters ({name}: {shown}), which {fate}{remedy}.",
            advice or name,
        )


def _shown(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"

"""An entry to its row in the page of the report."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from converter.base.sizes import size_in_words
from converter.render.xhtml.markup import element, escape_text, language_tag, start_tag

if TYPE_CHECKING:
    from converter.model.batch import Entry, Output

_TURNS: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of what follows: with them a name reads as another."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head; its title also tells what a cell is where a narrow screen has no columns."""

    title: str
    look: str = ""
    """Class of the column's cells."""
    is_sorted: bool = True


FAILURE_HEADS: Final = (
    Head("Item", "number"),
    Head("Source", "source"),
    Head("What went wrong", "what"),
    Head("Exit code", "number"),
    Head("Tries", "number"),
    Head("When", "date"),
    Head("To try it alone", "again", is_sorted=False),
)
ARTICLE_HEADS: Final = (
    Head("Picture", "picture", is_sorted=False),
    Head("Title", "title"),
    Head("Site", "site"),
    Head("Published", "date"),
    Head("Words", "number"),
    Head("Size", "number"),
    Head("Seconds", "number"),
    Head("Notes", "number"),
    Head("Files", "files", is_sorted=False),
)


def failure_row(entry: Entry, command: str) -> str:
    """Return the row of an entry that failed or is quarantined."""
    message = entry.message or "It failed without a word."
    quarantined = f"{element('strong', {}, 'Quarantined.')} " if entry.state == "quarantined" else ""
    cells = (
        (str(entry.position + 1), ""),
        (_linked(entry.name, entry.name), ""),
        (quarantined + _isolated(message), ""),
        (str(entry.exit_code), ""),
        (str(entry.tries), ""),
        (f"{entry.settled:%Y-%m-%d %H:%M}" if entry.settled else "", ""),
        (element("code", {}, escape_text(command)), ""),
    )
    return _row(FAILURE_HEADS, cells)


def article_row(entry: Entry, picture: bytes) -> str:
    """Return the row of an article; without a picture where there are no bytes of one."""
    size = sum(output.size_bytes for output in entry.outputs)
    notes = len(entry.notes)
    cells = (
        (_picture(picture), ""),
        (_title(entry), ""),
        (_isolated(entry.site_name), ""),
        (escape_text(entry.published[:10]), ""),
        (f"{entry.words:,}" if entry.words else "", str(entry.words) if entry.words else ""),
        (size_in_words(size) if size else "", str(size) if size else ""),
        (f"{entry.seconds:.1f}" if entry.seconds else "", ""),
        (_noted(entry), str(notes) if notes else ""),
        (" ".join(_file(output) for output in entry.outputs if output.format), ""),
    )
    return _row(ARTICLE_HEADS, cells)


def _row(heads: tuple[Head, ...], cells: tuple[tuple[str, str], ...]) -> str:
    """Return a row of cells, each with what it is sorted by where that is not what it shows."""
    written = "".join(
        element(
            "td",
            {
                "class": head.look or None,
                "data-label": None if head.look in {"title", "picture"} else head.title,
                "data-key": key or None,
            },
            content,
        )
        for head, (content, key) in zip(heads, cells, strict=True)
    )
    return element("tr", {}, written)


def _title(entry: Entry) -> str:
    shown = element(
        "span",
        {"lang": language_tag(entry.language), "dir": "auto"},
        escape_text((entry.title or "Untitled").translate(_TURNS)),
    )
    source = element("span", {"class": "quiet"}, _linked(entry.url or entry.name, entry.name))
    same = element("span", {"class": "quiet"}, _isolated(entry.message)) if entry.state == "same" else ""
    return shown + source + same


def _linked(address: str, text: str) -> str:
    """Return text that leads to an address of the web, if it is one."""
    if not address.startswith(("http://", "https://")):
        return _isolated(text)
    return element(
        "a",
        {"href": quote(address, safe="%/:?#[]@!$&'()*+,;=~", errors="replace"), "rel": "noreferrer"},
        _isolated(text),
    )


def _isolated(text: str) -> str:
    """Return text whose direction touches nothing around it, without marks that would turn its own."""
    return element("bdi", {}, escape_text(text.translate(_TURNS))) if text else ""


def _noted(entry: Entry) -> str:
    if not entry.notes:
        return ""
    kinds = ", ".join(sorted({note.kind.value for note in entry.notes}))
    return element("span", {"title": kinds}, str(len(entry.notes)))


def _file(output: Output) -> str:
    return element("a", {"href": quote(output.name, errors="replace")}, escape_text(output.format))


def _picture(content: bytes) -> str:
    if not content:
        return ""
    return start_tag("img", {"src": f"data:image/jpeg;base64,{b64encode(content).decode('ascii')}", "alt": ""})

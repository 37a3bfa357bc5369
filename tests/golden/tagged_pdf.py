"""A tagged PDF to lines that people read: what it says of itself, its outline, and its tags with their words.

Nothing of where things stand is in it, so that a style sheet's change of a margin changes none of it; and no letter
that was set in a font of the machine, so that it is the same on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader
from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.theme import Font

# Boxes that only hold others, and runs of text: what is in them belongs to the tag around them.
_TRANSPARENT: Final = frozenset({"Document", "Art", "Sect", "Part", "Div", "NonStruct", "Span", "Private"})
_PICTURES: Final = frozenset({"Figure", "Formula"})
_ELSEWHERE: Final = "[…]"
"""Stands for words in a script that no font has that ships."""
_SAME_LINE_PX: Final = 7.0
"""How far apart figures and the index beside them stand at most."""
_HYPHENS: Final = ("\N{HYPHEN}", "-")
_SIGNS: Final = '()[]“”‘’".,;:!?'
_GAP: Final = re.compile(rf"(?:\s*{re.escape(_ELSEWHERE)})+\s*")
_PAIR: Final = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BYTES_A_GLYPH: Final = 2


@dataclass(slots=True)
class _Run:
    """The text of one marked piece of a page."""

    text: str = " "
    """A space, where nothing is drawn: WeasyPrint draws none by itself."""
    line: float | None = None
    """Where on the page it stands, from the top; None where nothing is drawn."""


@dataclass(slots=True)
class _Tag:
    """One element of the structure, with its runs and inner elements in their order."""

    name: str
    attributes: dict[str, str]
    content: list[_Run | _Tag] = field(default_factory=list)


def readable_pdf(pdf: bytes, fonts: Iterable[Font], words: Iterable[str]) -> str:
    """Return a PDF as text; `fonts` are those that ship, `words` those that a hyphen at a line's end may be in."""
    reader = PdfReader(BytesIO(pdf))
    catalogue: Any = reader.trailer["/Root"]
    letters = _Letters(fonts)
    runs = {page.indirect_reference.idnum: _runs_of(page, reader, letters) for page in reader.pages}  # type: ignore[union-attr]  # of a file, each has one
    tags = _read(catalogue["/StructTreeRoot"], runs, 0)
    known = frozenset(words)
    parts = (
        [f"{key[1:]}: {value}" for key, value in sorted((reader.metadata or {}).items())],
        [f"Lang: {catalogue.get('/Lang', '')}"],
        ["", "Outline", *_outline(reader.outline, 1)],
        ["", "Tags", *_lines(_Tag("", {}, list(tags)), 0, known)],
    )
    return "\n".join(line for part in parts for line in part if line) + "\n"


def _outline(entries: list[Any], depth: int) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry, depth + 1)
        else:
            yield "  " * depth + str(entry["/Title"])


# --- The structure ---


def _read(node: Any, runs: dict[int, dict[int, _Run]], page: int) -> Iterator[_Run | _Tag]:
    """Yield what stands in an element of the structure, on a page unless it says another: pieces of text and tags."""
    for raw, kid in _kids(node):
        here = _page_of(kid, page)
        if isinstance(kid, int):
            yield runs[_page_of(node, page)].get(raw, _Run())
        elif "/MCID" in kid:
            yield runs[here].get(kid["/MCID"], _Run())
        elif "/S" in kid:
            name = str(kid["/S"])[1:]
            content = list(_read(kid, runs, here))
            if name in _TRANSPARENT:
                yield from content
            else:
                # The letters in a drawing are set in whatever font the machine has.
                yield _Tag(name, _attributes(kid), [] if name in _PICTURES else content)


def _kids(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what an element holds, each as it stands there and as the object that it is."""
    kids = node.get("/K", [])
    for raw in kids if isinstance(kids, list) else [kids]:
        yield raw, raw.get_object()


def _page_of(node: Any, page: int) -> int:
    return int(node.raw_get("/Pg").idnum) if hasattr(node, "raw_get") and "/Pg" in node else page


def _attributes(node: Any) -> dict[str, str]:
    """Return what an element says for those who do not see it, and of the cells of a table what they span."""
    said = {name: str(node[f"/{name}"]) for name in ("Alt", "ActualText", "Lang") if node.get(f"/{name}")}
    for _, kid in _kids(node):
        if hasattr(kid, "get") and kid.get("/Type") == "/OBJR":
            action = kid["/Obj"].get("/A", {})
            said["to"] = str(action.get("/URI", "a place in the document"))
    owned = node.get("/A", [])
    for raw in owned if isinstance(owned, list) else [owned]:
        attributes = raw.get_object()
        said |= {
            name: str(attributes[f"/{name}"]).removeprefix("/")
            for name in ("Scope", "ColSpan", "RowSpan", "ListNumbering")
            if f"/{name}" in attributes
        }
    return said


def _lines(tag: _Tag, depth: int, words: frozenset[str]) -> Iterator[str]:
    """Yield a tag with the words that stand in it, then the tags within it."""
    attributes = "".join(f' {name}="{value}"' for name, value in tag.attributes.items())
    pieces: list[_Run] = []
    begun = False

    def flush() -> Iterator[str]:
        nonlocal begun
        text = _joined(pieces, words)
        if not begun or text:
            head = f"{tag.name}{attributes}" if tag.name and not begun else "|"
            yield f"{'  ' * depth}{head}{f' {text}' if text else ''}" if tag.name or text else ""
        begun = True
        pieces.clear()

    for part in tag.content:
        if isinstance(part, _Run):
            pieces.append(part)
        else:
            yield from flush()
            yield from _lines(part, depth + 1, words)
    if pieces or not begun:
        yield from flush()


def _joined(runs: list[_Run], words: frozenset[str]) -> str:
    """Return the runs as one line: a hyphen at the end of a line goes where it only breaks a word."""
    text = ""
    line: float | None = None
    for run in runs:
        is_below = None not in (line, run.line) and abs((run.line or 0) - (line or 0)) > _SAME_LINE_PX
        if is_below and text.endswith(_HYPHENS) and _last_word(text)[:-1] + _first_word(run.text) in words:
            text = text[:-1]
        elif is_below and not text.endswith((*_HYPHENS, " ")):
            text += " "
        text += run.text
        line = run.line if run.line is not None else line
    shown = _GAP.sub(f" {_ELSEWHERE} ", " ".join(text.split())).strip()
    # Where a sign of a foreign sentence stands is its font's affair.
    return shown if any(map(str.isalnum, shown)) or _ELSEWHERE not in shown else _ELSEWHERE


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2].strip(_SIGNS)


def _first_word(text: str) -> str:
    return text.partition(" ")[0].strip(_SIGNS)


# --- The page ---


def _runs_of(page: Any, reader: PdfReader, letters: _Letters) -> dict[int, _Run]:
    """Return the marked pieces of a page by their number."""
    fonts = {name: _glyphs_of(font, letters) for name, font in page["/Resources"].get("/Font", {}).items()}
    runs: dict[int, _Run] = {}
    marks: list[int | None] = []
    glyphs: dict[bytes, str] = {}
    line = 0.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"BDC" | b"BMC":
                marked = operands[1].get("/MCID") if len(operands) > 1 and hasattr(operands[1], "get") else None
                marks.append(marked if marked is not None else marks[-1] if marks else None)
            case b"EMC":
                marks.pop()
            case b"Tf":
                glyphs = fonts[operands[0]]
            case b"Tm":
                line = float(operands[5])
            case b"Tj" | b"TJ" if marks and (number := marks[-1]) is not None:
                run = runs.setdefault(number, _Run("", line))
                strings = operands[0] if operator == b"TJ" else operands
                run.text += "".join(_decoded(string, glyphs) for string in strings)
            case _:
                pass
    return runs


def _decoded(string: Any, glyphs: dict[bytes, str]) -> str:
    """Return the text of a string, "" for a number, which moves the next."""
    codes = getattr(string, "original_bytes", b"")
    pairs = (codes[place : place + _BYTES_A_GLYPH] for place in range(0, len(codes), _BYTES_A_GLYPH))
    return "".join(glyphs.get(pair, "\N{REPLACEMENT CHARACTER}") for pair in pairs)


def _glyphs_of(font: Any, letters: _Letters) -> dict[bytes, str]:
    """Return the text of each glyph of a font."""
    mapping = font.get_object()["/ToUnicode"].get_data()
    return {
        bytes.fromhex(code.decode()): letters.shown(bytes.fromhex(text.decode()).decode("utf-16-be"))
        for code, text in _PAIR.findall(mapping)
        if len(code) == 2 * _BYTES_A_GLYPH
    }


class _Letters:
    """The letters that are the same on every machine, for a font that ships has them."""

    def __init__(self, fonts: Iterable[Font]) -> None:
        self._ranges = {span for font in fonts for span in font.ranges}

    def shown(self, text: str) -> str:
        """Return a glyph's text, or the sign that stands for any that a machine's own font was asked for."""
        is_covered = all(any(first <= ord(letter) <= last for first, last in self._ranges) for letter in text)
        return text if is_covered else _ELSEWHERE

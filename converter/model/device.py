"""Device: what an e-reader, a tablet or a phone can show, as the table in `devices/table.py` has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

MM_PER_INCH: Final = 25.4
LETTER_MM: Final = 2.0


@dataclass(frozen=True, slots=True)
class Family:
    """What the devices of one maker have in common, for they read with the same program."""

    name: str
    """Lower case, as checks name it: "kindle"."""
    title: str
    picture_types: frozenset[str]
    """Media types of the pictures that it shows."""
    font_types: frozenset[str]
    """Media types of the fonts that it takes out of a book."""
    transparency: bool
    """Whether pictures may let the page shine through."""
    animation: bool
    """Whether a picture with several frames moves."""
    mathml: bool
    """Whether formulas in MathML are set; else they are to be pictures."""
    sentence_spans: bool
    """Whether it finds places in a book by an element around each sentence (Kobo's kepub)."""
    epub_suffix: str
    """Ending of the name by which it takes an EPUB: ".epub" or ".kepub.epub"."""
    file_budget_bytes: int
    """Largest file that is sure to get there."""
    picture_budget_bytes: int
    """Largest picture within a book."""
    chapter_budget_bytes: int
    """Largest file of text within a book."""
    styles_left_out: tuple[str, ...]
    """What its reader makes nothing of in a style sheet: properties, or a property and its value."""
    sources: str
    """Where all this is known from; [U] marks what nobody confirmed."""


@dataclass(frozen=True, slots=True)
class Device:
    """One model, or models with the same screen."""

    name: str
    """What `--device` accepts."""
    title: str
    """Its names in shops."""
    family: Family
    width_px: int
    """Of the screen held upright."""
    height_px: int
    ppi: int
    screen: Literal["grey", "colour"]
    format: Literal["epub", "pdf"]
    """The format that it shows best."""
    source: str
    """Where screen and resolution are known from; [U] marks what nobody confirmed."""

    @property
    def width_mm(self) -> float:
        """Width of the screen."""
        return self.width_px / self.ppi * MM_PER_INCH

    @property
    def line_characters(self) -> int:
        """How many letters of a book's text stand in a line: 2 mm each, at 11 points with the reader's own margins."""
        return int(self.width_mm / LETTER_MM)

    @property
    def height_mm(self) -> float:
        """Height of the screen."""
        return self.height_px / self.ppi * MM_PER_INCH

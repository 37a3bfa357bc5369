"""Headings that have numbers of their own, which no style sheet is to number again."""

from __future__ import annotations

import pytest

from converter.model.document import Document, Heading, HeadingLevel, Metadata, Text
from converter.render.fitting import headings_said
from tests.unit.render.specimen import paragraph


def said(*headings: str, level: HeadingLevel = 2) -> str | None:
    blocks = tuple(Heading(level, (Text(heading),)) for heading in headings)
    return headings_said(Document(Metadata(), (paragraph("Text."), *blocks)))["data-headings"]


@pytest.mark.parametrize(
    "headings",
    [
        ("1. Beginnings", "2. Ends"),
        ("21) A film", "20) Another", "And the rest"),
        ("I. Morning", "II. Noon"),
        ("1 Introduction", "2 Methods", "3 Results"),
        ("#3 The bridge", "#2 The mill"),
        ("A. This", "B. That"),
    ],
)
def test_headings_that_are_numbered_are_known(headings: tuple[str, ...]) -> None:
    assert said(*headings) == "numbered"


@pytest.mark.parametrize(
    "headings",
    [
        (),
        ("Beginnings", "Ends"),
        ("1. Beginnings", "Ends"),
        ("1914", "1915", "1916"),
        ("10:30 in the morning", "11:15 at noon"),
        ("I was there", "A word of thanks"),
        ("50% of everything", "100,000 readers"),
    ],
)
def test_headings_that_are_not_numbered_are_left_to_the_theme(headings: tuple[str, ...]) -> None:
    assert said(*headings) is None


def test_headings_below_the_highest_do_not_count() -> None:
    lower = tuple(Heading(3, (Text(f"{number}. step"),)) for number in range(5))

    assert headings_said(Document(Metadata(), (Heading(2, (Text("How to"),)), *lower)))["data-headings"] is None

"""Sizes of sheets by their CSS names."""

from __future__ import annotations

import pytest

from converter.base.paper import margins_for, sheet_mm


@pytest.mark.parametrize(
    ("size", "sides"),
    [
        ("A4", (210, 297)),
        ("a5 landscape", (210, 148)),
        ("148mm 210mm", (148, 210)),
        ("4in", (101.6, 101.6)),
        ("72pt 96px", (25.4, 25.4)),
        ("napkin", (148, 210)),
    ],
)
def test_a_sheet_has_two_sides(size: str, sides: tuple[float, float]) -> None:
    assert sheet_mm(size) == pytest.approx(sides)


def test_margins_shrink_with_their_sheet_and_do_not_grow() -> None:
    assert margins_for("20mm 0 30mm", "A4", "A5") == "14.1mm 0 21.1mm"
    assert margins_for("20mm 0 30mm", "A5", "A4") == "20mm 0 30mm"

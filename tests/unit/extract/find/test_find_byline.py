from __future__ import annotations

from datetime import date

import pytest

from converter.extract.find.byline import credits_around, is_name, names_in
from converter.extract.find.lines import lines_of


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("Written by Ann Lee and Bo Ek | May 3, 2019", ("Ann Lee", "Bo Ek")),
        ("Published August 7, 2023 by Ann Lee", ("Ann Lee",)),
        ("Autorin: Ann Lee", ("Ann Lee",)),
        ("By the time the engineers came, nobody remembered the harbour", ()),
        ("The harbour", ()),
    ],
)
def test_a_line_credits_its_names(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize("text", ["Ann Lee", "Dr. Ann van der Lee", "王小明"])
def test_a_name_is_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Table of Contents", "How Ships Work", "ann lee", "Ann", "Contact Us"])
def test_a_label_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_name_alone_counts_above_a_date() -> None:
    credited = credits_around(lines_of("The ships\n\nAnn Lee\n\nMay 3, 2019\n\nUpdated: May 9, 2019"), 0)

    assert credited.authors == ("Ann Lee",)
    assert credited.published == date(2019, 5, 3)
    assert credited.modified == date(2019, 5, 9)


def test_a_name_alone_with_nothing_beside_it_does_not() -> None:
    assert credits_around(lines_of("The ships\n\nTwo piers\n\nNew York\n\nMore piers"), 0).authors == ()

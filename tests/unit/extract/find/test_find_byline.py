from __future__ import annotations

from datetime import date

from converter.extract.find.byline import credits_around
from converter.extract.find.lines import lines_of


def test_a_name_alone_counts_above_a_date() -> None:
    credited = credits_around(lines_of("The ships\n\nAnn Lee\n\nMay 3, 2019\n\nUpdated: May 9, 2019"), 0)

    assert credited.authors == ("Ann Lee",)
    assert credited.published == date(2019, 5, 3)
    assert credited.modified == date(2019, 5, 9)


def test_a_name_alone_with_nothing_beside_it_does_not() -> None:
    assert credits_around(lines_of("The ships\n\nTwo piers\n\nNew York\n\nMore piers"), 0).authors == ()

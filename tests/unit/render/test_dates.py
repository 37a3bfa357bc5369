"""Dates as books print them."""

from __future__ import annotations

from datetime import date

import pytest

from converter.render.dates import written_date


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("", "4 November 2023"),
        ("en-US", "November 4, 2023"),
        ("de", "4. November 2023"),
        ("pt-BR", "4 de novembro de 2023"),
        ("fi", "4. marraskuuta 2023"),
        ("hu", "2023. november 4."),
        ("ro", "4 noiembrie 2023"),
        ("ar", "4 نوفمبر 2023"),
        ("he", "4 בנובמבר 2023"),
        ("ja", "2023年11月4日"),
        ("fa", "2023-11-04"),
    ],
)
def test_a_date_is_written_as_its_language_does(language: str, written: str) -> None:
    assert written_date(date(2023, 11, 4), language) == written

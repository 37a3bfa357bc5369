"""A number of bytes to what people call it."""

from __future__ import annotations

import pytest

from converter.base.sizes import size_in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (9_960, "10 kB"),
        (999_600, "1.0 MB"),
        (4_200_000, "4.2 MB"),
        (7 * 10**18, "7000 PB"),
    ],
)
def test_a_size_is_told_in_the_unit_that_fits(size: int, words: str) -> None:
    assert size_in_words(size) == words

"""The time that a page takes grows with the page, whatever its shape."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import pytest

import converter
from benchmarks.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 40_000
ATTEMPTS = 4
MAX_RATIO = 2.5
"""Of the costs of a byte in a page and in one of a quarter. Quadratic work would be at 4; a table is at 1.3 alone and was
at 2.03 once beside other tests, for caches are shared. Noise is taken out by the least of two counts, and by more attempts."""


def seconds_of(html: str) -> float:
    counts = []
    for _ in range(2):
        gc.collect()
        gc.freeze()  # what other tests left is not looked through again in this one's time
        began = time.process_time()
        converter.render(converter.read_html(html), "markdown")
        counts.append(time.process_time() - began)
        gc.unfreeze()
    return min(counts)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_is_linear_in_the_page(shape: Callable[[int], str]) -> None:
    pages = [shape(SIZE * times) for times in (1, 2, 4)]
    seconds_of(pages[0])  # the first pays for imports
    ratios = []
    for _ in range(ATTEMPTS):
        costs = [seconds_of(page) / len(page) for page in pages]
        ratios.append(max(costs) / costs[0])
        if ratios[-1] <= MAX_RATIO:
            break

    assert min(ratios) <= MAX_RATIO


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_page_is_of_the_size_that_was_asked_for(shape: Callable[[int], str]) -> None:
    assert 0.9 < len(shape(300_000)) / 300_000 < 1.1

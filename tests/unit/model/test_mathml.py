"""Formulas in one line."""

from __future__ import annotations

import time

import pytest

from converter.model.mathml import mathml_text

ROOT = "<msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi></msqrt>"


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<mi>a</mi><mo>&lt;</mo><mn>0</mn>", "a < 0"),
        (f"<mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo>{ROOT}</mrow><mn>2</mn></mfrac>", "(− b ± √(b^2 − 4 a))/2"),
        ("<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>", "∑_(k = 1)^n"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>", "a, b; c"),
        ("<mi>f</mi><mo>\u2061</mo><mspace/><mi>x</mi>", "f x"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_formula_reads_as_one_writes_it_in_a_line(mathml: str, text: str) -> None:
    assert mathml_text(f"<math>{mathml}</math>") == text


def test_a_broken_formula_takes_no_long_time() -> None:
    began = time.process_time()

    mathml_text("<mrow " * 200_000)

    assert time.process_time() - began < 2

"""Probabilities to the chosen blocks."""

from __future__ import annotations

import numpy as np

from converter.extract.find.choice import choose, without_repetition


def test_the_best_expected_set_holds_what_is_likely_and_leaves_what_is_not() -> None:
    chosen, expected = choose(np.array([0.99, 0.95, 0.9, 0.05]), np.array([50.0, 80.0, 60.0, 100.0]))

    assert chosen.tolist() == [True, True, True, False]
    assert 0.9 < expected < 1


def test_a_doubtful_page_keeps_what_is_doubtful() -> None:
    """Where nothing is sure, half a chance is worth more than nothing."""
    chosen, expected = choose(np.array([0.4, 0.4, 0.3]), np.array([50.0, 50.0, 50.0]))

    assert chosen.all()
    assert expected < 0.7


def test_something_is_always_chosen() -> None:
    chosen, _ = choose(np.array([0.01, 0.02]), np.array([5.0, 500.0]))

    assert chosen.any()


def test_the_same_article_again_is_left_out() -> None:
    texts = [f"Sentence number {n} tells of the flood in the old town." for n in range(30)]
    texts += texts[:28]
    left = without_repetition(texts, [0] * 30 + [1] * 28, np.ones(58, bool), np.full(58, 11.0))

    assert left[:30].all()
    assert not left[30:].any()


def test_a_refrain_stays() -> None:
    texts = [f"Verse {n} of a long song that many people sing." for n in range(30)]
    texts[10] = texts[20] = texts[29] = (
        "La la la, sang all of them, la la la, until the night was over and the day was there again, la la."
    )

    assert without_repetition(texts, [0] * 30, np.ones(30, bool), np.full(30, 22.0)).all()

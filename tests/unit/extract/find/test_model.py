"""The model that ships, and the features that it asks for."""

from __future__ import annotations

import time
from typing import Final

import numpy as np
import pytest

from converter.base.dom import parse_page
from converter.extract.find import Declaration
from converter.extract.find.features import columns_of
from converter.extract.find.features.arrays import arrays_of
from converter.extract.find.features.declared import UNDECLARED, declared_blocks
from converter.extract.find.model import SHIPPED, load_model
from converter.extract.find.phrases import Phrase, phrases_in
from converter.extract.find.survey import survey

MOST_BYTES: Final = 400_000
HIGH_WATER: Final = Declaration("High water")
SENTENCE: Final = "The river rose in the night, and by the morning every cellar of the old town stood under water."


def page_of(paragraphs: int) -> str:
    menu = "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(12))
    text = "".join(f"<p>On day {n}, they said: {SENTENCE}</p>" for n in range(paragraphs))
    return (
        f"<body><nav><ul>{menu}</ul></nav><main><h1>High water</h1>{text}</main>"
        "<footer><p>© Town News, all rights reserved</p></footer></body>"
    )


def test_it_is_small() -> None:
    assert SHIPPED.stat().st_size < MOST_BYTES


def test_it_asks_only_for_features_that_there_are() -> None:
    model = load_model()
    columns = columns_of(arrays_of(survey(parse_page(page_of(3))), HIGH_WATER), model.name_weights)

    assert set(model.features) <= set(columns)


def test_prose_is_likely_and_a_menu_is_not() -> None:
    seen = survey(parse_page(page_of(20)))
    model = load_model()
    likely = model.probabilities(columns_of(arrays_of(seen, HIGH_WATER), model.name_weights))
    prose = np.array([block.is_prose for block in seen.blocks])

    assert likely[prose].min() > 0.8
    assert likely[:12].max() < 0.2


def test_every_column_has_one_finite_value_a_block() -> None:
    seen = survey(parse_page(page_of(5)))

    for name, values in columns_of(arrays_of(seen, Declaration()), {}).items():
        assert values.shape == (len(seen.blocks),), name
        assert np.isfinite(values).all(), name


def test_a_page_of_one_word_has_features() -> None:
    columns = columns_of(arrays_of(survey(parse_page("<body>Word</body>")), Declaration()), {})

    assert all(np.isfinite(values).all() for values in columns.values())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("© 2026 Town News", Phrase.RIGHTS),
        ("Share this article", Phrase.SHARE),
        ("Weiterlesen", Phrase.MORE),
        ("Next chapter", Phrase.MORE),
        ("Mehr zum Thema", Phrase.RELATED),
        ("Leave a comment", Phrase.COMMENT),
        ("Subscribe to our letter", Phrase.NEWSLETTER),
        ("12. Mai 2026", Phrase.DATE),
        ("By Jane Doe", Phrase.BYLINE),
        ("Only $12", Phrase.PRICE),
        ("The river rose in the night", Phrase.NONE),
    ],
)
def test_a_short_block_says_what_it_is(text: str, phrase: Phrase) -> None:
    assert Phrase(phrases_in(text)) == phrase


def test_blocks_of_the_declared_text_are_known_by_their_first_words() -> None:
    seen = survey(parse_page(page_of(4)))
    declared = " ".join(f"On day {n}, they said: {SENTENCE}" for n in range(3))
    found = declared_blocks(seen.blocks, declared)

    assert found[[block.text.startswith("On day 0") for block in seen.blocks]] == [1.0]
    assert found[[block.text.startswith("On day 3") for block in seen.blocks]] == [0.0]


def test_without_a_declared_text_nothing_is_known() -> None:
    seen = survey(parse_page(page_of(4)))

    assert (declared_blocks(seen.blocks, "A short description.") == UNDECLARED).all()


def test_features_take_time_in_proportion_to_the_page() -> None:
    def seconds(paragraphs: int) -> float:
        seen = survey(parse_page(page_of(paragraphs)))
        best = 1e9
        for _ in range(5):
            began = time.process_time()
            columns_of(arrays_of(seen, HIGH_WATER), {})
            best = min(best, time.process_time() - began)
        return best

    seconds(10)

    assert seconds(4000) < 4 * 3 * seconds(1000)

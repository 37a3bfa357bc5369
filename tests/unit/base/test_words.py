"""How many words a text has."""

import pytest

from converter.base.words import bare_words, count_pieces, count_words, unspaced_characters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("A well-known fact – it’s true.", 5),
        ("日本語です", 3),
        ("東京 is big", 3),
        ("한국어 문장", 2),
    ],
)
def test_words_are_counted_with_and_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


def test_pieces_are_what_spaces_part_and_half_of_what_nothing_parts() -> None:
    assert count_pieces("a – b 日本語文") == 4 + 2


def test_hangul_is_parted_by_spaces() -> None:
    assert unspaced_characters("한국어 と 日本") == 3


def test_texts_are_compared_by_words_without_marks() -> None:
    assert bare_words("The Lamp — “lit”, at 9!") == bare_words("the lamp: lit at 9")

from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import rule_of_line, within

CAPTIONED = '<figure><img src="a.jpg" alt=""><figcaption>The harbour at dawn. {}</figcaption></figure>'


def test_the_credit_goes_and_the_caption_stays() -> None:
    left, removals = within(CAPTIONED.format("Photo: Ann Lee / Reuters"))

    assert left == '<figure><img src="a.jpg" alt=""><figcaption>The harbour at dawn.</figcaption></figure>'
    assert removals == [("photo_credits", "Photo: Ann Lee / Reuters")]


def test_a_credit_in_an_element_of_its_own_goes() -> None:
    left, removals = within(CAPTIONED.format('<span class="photo-credit">Ann Lee</span>'))

    assert "Ann Lee" not in left
    assert "The harbour at dawn." in left
    assert removals == [("photo_credits", "Ann Lee")]


def test_a_credit_in_brackets_below_a_picture_goes_though_nothing_calls_it_a_caption() -> None:
    left, removals = within('<div><img src="a.jpg" alt=""><div><p>The harbour at dawn. (Foto: Getty)</p></div></div>')

    assert "<p>The harbour at dawn.</p>" in left
    assert removals == [("photo_credits", "(Foto: Getty)")]


def test_brackets_in_a_text_without_a_picture_stay() -> None:
    sentence = "<p>This is how he liked it. (Foto: a word that he never used)</p>"

    assert within(sentence) == (sentence, [])


def test_a_credit_at_the_end_of_a_box_and_of_its_paragraph_is_marked_once() -> None:
    html = '<div><img src="a.jpg" alt=""><div class="caption"><p>The harbour at dawn. (Foto: Getty)</p></div></div>'

    assert within(html, keep="photo_credits")[0].count("(Foto: Getty)") == 1


def test_a_kept_credit_is_marked_and_stands_last_in_its_figure() -> None:
    left, removals = within(CAPTIONED.format('<span class="photo-credit">Ann Lee</span>'), keep="photo_credits")

    assert left.endswith('<small class="credit">Ann Lee</small></figure>')
    assert removals == []


def test_a_kept_credit_at_the_end_of_a_caption_is_marked() -> None:
    left, _ = within(CAPTIONED.format("Photo: Ann Lee / Reuters"), keep="photo_credits")

    assert left.endswith('<small class="credit">Photo: Ann Lee / Reuters</small></figure>')
    assert "<figcaption>The harbour at dawn." in left


@pytest.mark.parametrize(
    "line",
    [
        "[Photo: CCTV News / YouTube ]",
        "Photo by Ann Lee on Unsplash",
        "Image credit: NASA",
        "Foto: dpa",
        "Titelbild: Ann Lee/picture-alliance",
        "Kuva: ANN LEE",
        "Crédit photo : AFP",
        "© Ann Lee",
        "Ann Lee/Getty Images",
    ],
)
def test_a_line_that_is_a_credit_is_known(line: str) -> None:
    assert rule_of_line(line) == "photo_credits"


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Ann Lee. The bridge was opened in 1932 and closed again a year later.",
        "Photographs of the harbour show how little has changed.",
        "Image processing",
        "Credit unions grew in the thirties.",
    ],
)
def test_a_line_that_says_more_is_no_credit(line: str) -> None:
    assert rule_of_line(line) == ""

from __future__ import annotations

import pytest

import converter
from converter.model.document import Figure
from converter.model.settings import ExtractSettings
from converter.model.walk import plain_text
from tests.unit.extract.clean.cleaning import PROSE, rule_of_line, within

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


def test_a_credit_that_stands_apart_and_says_that_it_is_one_is_taken_once() -> None:
    left, removals = within(CAPTIONED.format('<small class="credit">Photo: Ann Lee / Harbour Museum</small>'))

    assert left == '<figure><img src="a.jpg" alt=""><figcaption>The harbour at dawn. </figcaption></figure>'
    assert removals == [("photo_credits", "Photo: Ann Lee / Harbour Museum")]


@pytest.mark.parametrize(
    "caption",
    [
        "<figcaption>Dawn. <span class=credit>Photo: Ann Lee / Harbour Museum</span></figcaption>",
        "<figcaption>Dawn. Photo: Ann Lee / Harbour Museum</figcaption>",
        "<figcaption>Dawn.</figcaption><span class=photo-credit>Photo: Ann Lee / Harbour Museum</span>",
    ],
)
def test_a_credit_that_is_kept_is_its_figure_s_and_apart_from_the_caption(caption: str) -> None:
    prose = f"<p>{PROSE}</p>" * 2
    page = f"<article><h1>Dawn</h1>{prose}<figure><img src=a.jpg>{caption}</figure>{prose}</article>"
    document = converter.read_html(
        page, url="https://example.org/", settings=ExtractSettings(keep=frozenset({"photo_credits"}))
    )

    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    assert (plain_text(figure.caption), plain_text(figure.credit)) == ("Dawn.", "Photo: Ann Lee / Harbour Museum")


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

    assert left.endswith('<small class="credit">Ann Lee</small></figcaption></figure>')
    assert removals == []


def test_a_kept_credit_at_the_end_of_a_caption_is_marked() -> None:
    left, _ = within(CAPTIONED.format("Photo: Ann Lee / Reuters"), keep="photo_credits")

    assert left.endswith('<small class="credit">Photo: Ann Lee / Reuters</small></figcaption></figure>')
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


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ann Lee/Reuters",
        "Photograph by Ann Lee",
        "Credit...Ann Lee for The New York Times",
        "© 2020 AP",
        "Image via NASA",
        "(Getty Images)",
        "(Photo by Ann Lee/Getty Images)",
        "Courtesy of Ann Lee",
        "Source: NASA",
        "CC BY-SA 4.0",
        "Ann Lee / AFP",
        "[Ann Lee/Al Jazeera]",
        "Ann Lee for NPR",
        "Photo by <a href='/a'>Ann Lee</a> on <a href='/u'>Unsplash</a>",
        "Foto: dpa",
        "Bild: Anna Meier / Keystone",
        "Crédit photo : Anne Dupont",
        "Foto di Anna Rossi",
        "Foto: EFE",
        "Foto: Reprodução/TV Globo",
        "Foto: ANP",
        "Фото: РИА Новости",
        "Fot. Anna Kowalska",
        "Foto: Anna Berg/TT",
        "Kuva: Anna Virtanen",
        "写真：共同通信",
        "图片来源：新华社",
    ],
)
def test_a_caption_is_parted_from_the_credit_at_its_end(credit: str) -> None:
    figure = "<figure><img src='https://e.org/a.jpg'><figcaption>The harbour at dawn. {}</figcaption></figure>"

    left, removals = within(figure.format(credit))

    assert "<figcaption>The harbour at dawn.</figcaption>" in left
    assert [rule for rule, _ in removals] == ["photo_credits"]
    assert '<small class="credit">' in within(figure.format(credit), keep="photo_credits")[0]


def test_a_credit_after_a_full_stop_of_chinese_or_japanese_needs_no_space() -> None:
    assert (
        "<figcaption>港の冬。</figcaption>"
        in within("<figure><img src='https://e.org/a.jpg'><figcaption>港の冬。写真：共同通信</figcaption></figure>")[0]
    )


@pytest.mark.parametrize(
    "caption",
    [
        "The photographer Ann Lee took a photo of the quay in winter.",
        "Photo of the quay by night, when ships came in.",
        "Photographs by the sailors hang in the harbour office.",
        "Ann Lee (left) with a photo by her father.",
        "Source: a spring behind the house, seen in 1902.",
        "The quay, by Ann Lee (1902)",
        "Credit unions on the quay, 1902",
        "<a href='https://e.org/s'>The town’s archive</a>",
    ],
)
def test_a_caption_that_speaks_of_pictures_and_their_makers_stays(caption: str) -> None:
    html = f"<figure><img src='https://e.org/a.jpg'><figcaption>{caption}</figcaption></figure>"

    assert within(html)[1] == []


@pytest.mark.parametrize("caption", ["The quay in winter (Getty Images)", "The quay in winter. | Ann Lee/AP Photo"])
def test_a_short_caption_does_not_go_with_its_credit(caption: str) -> None:
    left, _ = within(f"<figure><img src='https://e.org/a.jpg'><figcaption>{caption}</figcaption></figure>")

    assert "<figcaption>The quay in winter" in left
    assert "Getty" not in left
    assert "AP" not in left

from __future__ import annotations

import numpy as np
import pytest

from converter.base.dom import parse_page
from converter.extract.find import survey
from converter.extract.find.constructs import with_constructs

CAPTION = "<figure><img src='a.png'><figcaption>The basin at low water</figcaption></figure>"
CODE = "<div class='wrap'><pre>reduce casts</pre></div>"
FORMULA = "<div class='katex-display'><span class='katex'>z = 1</span></div>"
POST = "<blockquote class='twitter-tweet'><p>We are out on the water again.</p></blockquote>"
WARNING = "<div class='alert alert-danger'><h4>Not for navigation</h4><p>These heights leave out the weather.</p></div>"
NOTES = "<section class='footnotes'><h2>Footnotes</h2><ol><li><p>Told by the pilot.</p></li></ol></section>"
TOLD_BY_WORD = "<div id='ftn1'><p class='MsoFootnoteText'>[1] Told by the pilot.</p></div>"
CARD = "<div class='card'>Another article</div>"


def chosen_of(html: str, likely: float, *, out: bool = False, is_thread: bool = False) -> list[str]:
    """Return the chosen texts of an article of two paragraphs, with `html` between them."""
    seen = survey(parse_page(f"<article><p>Said before.</p>{html}<p>Said after.</p></article>"))
    texts = [block.text for block in seen.blocks]
    chosen = np.array([text.startswith("Said") for text in texts])
    probability = np.where(chosen, 0.9, likely)
    taken = np.where(chosen, False, out)  # noqa: FBT003 - a value of the array
    found = with_constructs(seen, chosen, taken, probability, is_thread=is_thread)
    return [text for text, is_in in zip(texts, found.tolist(), strict=True) if is_in]


@pytest.mark.parametrize("html", [CAPTION, CODE, FORMULA, POST, CAPTION + CAPTION])
def test_a_construct_goes_with_the_text_around_it(html: str) -> None:
    assert len(chosen_of(html, 0.4)) == 2 + html.count("<figure") + (html not in {CAPTION, CAPTION + CAPTION})


@pytest.mark.parametrize("html", [POST, WARNING, NOTES, TOLD_BY_WORD])
def test_what_no_clutter_is_called_is_believed_sooner(html: str) -> None:
    assert len(chosen_of(html, 0.2)) > 2


def test_the_box_around_a_player_goes_with_the_text_around_it() -> None:
    box = "<div class=v><span>Watch: aboard the boat</span><iframe src='{}'></iframe></div>"

    assert len(chosen_of(box.format("https://www.youtube.com/embed/Zx9Yw8Vu7Ts"), 0.4)) == 3
    assert len(chosen_of(box.format("https://ads.example/slot"), 0.4)) == 2
    assert len(chosen_of(box.format("https://www.youtube.com/embed/Zx9Yw8Vu7Ts") + "<p>Else.</p>" * 2, 0.1)) == 2


def test_a_construct_is_as_likely_as_its_words_and_not_as_its_lines() -> None:
    page = f"<article><p>Said before.</p>{POST.replace('</p>', '</p>Ann')}<p>Said after.</p></article>"
    seen = survey(parse_page(page))
    chosen = np.array([True, False, False, True])
    probability = np.array([0.9, 0.2, 0.05, 0.9])

    assert with_constructs(seen, chosen, ~chosen & False, probability, is_thread=False).all()


def test_a_post_goes_with_the_text_whatever_stands_in_its_place() -> None:
    placeholder = "<blockquote class='instagram-media'><a href='/p/B1'>View this post on Instagram</a></blockquote>"

    assert len(chosen_of(placeholder, 0.01)) == 3


@pytest.mark.parametrize(("html", "likely"), [(CARD, 0.4), (CAPTION, 0.2), (WARNING, 0.05), (CODE, 0.05)])
def test_what_is_no_construct_or_hardly_the_articles_stays_out(html: str, likely: float) -> None:
    assert chosen_of(html, likely) == ["Said before.", "Said after."]


def test_code_is_believed_sooner_than_a_caption() -> None:
    assert "reduce casts" in chosen_of(CODE, 0.2)


def test_clutter_stays_out() -> None:
    assert chosen_of(CAPTION, 0.4, out=True) == ["Said before.", "Said after."]


def test_what_a_post_of_a_thread_quotes_stays_out() -> None:
    assert chosen_of("<blockquote>Said by others</blockquote>".replace("Said", "Told"), 0.4, is_thread=True) == [
        "Said before.",
        "Said after.",
    ]


def test_a_construct_beside_nothing_of_the_article_stays_out() -> None:
    page = f"<div><p>Said.</p><p>More.</p></div><div><p>Else.</p>{CAPTION}</div>"
    seen = survey(parse_page(page))
    chosen = np.array([block.text == "Said." for block in seen.blocks])
    probability = np.full(len(chosen), 0.5)

    found = with_constructs(seen, chosen, ~chosen & False, probability, is_thread=False)

    assert found.tolist() == chosen.tolist()

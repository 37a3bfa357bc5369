from __future__ import annotations

from tests.unit.extract.clean.cleaning import BEFORE, below, cleaned, rule_of_line, within


def test_a_box_of_class_newsletter_goes() -> None:
    box = '<div class="newsletter-signup"><h3>The tide table</h3><p>Once a week.</p></div>'

    assert within(box) == ("", [("newsletter", "The tide table Once a week.")])


def test_a_form_that_asks_for_an_address_goes() -> None:
    left, removals = below('<form><label>Write to me</label><input type="email"></form>')

    assert left == ""
    assert removals == [("newsletter", "Write to me")]


def test_a_paragraph_that_wants_subscribers_goes() -> None:
    assert within("<p>Sign up for our newsletter and never miss a ship.</p>")[0] == ""


def test_a_sentence_about_a_newsletter_stays() -> None:
    sentence = "<p>The newsletter of the harbour board, first printed in 1871, is full of complaints.</p>"

    assert within(sentence) == (sentence, [])


def test_an_article_that_is_called_newsletter_stays() -> None:
    left, removals = cleaned(f'<div class="newsletter">{BEFORE}</div>')

    assert BEFORE in left
    assert removals == []


def test_lines_of_plain_text_are_known() -> None:
    assert rule_of_line("Sign up for our weekly newsletter") == "newsletter"
    assert rule_of_line("Inscrivez-vous à notre lettre") == "newsletter"

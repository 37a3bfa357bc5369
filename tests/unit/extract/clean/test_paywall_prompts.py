from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import below, rule_of_line, within


def test_a_prompt_goes() -> None:
    left, removals = below("<p>Subscribe to continue reading this story.</p>")

    assert left == ""
    assert removals == [("paywall_prompts", "Subscribe to continue reading this story.")]


@pytest.mark.parametrize(
    "line",
    [
        "To view the full story, please choose a subscription.",
        "Become a paid subscriber to unlock this piece.",
        "If you’re seeing this message but you pay already, log in here.",
        "If you enjoyed reading this post, would you consider supporting our work?",
        ">>> Jetzt die aktuelle Ausgabe bestellen!",
    ],
)
def test_prompts_have_many_words(line: str) -> None:
    assert below(f"<p>{line}</p>")[0] == ""


def test_a_sentence_about_subscribers_stays() -> None:
    sentence = "<p>Subscribers paid two shillings a year for the board's reports.</p>"

    assert within(sentence) == (sentence, [])


def test_a_line_of_plain_text_is_known() -> None:
    assert rule_of_line("Already a subscriber? Log in.") == "paywall_prompts"

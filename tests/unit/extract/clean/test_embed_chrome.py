from __future__ import annotations

from tests.unit.extract.clean.cleaning import rule_of_line, within


def test_the_controls_of_a_player_go() -> None:
    assert within('<div class="player-controls">Play Mute 0:00</div>') == ("", [("embed_chrome", "Play Mute 0:00")])


def test_a_word_in_a_sentence_stays() -> None:
    sentence = "<p>They let it <span>play</span> on.</p>"

    assert within(sentence) == (sentence, [])


def test_a_line_of_plain_text_is_known() -> None:
    assert rule_of_line("View this post on Instagram") == "embed_chrome"

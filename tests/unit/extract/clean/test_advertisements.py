from __future__ import annotations

from tests.unit.extract.clean.cleaning import rule_of_line, within


def test_a_slot_goes() -> None:
    assert within('<div class="ad-slot">Buy boats</div>') == ("", [("advertisements", "Buy boats")])


def test_a_label_goes() -> None:
    assert within("<p>Advertisement</p>") == ("", [("advertisements", "Advertisement")])


def test_a_frame_of_an_advertiser_goes() -> None:
    assert within('<iframe src="https://tpc.googlesyndication.com/x"></iframe>')[0] == ""


def test_a_class_that_only_holds_the_letters_says_nothing() -> None:
    paragraph = '<p class="leading address head" id="block-4ad2-b09">By the sea.</p>'

    assert within(paragraph) == (paragraph, [])


def test_the_word_in_a_table_stays() -> None:
    table = "<table><tr><td>Advertising</td><td>12</td></tr></table>"

    assert "<td>Advertising</td>" in within(table)[0]


def test_lines_of_plain_text_are_known_in_other_languages() -> None:
    assert [rule_of_line(line) for line in ("ADVERTISEMENT", "Anzeige", "Publicité", "Реклама", "广告")] == [
        "advertisements"
    ] * 5

from __future__ import annotations

from tests.unit.extract.clean.cleaning import cleaned, rule_of_line, within


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


def test_many_small_promotions_around_an_article_go() -> None:
    promotions = '<div class="promo">Free shipping of dredges and chains on all orders above forty pounds.</div>' * 30

    assert within(promotions)[0] == ""


def test_promotions_without_an_article_are_what_the_page_is_about() -> None:
    promotions = '<div class="promo">Free shipping of dredges and chains on all orders above forty pounds.</div>' * 30

    assert cleaned(promotions) == (promotions, [])

from __future__ import annotations

from tests.unit.extract.clean.cleaning import BEFORE, below, cleaned, rule_of_line, within


def test_a_link_that_posts_the_article_goes_with_the_list_around_it() -> None:
    left, removals = below(
        '<ul><li><a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></li>'
        '<li><a href="https://twitter.com/intent/tweet?url=x">Tweet</a></li></ul>'
    )

    assert left == ""
    assert [rule for rule, _ in removals] == ["share_buttons", "share_buttons"]


def test_a_bar_of_class_social_share_goes() -> None:
    assert below('<div class="social-share">Tell your friends</div>') == ("", [("share_buttons", "Tell your friends")])


def test_share_in_shareholder_is_another_word() -> None:
    table = '<div class="shareholder-value"><p>Shareholders gained.</p></div>'

    assert within(table) == (table, [])


def test_a_heading_whose_identifier_begins_with_share_stays() -> None:
    heading = '<h2 id="share-of-votes">Share of votes</h2>'

    assert within(heading) == (heading, [])


def test_a_network_named_in_a_sentence_stays() -> None:
    sentence = '<p>She wrote it on <a href="https://twitter.example/ann">Twitter</a> first.</p>'

    assert within(sentence) == (sentence, [])


def test_a_box_of_class_share_with_the_article_in_it_stays() -> None:
    left, removals = cleaned(f'<div class="share">{BEFORE}</div>')

    assert BEFORE in left
    assert removals == []


def test_lines_of_plain_text_are_known_in_other_languages() -> None:
    assert [rule_of_line(line) for line in ("Share this article", "Teilen", "Partager", "Поделиться", "シェア")] == [
        "share_buttons"
    ] * 5


def test_a_word_beside_a_drawn_sign_is_a_button_and_alone_it_is_a_word() -> None:
    sign = '<svg viewBox="0 0 9 9"><path d="M1"></path></svg>'

    assert below(f"<ul><li>{sign}<span>Share</span></li></ul>") == ("", [("share_buttons", "Share")])
    assert within("<ul><li><span>Share</span></li><li>Sell</li></ul>")[1] == []

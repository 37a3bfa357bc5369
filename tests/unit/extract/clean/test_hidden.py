from __future__ import annotations

from tests.unit.extract.clean.cleaning import BEFORE, PROSE, cleaned, within


def test_what_the_hidden_attribute_hides_goes() -> None:
    left, removals = within("<div hidden>Only for the editors.</div>")

    assert left == ""
    assert removals == [("hidden", "Only for the editors.")]


def test_what_an_inline_style_hides_goes() -> None:
    assert within('<p style="color:red; display: none">Draft.</p>') == ("", [("hidden", "Draft.")])


def test_a_paragraph_of_class_hidden_river_is_seen() -> None:
    river = '<p class="hidden-river">The hidden river.</p>'

    assert within(river) == (river, [])


def test_mathematics_for_screen_readers_stays() -> None:
    formula = '<span class="sr-only"><math><mi>x</mi></math></span>'

    assert within(f"<p>So {formula} it is.</p>") == (f"<p>So {formula} it is.</p>", [])


def test_a_page_that_hides_most_of_its_article_is_not_believed() -> None:
    left, removals = cleaned(f'<div style="display:none">{BEFORE}</div><p>{PROSE}</p>')

    assert BEFORE in left
    assert removals == []

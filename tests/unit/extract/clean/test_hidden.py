from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "folded",
    [
        '<button aria-controls="why">Why it silted up</button><div hidden="" id="why">{}</div>',
        '<a href="#why">Why it silted up</a><div id="why" style="display:none">{}</div>',
        '<div role="tabpanel" hidden="">{}</div>',
        '<h3>Why did it silt up?</h3><div hidden="">{}</div>',
    ],
    ids=["button", "link", "tab", "question"],
)
def test_what_a_reader_may_unfold_stays(folded: str) -> None:
    left, removals = within(folded.format("<p>Nobody dredged.</p>"))

    assert "<p>Nobody dredged.</p>" in left
    assert "hidden" not in [rule for rule, _ in removals]


def test_a_menu_or_dialog_that_unfolds_goes() -> None:
    links = '<button aria-controls="m">Menu</button><div id="m" hidden=""><a href="/a">Old pier</a></div>'
    dialog = '<button aria-controls="d">Open</button><div id="d" role="dialog" hidden=""><p>Your city</p></div>'

    assert ("hidden", "Old pier") in within(links)[1]
    assert ("hidden", "Your city") in within(dialog)[1]

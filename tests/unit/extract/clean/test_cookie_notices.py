from __future__ import annotations

from tests.unit.extract.clean.cleaning import below, rule_of_line, within


def test_a_banner_goes() -> None:
    assert below('<div class="cookie-banner">We value you.</div>') == ("", [("cookie_notices", "We value you.")])


def test_a_box_of_class_cookie_goes_when_it_speaks_of_consent() -> None:
    assert below('<div class="cookie">We use cookies to know you.</div>')[0] == ""


def test_cookies_that_are_baked_stay() -> None:
    recipe = '<div class="cookie">Bake the cookies for ten minutes.</div>'

    assert within(recipe) == (recipe, [])


def test_lines_of_plain_text_are_known_in_other_languages() -> None:
    lines = ("This website uses cookies to work.", "Wir verwenden Cookies, um zu zählen.", "Accept all cookies")

    assert [rule_of_line(line) for line in lines] == ["cookie_notices"] * 3

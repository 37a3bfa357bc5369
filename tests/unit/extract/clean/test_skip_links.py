from __future__ import annotations

from tests.unit.extract.clean.cleaning import above, rule_of_line, within


def test_a_link_over_the_menus_goes() -> None:
    assert above('<a href="#main">Skip to content</a>') == ("", [("skip_links", "Skip to content")])


def test_the_words_without_a_link_stay() -> None:
    assert within("<p>Skip to content</p>") == ("<p>Skip to content</p>", [])


def test_a_line_of_plain_text_is_known_in_other_languages() -> None:
    assert rule_of_line("Zum Inhalt springen") == "skip_links"
    assert rule_of_line("Aller au contenu") == "skip_links"

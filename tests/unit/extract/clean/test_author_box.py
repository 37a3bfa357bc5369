from __future__ import annotations

from tests.unit.extract.clean.cleaning import below, rule_of_heading, within


def test_a_box_below_the_article_goes() -> None:
    box = '<div class="author-bio">Ann Lee has lived by the sea for thirty years.</div>'

    assert below(box) == ("", [("author_box", "Ann Lee has lived by the sea for thirty years.")])


def test_a_box_in_the_midst_of_the_article_stays() -> None:
    box = '<div class="bio">Born in 1812, he left at fourteen.</div>'

    assert within(box) == (box, [])


def test_a_heading_takes_what_stands_below_it() -> None:
    left, _ = below("<h3>About the author</h3><p>Ann Lee has lived by the sea for thirty years.</p>")

    assert left == ""


def test_headings_of_plain_text_are_known_in_other_languages() -> None:
    lines = ("About the Author", "Über den Autor", "Sobre el autor", "Об авторе")

    assert [rule_of_heading(line) for line in lines] == ["author_box"] * 4

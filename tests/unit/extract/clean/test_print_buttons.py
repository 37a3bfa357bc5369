from __future__ import annotations

from tests.unit.extract.clean.cleaning import above, rule_of_line, within


def test_buttons_go() -> None:
    left, removals = above(
        '<ul><li><a href="#">Print Friendly, PDF &amp; Email</a></li><li><a href="#">Send to Kindle</a></li></ul>'
    )

    assert left == ""
    assert removals == [("print_buttons", "Print Friendly, PDF & Email"), ("print_buttons", "Send to Kindle")]


def test_what_is_not_to_be_printed_is_no_button() -> None:
    box = '<p class="no-print">A short remark.</p>'

    assert within(box) == (box, [])


def test_a_word_in_a_table_stays() -> None:
    assert "Print" in within("<table><tr><td>Print</td><td>12</td></tr></table>")[0]


def test_a_size_of_type_is_no_button() -> None:
    paragraph = '<p class="has-medium-font-size">A short remark.</p>'

    assert within(paragraph) == (paragraph, [])


def test_lines_of_plain_text_are_known_in_other_languages() -> None:
    assert [rule_of_line(line) for line in ("Print this page", "Drucken", "Imprimer", "Распечатать", "打印")] == [
        "print_buttons"
    ] * 5


def test_a_link_of_that_name_in_a_sentence_stays() -> None:
    sentence = '<p>What is in it (<a href="/list.pdf">PDF</a>) leaves no question open.</p>'
    loose = f"<div>{sentence[3:-4]}</div>"

    assert within(sentence) == (sentence, [])
    assert within(loose) == (loose, [])

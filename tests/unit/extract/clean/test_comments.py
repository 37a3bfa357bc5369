from __future__ import annotations

from tests.unit.extract.clean.cleaning import BEFORE, PROSE, above, below, cleaned, rule_of_heading, within


def test_comments_below_the_article_go_however_long_they_are() -> None:
    left, removals = below(f'<section id="comments"><p>{PROSE}</p><p>{PROSE}</p></section>')

    assert left == ""
    assert removals[0][0] == "comments"
    assert removals[0][1].startswith("The harbour had been silted up")


def test_a_long_box_of_that_name_above_the_article_stays() -> None:
    box = f'<div class="comments"><p>{PROSE}</p></div>'

    assert above(box) == (box, [])


def test_a_comment_in_code_stays() -> None:
    code = '<pre><code><span class="comments comment">// the harbour</span></code></pre>'

    assert "// the harbour" in within(code)[0]


def test_headings_of_plain_text_are_known_in_other_languages() -> None:
    lines = ("Leave a Reply", "3 Comments", "Kommentare", "Laisser un commentaire", "Комментарии", "コメント")

    assert [rule_of_heading(line) for line in lines] == ["comments"] * 6


def test_what_readers_wrote_stays_where_it_is_the_article() -> None:
    posts = f'<div class="comments">{BEFORE}</div>'

    page = f"<p>{PROSE}</p>" * 3 + posts

    assert cleaned(page) == (page, [])

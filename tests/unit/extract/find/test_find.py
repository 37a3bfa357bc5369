"""Where the article is in a page."""

from __future__ import annotations

import converter
from converter.base.dom import parse_page, text_of, tree_of
from converter.extract.find import Declaration, Found, find_article, survey, whole_page

SENTENCE = "The river rose in the night, and by the morning every cellar of the old town stood under water."


def prose(times: int, mark: str = "") -> str:
    """Return paragraphs that all differ."""
    return "".join(f"<p>{mark} {number}: {SENTENCE}</p>" for number in range(times))


def found_in(body: str, title: str = "", keep: frozenset[str] = frozenset()) -> Found:
    return find_article(survey(parse_page(f"<html><body>{body}</body></html>")), Declaration(title), keep)


def text_in(body: str, title: str = "", keep: frozenset[str] = frozenset()) -> str:
    tree = parse_page(f"<html><body>{body}</body></html>")
    found = find_article(survey(tree), Declaration(title), keep)
    return text_of(tree_of(found.nodes, found.dropped))


def test_the_box_with_the_prose_is_the_article() -> None:
    text = text_in(
        f"<div id=top><a href=/>Home</a></div><div class=x>{prose(6, 'Flood')}</div><div><p>Imprint</p></div>"
    )

    assert text.startswith("Flood 0:")
    assert "Home" not in text
    assert "Imprint" not in text


def test_an_article_in_several_sections_is_whole() -> None:
    text = text_in(f"<main><section>{prose(4, 'One')}</section><section>{prose(4, 'Two')}</section></main>")

    assert "One 3:" in text
    assert "Two 3:" in text


def test_comments_are_not_the_article_even_if_there_are_more_of_them() -> None:
    text = text_in(f"<div class=post>{prose(8, 'Post')}</div><div id=comments>{prose(40, 'Reader')}</div>")

    assert "Post 7:" in text
    assert "Reader" not in text


def test_a_thread_without_anything_else_is_the_article() -> None:
    assert "Reader 5:" in text_in(f"<div id=comments>{prose(9, 'Reader')}</div>")


def test_a_class_name_that_holds_most_of_the_page_is_not_believed() -> None:
    widgets = "".join(f'<div class="sidebar">{prose(3, mark)}</div>' for mark in ("North", "South", "East", "West"))

    assert "East 2:" in text_in(f"<div>{widgets}</div>")


def test_what_an_element_has_or_lacks_is_not_what_it_is() -> None:
    assert "Flood 5:" in text_in(f'<div class="has-sidebar no-comments tag-newsletter">{prose(6, "Flood")}</div>')


def test_a_row_of_teasers_is_left_out_and_told() -> None:
    teasers = "".join(
        f"<div><h3><a href=/{n}>A headline of elsewhere</a></h3><p>{n} {SENTENCE}</p></div>" for n in range(4)
    )
    body = f"<main>{prose(12, 'Flood')}<section>{teasers}</section></main>"

    assert "elsewhere" not in text_in(body)
    assert {removal.rule for removal in found_in(body).removals} == {"related_links"}


def test_a_list_of_links_is_left_out() -> None:
    links = "".join(f"<li><a href=/{n}>Something else to read</a></li>" for n in range(6))

    assert "Something else" not in text_in(f"<main>{prose(6, 'Flood')}<ul>{links}</ul>{prose(2, 'End')}</main>")


def test_a_list_of_sources_with_prose_stays() -> None:
    sources = "".join(f"<li>{SENTENCE} <a href=/{n}>Source</a></li>" for n in range(6))

    assert "Source" in text_in(f"<main>{prose(6, 'Flood')}<ol>{sources}</ol></main>")


def test_a_box_with_a_toolbar_around_code_is_no_toolbar() -> None:
    code = "<div class='code-toolbar'><pre><code>curl -fsS tides | sort -gr</code></pre><div class='toolbar'>Copy</div></div>"

    assert "curl" in text_in(f"<main>{prose(4, 'One')}{code}{prose(4, 'Two')}</main>")


def test_a_kind_of_clutter_that_is_kept_stays() -> None:
    body = f"<article>{prose(8, 'Flood')}<div class=newsletter><p>Our letter comes every week.</p></div></article>"

    assert "Our letter" not in text_in(body)
    assert "Our letter" in text_in(body, keep=frozenset({"newsletter"}))


def test_the_title_is_not_in_the_body() -> None:
    assert "High water" not in text_in(f"<article><h1>High water</h1>{prose(4)}</article>", title="High water")


def test_a_post_that_is_a_headline_and_a_link_keeps_the_headline() -> None:
    headline = "The river rose in the night and by the morning every cellar of the old town stood under water, says the mayor of the town"
    post = f"<article><h1>{headline}</h1><p><a href=/x>town.example</a></p></article>"

    assert "every cellar" in text_in(post, title=headline)


def test_headings_that_hold_words_of_the_title_stay() -> None:
    body = f"<article>{prose(3)}<h1>Net making</h1>{prose(3)}<h1>Cat</h1>{prose(3)}</article>"
    text = text_in(body, title="Tide tables and net making for education")

    assert "Net making" in text
    assert "Cat" in text


def test_a_heading_before_the_prose_that_is_most_of_the_title_goes() -> None:
    assert "High water" not in text_in(f"<article><h1>High water</h1>{prose(4)}</article>", title="High water - Town")


def test_the_same_text_for_narrow_and_wide_windows_counts_once() -> None:
    copies = f"<div class=a>{prose(6, 'Flood')}</div><div class=b>{prose(6, 'Flood')}</div>"

    assert text_in(f"<div>{copies}</div>").count("Flood 0:") == 1


def test_what_the_style_sheet_hides_is_left_out() -> None:
    body = f"<style>.secret{{display:none}}</style><main>{prose(4)}<p class=secret>Nobody sees this line.</p></main>"

    assert "Nobody sees" not in text_in(body)


def test_a_page_that_hides_all_its_text_is_searched_in_what_it_hides() -> None:
    assert "Flood 5:" in text_in(f"<div hidden id=S:0><main>{prose(6, 'Flood')}</main></div><script>show()</script>")


def test_an_error_page_has_no_article() -> None:
    assert found_in("<h1>404</h1><p>This page does not exist. Go <a href=/>home</a>.</p>").nodes == ()


def test_a_page_without_a_body_has_no_article() -> None:
    assert found_in("").nodes == ()


def test_a_listing_is_given_as_a_list() -> None:
    items = "".join(f"<li><a href=/{n}>Product number {n} in blue or red</a></li>" for n in range(30))

    assert "Product number 29" in text_in(
        f"<nav><a href=/>Home</a></nav><main><ul>{items}</ul></main><footer>Imprint</footer>"
    )


def test_the_whole_page_is_its_body() -> None:
    tree = parse_page("<html><body><nav>Home</nav><p>Short.</p></body></html>")

    assert text_of(tree_of(whole_page(survey(tree)).nodes)) == "HomeShort."


def test_a_part_of_the_article_that_is_called_its_body_too_is_a_part() -> None:
    points = "".join(f"<p>Point {n}: {' '.join(['the harbour is silted up again'] * 6)}.</p>" for n in range(4))
    body = "".join(f"<p>Year {n}: {' '.join(['the engineers came and dug it out'] * 6)}.</p>" for n in range(6))
    page = (
        f'<article class="article-body"><div class="points">{points}</div><div class="body-copy">{body}</div></article>'
    )

    text = converter.render(converter.read_html(page), "text").decode()

    assert "Point 0" in text
    assert "Year 5" in text

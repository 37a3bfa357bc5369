"""Each block of a page is told with its fate, its reason and the step that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import NoArticle
from converter.extract import extract_article
from converter.extract.trace import Trace
from converter.model.page import Page
from converter.model.settings import ExtractSettings
from converter.model.site import RuleFile

if TYPE_CHECKING:
    from converter.model.explanation import ExplainedBlock

PROSE = "The river rose in the night, and by the morning every cellar of the old town stood under water. "
RULE = """
body: //div[@id='story']
strip: //p[@class='promo']
"""


def explained(page: Page, settings: ExtractSettings | None = None, rules: str = "") -> list[ExplainedBlock]:
    trace = Trace()
    files = (RuleFile("example.org.txt", rules),) if rules else ()
    extract_article(page, settings or ExtractSettings(), files, trace)
    return list(trace.explanation("").blocks)


def html(body: str, head: str = "") -> Page:
    return Page(f"<html><head>{head}</head><body>{body}</body></html>", "html", "https://example.org/a")


def told(blocks: list[ExplainedBlock]) -> list[tuple[str, str, str]]:
    return [(block.text[:12], f"{block.fate} {block.step}", block.rule) for block in blocks]


def paragraphs(count: int) -> str:
    return "".join(f"<p>{number}. {PROSE}</p>" for number in range(count))


def test_what_lies_in_a_menu_or_outside_was_left_out_by_the_search() -> None:
    page = html(f"<nav><a href=/>Home</a></nav><div>{paragraphs(4)}</div><div>Fine print of ours.</div>")

    blocks = told(explained(page))

    assert blocks[0] == ("Home", "removed find", "navigation")
    assert [block[1:] for block in blocks[1:5]] == [("kept find", "")] * 4
    assert blocks[5] == ("Fine print o", "removed find", "outside")


def test_what_a_rule_of_removal_takes_from_the_article_is_its() -> None:
    page = html(f"<article>{paragraphs(4)}<p>By Ann Lee</p><p>Share this article</p></article>", "<title>Flood</title>")

    assert ("Share this a", "removed clean", "share_buttons") in told(explained(page))


def test_a_block_that_loses_a_part_stays_and_tells_what_went() -> None:
    loser = f'<p>{PROSE}<span class="sr-only">for readers of screens</span></p>'

    blocks = explained(html(f"<article>{paragraphs(3)}{loser}</article>"))

    losers = [block for block in blocks if block.taken]
    assert [(block.fate, block.taken[0].rule, block.taken[0].excerpt) for block in losers] == [
        ("kept", "hidden", "for readers of screens")
    ]


def test_hidden_text_of_the_article_is_told_where_it_stands() -> None:
    page = html(f'<article>{paragraphs(2)}<p style="display:none">Nobody sees this.</p>{paragraphs(2)}</article>')

    assert told(explained(page))[2] == ("Nobody sees ", "removed clean", "hidden")


def test_hidden_text_outside_the_article_is_told_where_it_stands() -> None:
    page = html(f"<p>Above.</p><div hidden><p>Only with a script.</p></div><article>{paragraphs(4)}</article>")

    assert told(explained(page))[:2] == [
        ("Above.", "removed find", "outside"),
        ("Only with a ", "removed find", "hidden"),
    ]


def test_a_block_of_which_only_spaces_are_left_is_removed() -> None:
    share = '<div><span class="sr-only">Opens anew</span> <span class="sr-only">somewhere</span></div>'

    assert told(explained(html(f"<article>{paragraphs(4)}{share}</article>")))[-1] == (
        "Opens anew s",
        "removed clean",
        "hidden",
    )


def test_code_that_is_written_anew_is_kept() -> None:
    code = (
        '<pre class="highlight"><code><span>def</span> <span>swim</span><span>():</span> <span>pass</span></code></pre>'
    )

    blocks = explained(html(f"<article>{paragraphs(4)}{code}</article>"))

    assert (blocks[-1].text, blocks[-1].fate, blocks[-1].form) == ("def swim(): pass", "kept", "code")


def test_a_heading_that_is_the_title_is_kept_as_the_title() -> None:
    page = html(f"<article><h1>The great flood</h1>{paragraphs(4)}</article>", "<title>The great flood</title>")

    first = explained(page)[0]

    assert (first.fate, first.rule, first.form, first.rank) == ("kept", "title", "heading", 1)


def test_the_model_s_probability_stands_with_every_block_where_it_was_asked() -> None:
    menu = "".join(f"<li><a href=/{n}>Part {n} of the paper</a></li>" for n in range(20))
    page = html(f"<div><ul>{menu}</ul></div><div>{paragraphs(12)}</div><div><p>© Town News.</p></div>")

    blocks = explained(page)

    likely = {block.text: block.probability for block in blocks}
    assert None not in likely.values()
    assert (likely[f"5. {PROSE.strip()}"] or 0.0) > 0.5 > (likely["Part 5 of the paper"] or 0.0)


def test_no_probability_is_told_where_the_model_was_not_asked() -> None:
    assert {block.probability for block in explained(html(f"<article>{paragraphs(4)}</article>"))} == {None}


def test_a_page_without_an_article_is_told_as_far_as_it_came() -> None:
    trace = Trace()
    with pytest.raises(NoArticle):
        extract_article(html("<p>Sorry, not found.</p>"), ExtractSettings(), (), trace)

    explanation = trace.explanation("page.html")

    assert not explanation.has_article
    assert told(list(explanation.blocks)) == [("Sorry, not f", "removed find", "outside")]


def test_of_the_whole_page_everything_stays_but_what_rules_take() -> None:
    page = html(f"<p>Fine print.</p><article>{paragraphs(3)}</article><p>Share this article</p>")

    blocks = told(explained(page, ExtractSettings(whole_page=True)))

    assert blocks[0] == ("Fine print.", "kept find", "")
    assert blocks[-1] == ("Share this a", "removed clean", "share_buttons")


def test_the_body_of_a_site_s_rule_stands_in_its_page() -> None:
    page = html(f"<p>Above.</p><div id=story>{paragraphs(2)}<p class=promo>Buy a boat.</p></div><p>Below.</p>")

    blocks = told(explained(page, rules=RULE))

    assert blocks == [
        ("Above.", "removed site", "site_rules"),
        ("0. The river", "kept find", ""),
        ("1. The river", "kept find", ""),
        ("Buy a boat.", "removed site", "site_rules"),
        ("Below.", "removed site", "site_rules"),
    ]


def test_what_a_site_s_rule_strips_of_a_page_without_a_body_is_the_rule_s() -> None:
    page = html(f"<article>{paragraphs(3)}<p class=promo>Buy a boat.</p></article>")

    assert told(explained(page, rules="strip: //p[@class='promo']"))[-1] == (
        "Buy a boat.",
        "removed site",
        "site_rules",
    )


def test_text_from_the_page_s_metadata_stands_before_what_the_page_shows() -> None:
    text = " ".join(f"{number}. {PROSE}" for number in range(8))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{text}"}}</script>'

    blocks = told(explained(html("<p>Loading the story.</p>", head)))

    assert blocks == [("0. The river", "kept find", ""), ("Loading the ", "removed find", "outside")]


def test_lines_of_plain_text_are_told_with_their_rules() -> None:
    menu = "".join(f"  * Part {number}\n" for number in range(8))
    page = Page(f"{menu}\nThe great flood\n\n{PROSE * 3}\n\n{PROSE * 2}\n\nShare on Facebook\n", "text")

    blocks = told(explained(page))

    assert blocks[0] == ("Part 0", "removed find", "navigation")
    assert blocks[8] == ("The great fl", "kept find", "title")
    assert blocks[9] == ("The river ro", "kept find", "")
    assert blocks[-1][1] == "removed find"


def test_a_rule_that_is_kept_removes_no_line() -> None:
    menu = "".join(f"  * Part {number}\n" for number in range(8))
    page = Page(f"{menu}\nThe great flood\n\n{PROSE * 3}\n\n{PROSE * 2}\n", "text")

    blocks = explained(page, ExtractSettings(keep=frozenset({"navigation"})))

    assert {block.fate for block in blocks} == {"kept"}

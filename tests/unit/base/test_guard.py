"""The scan before the parser: what goes over a limit loses its tags, never its text."""

from __future__ import annotations

import time

import pytest

from converter.base.dom import parse_page
from converter.base.guard import (
    MAX_ATTRIBUTES,
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_FORMATTING_DEPTH,
    guarded,
    without_structure,
)


def depth_of(html: str) -> int:
    """Return how many elements lie in one another in lexbor's tree."""
    deepest = 0
    pending = [(parse_page(html).root, 1)]
    while pending:
        node, depth = pending.pop()
        while node is not None:
            deepest = max(deepest, depth)
            if node.child is not None:
                pending.append((node.child, depth + 1))
            node = node.next
    return deepest


def test_an_ordinary_page_comes_back_as_it_is() -> None:
    html = "<!doctype html><html><body><p>One<p>Two<br><img src=a.png><ul><li>x<li>y</ul></body></html>"

    assert guarded(html) == (html, ())


def test_elements_beyond_the_depth_lose_their_tags_and_keep_their_text() -> None:
    html, cuts = guarded("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>after</p>")

    assert html == "<div>" * MAX_DEPTH + "deep" + "</div>" * MAX_DEPTH + "<p>after</p>"
    assert [(cut.limit, cut.count) for cut in cuts] == [("depth", 1000 - MAX_DEPTH)]


def test_a_cut_says_in_one_sentence_what_was_dropped() -> None:
    (cut,) = guarded("<div>" * (MAX_DEPTH + 1))[1]

    assert cut.message == "1 elements were nested more deeply than 100; their tags were dropped, their text kept."


def test_paragraphs_and_items_that_nobody_closes_are_not_deep() -> None:
    html = "<ul>" + "<li>item" * 500 + "</ul>" + "<p>paragraph" * 500 + "<table>" + "<tr><td>cell" * 500

    assert guarded(html) == (html, ())


def test_shapes_of_a_drawing_that_close_themselves_are_not_deep() -> None:
    html = "<svg>" + '<path d="M0 0"/>' * 500 + "</svg>"

    assert guarded(html) == (html, ())


def test_a_div_that_only_looks_closed_nests_nevertheless() -> None:
    assert guarded("<div/>" * (MAX_DEPTH + 5))[1][0].count == 5


def test_formatting_elements_have_a_lower_limit() -> None:
    html, _ = guarded("<b><i>" * 100 + "deep")

    assert html == "<b><i>" * (MAX_FORMATTING_DEPTH // 2) + "deep"


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<span>",
        "<blockquote>",
        "<table><tr><td>",
        "<ul><li>x",
        "<b><p>",
        "<svg><g>",
        "<select><div>",
        "<table><td>",
    ],
)
def test_no_tree_is_much_deeper_than_the_limit(unit: str) -> None:
    assert depth_of(guarded(unit * 3000)[0]) <= MAX_DEPTH + 10


def test_tags_in_comments_scripts_and_attributes_are_no_elements() -> None:
    many = "<div>" * 300
    html = f'<!-- {many} --><script>"{many}"</script><style>{many}</style><p title="{many}">x</p>'

    assert guarded(html) == (html, ())


def test_a_tag_keeps_its_first_attributes() -> None:
    html, cuts = guarded("<p " + " ".join(f"a{number}=1" for number in range(10_000)) + ">text</p>")

    assert html.count("=") == MAX_ATTRIBUTES
    assert html.endswith(">text</p>")
    assert [cut.limit for cut in cuts] == ["attributes"]


def test_a_picture_inside_its_address_is_never_cut() -> None:
    html = '<img src="data:image/png;base64,' + "A" * 2_000_000 + '">'

    assert guarded(html) == (html, ())


def test_an_overlong_name_of_an_element_goes() -> None:
    assert guarded("<" + "x" * 1000 + ">text")[0].strip() == "text"


def test_a_page_over_the_size_limit_is_cut_and_told() -> None:
    html, cuts = guarded("x" * (MAX_CHARACTERS + 7))

    assert len(html) == MAX_CHARACTERS
    assert [(cut.limit, cut.count) for cut in cuts] == [("characters", 7)]


def test_without_structure_only_paragraphs_and_breaks_are_left() -> None:
    html, cut = without_structure("<div><p class=a>One<br>two</p><script>no</script><b>three</b></div>")

    assert html.split() == ["<p>One<br>two", "three"]
    assert cut.limit == "structure"


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--",
        "<!-- -",
        "<script>",
        "<script",
        "<style></styl",
        '<a href="',
        "<a b='",
        "<a " + "= " * 20,
        "</",
        "<a\t\t\t\t",
        "<title>",
        "<b></i>",
        "<object><span></object>",
    ],
)
def test_hostile_repetition_takes_linear_time(hostile: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        guarded(hostile * times)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 2.0

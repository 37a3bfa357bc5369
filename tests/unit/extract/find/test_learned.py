"""The model's judgement to a subtree: what is whole stays whole."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest

import converter
from converter.base.dom import parse_page, text_of, tree_of
from converter.extract.find import Declaration, find_article
from converter.extract.find.learned import _whole, common_box, left_over
from converter.extract.find.survey import Survey, survey
from converter.model.settings import ExtractSettings

SENTENCE: Final = "the river rose in the night, and by the morning every cellar of the old town stood under water."


def prose(times: int, mark: str) -> str:
    return "".join(f"<p>{mark} {number}: {SENTENCE}</p>" for number in range(times))


def in_page(article: str) -> str:
    """Return a page that the rules leave open, so that the model is asked."""
    menu = "".join(f"<li><a href=/{n}>Part {n} of the paper</a></li>" for n in range(20))
    aside = "".join(f"<div><a href=/s{n}>A story {n} from elsewhere in town</a></div>" for n in range(8))
    return (
        f"<html><body><div><ul>{menu}</ul></div><div class=entry-content>{article}</div><div>{aside}</div>"
        "<div><p>© Town News. All rights reserved.</p></div></body></html>"
    )


def text_in(article: str) -> str:
    tree = parse_page(in_page(article))
    found = find_article(survey(tree), Declaration(), frozenset())
    return text_of(tree_of(found.nodes, found.dropped))


def chosen_in(seen: Survey, *words: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([any(word in block.text for word in words) for block in seen.blocks])


def test_the_article_is_found_and_its_page_is_not() -> None:
    text = text_in(prose(12, "Flood"))

    assert text.startswith("Flood 0:")
    assert text.endswith("under water.")
    assert text.count("Flood") == 12
    assert "elsewhere" not in text
    assert "rights" not in text


def test_a_heading_stays_with_what_follows_it() -> None:
    assert "After the rain" in text_in(f"{prose(6, 'Flood')}<h2>After the rain</h2>{prose(6, 'Sun')}")


def test_a_heading_alone_in_its_box_goes_with_the_section_below_it() -> None:
    section = "<section><h2>{0}</h2></section><figure><figcaption>Ann Lee</figcaption></figure><p>{1}</p>"
    page = in_page(section.format("After the rain", "The sun") + section.format("Our partners", "A bank"))
    seen = survey(parse_page(page))
    words = np.array([float(block.words) for block in seen.blocks])

    whole = _whole(seen, chosen_in(seen, "The sun"), chosen_in(seen, "nothing"), words)

    assert [block.text for block, chosen in zip(seen.blocks, whole, strict=True) if chosen] == [
        "After the rain",
        "The sun",
    ]


def test_a_list_and_a_table_stay_whole() -> None:
    items = "".join(f"<li>Boat {n}</li>" for n in range(5))
    rows = "".join(f"<tr><td>Day {n}</td><td>{n} m</td></tr>" for n in range(5))
    text = text_in(f"{prose(6, 'Flood')}<ul>{items}</ul>{prose(3, 'Next')}<table>{rows}</table>{prose(6, 'End')}")

    assert "Boat 0" in text
    assert "Boat 4" in text
    assert "Day 0" in text
    assert "4 m" in text


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>All of them</summary><p>M2, S2, N2, K1 and O1, which is the least.</p></details>",
        "<div class='theme-admonition'><div>Try it</div><p>With the moon alone it gives what it gave.</p></div>",
    ],
)
def test_a_box_that_nobody_reads_a_part_of_stays_with_its_title(html: str) -> None:
    seen = survey(parse_page(f"<article><p>Said before.</p>{html}</article>"))
    words = np.array([float(block.words) for block in seen.blocks])
    chosen = np.array([True, False, True])

    assert _whole(seen, chosen, ~chosen & False, words).all()


def test_the_order_is_the_pages() -> None:
    text = text_in(f"{prose(5, 'One')}{prose(5, 'Two')}")

    assert text.index("One 4") < text.index("Two 0")


def test_the_common_box_holds_all_that_is_chosen_and_no_more() -> None:
    tree = parse_page("<body><div id=a><div id=b><p>one</p><p>two</p></div><p>three</p></div><p>four</p></body>")
    seen = survey(tree)

    assert common_box(seen, chosen_in(seen, "one", "two")).attributes == {"id": "b"}
    assert common_box(seen, chosen_in(seen, "one", "three")).attributes == {"id": "a"}
    assert common_box(seen, chosen_in(seen, "one", "four")).tag == "body"


def test_what_is_left_over_are_the_outermost_boxes_that_hold_nothing_chosen() -> None:
    tree = parse_page("<body><p>one</p><div id=x><p>two</p><p>three</p></div><p>four</p></body>")
    seen = survey(tree)
    boxes, blocks = left_over(seen, seen.boxes[0], chosen_in(seen, "one", "four"))

    assert [box.attributes for box in boxes] == [{"id": "x"}]
    assert blocks == []


def test_a_block_beside_chosen_ones_is_left_out_by_its_nodes() -> None:
    tree = parse_page("<body><div>menu <a href=/>home</a><p>one</p>end <b>of <i>it</i></b></div></body>")
    seen = survey(tree)
    boxes, blocks = left_over(seen, common_box(seen, chosen_in(seen, "one", "end")), chosen_in(seen, "one", "end"))
    dropped = {node for block in blocks for node in block.nodes}

    assert boxes == []
    assert text_of(tree_of([seen.boxes[0].node], dropped)) == "oneend of it"


def test_an_inline_element_around_a_box_is_no_node_of_the_block_before_it() -> None:
    tree = parse_page("<body><div><b>before <div>inside</div> after</b></div></body>")
    seen = survey(tree)
    dropped = seen.blocks[0].nodes

    assert [block.text for block in seen.blocks] == ["before", "inside", "after"]
    assert text_of(tree_of([seen.boxes[0].node], dropped)) == "inside after"


def test_a_picture_between_chosen_paragraphs_stays() -> None:
    tree = parse_page("<body><main><p>one</p><figure><img src=a.png></figure><p>two</p></main><p>three</p></body>")
    seen = survey(tree)
    boxes, _ = left_over(seen, seen.boxes[0], chosen_in(seen, "one", "two"))

    assert [box.tag for box in boxes] == ["p"]


CLUTTER: Final = {
    "comments": "".join(f"<div class=comment><p>Reader {n}: I saw MARK there, too.</p></div>" for n in range(8)),
    "share_buttons": "<p><a href=#>Share MARK on Facebook</a></p>",
    "newsletter": "<p>Subscribe to our newsletter MARK and never miss a story from us.</p>",
    "author_box": "<p>Ann Lee MARK is a writer who lives by the sea and writes on rivers.</p>",
    "advertisements": "<p>Buy this great MARK today for less than ever before.</p>",
}


@pytest.mark.parametrize("rule", CLUTTER)
def test_what_is_kept_stays_where_the_model_judges(rule: str) -> None:
    names = {"comments": "comments", "share_buttons": "share-buttons", "author_box": "author-box"}
    box = f'<div class="{names.get(rule, rule)}">{CLUTTER[rule]}</div>'
    page = in_page(f"{prose(10, 'Flood')}{box}{prose(3, 'End')}")

    def text(*keep: str) -> str:
        document = converter.read_html(page, settings=ExtractSettings(keep=frozenset(keep)))
        return converter.render(document, "text").decode()

    assert find_article(survey(parse_page(page)), Declaration(), frozenset()).probabilities
    assert "MARK" not in text()
    assert "MARK" in text(rule)


def test_a_refrain_is_no_second_copy() -> None:
    refrain = f"<p>Oh, {SENTENCE}</p>"
    verses = "".join(f"<p>Verse {n}: {SENTENCE.replace('river', f'brook {n}')}</p>{refrain}" for n in range(12))

    assert text_in(verses).count("Oh, the river") == 12


def test_what_style_sheets_hide_in_the_article_is_recorded() -> None:
    page = in_page(f"{prose(6, 'Flood')}<div class=zz><p>Nobody sees this.</p></div>{prose(6, 'End')}").replace(
        "<body>", "<style>.zz{display:none}.yy{display:none}</style><body><p class=yy>Nor this, elsewhere.</p>"
    )
    found = find_article(survey(parse_page(page)), Declaration(), frozenset())

    assert [removal.excerpt for removal in found.removals if removal.rule == "hidden"] == ["Nobody sees this."]

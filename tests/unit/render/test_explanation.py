"""The page of an explanation: legible, safe, and never by colour alone."""

from __future__ import annotations

from converter.base.dom import parse_page
from converter.model.document import Metadata
from converter.model.explanation import ExplainedBlock, Explanation
from converter.model.record import Note, NoteKind, Removal
from converter.render.explanation import render_explanation

KEPT = ExplainedBlock("The river rose.", 3, "kept", "find", probability=0.934)
MENU = ExplainedBlock("Home", 1, "removed", "find", "navigation", 0.01, "item")
SHARE = ExplainedBlock("Share this", 2, "removed", "clean", "share_buttons")


def page_of(*blocks: ExplainedBlock, metadata: Metadata | None = None, has_article: bool = True) -> str:
    notes = (Note(NoteKind.METADATA_GUESSED, "The date was guessed."),)
    explanation = Explanation("page.html", metadata or Metadata(title="Flood"), blocks, (), notes, has_article)
    return render_explanation(explanation).content.decode()


def rows_of(html: str) -> list[str]:
    return [" ".join(row.text(separator=" ").split()) for row in parse_page(html).css(".page > li")]


def test_each_block_says_its_fate_and_reason_in_words() -> None:
    assert rows_of(page_of(MENU, KEPT, SHARE)) == [
        "− removed navigation, p = 0.01 Home",
        "+ kept p = 0.93 The river rose.",
        "− removed clean: share_buttons Share this",
    ]


def test_the_legend_counts_words_by_rule() -> None:
    rows = parse_page(page_of(MENU, KEPT, SHARE, SHARE)).css("tr")

    assert [row.text(separator=" ") for row in rows[1:]] == [
        "+ kept 1 3",
        "− removed share_buttons 2 4",
        "− removed navigation 1 1",
    ]


def test_what_went_out_of_a_block_stands_below_it_and_in_the_legend() -> None:
    block = ExplainedBlock("A boat. Photo: Lee", 4, "kept", "find", taken=(Removal("photo_credits", "Photo: Lee", 2),))
    html = page_of(block)

    assert rows_of(html) == ["+ kept A boat. Photo: Lee − removed photo_credits: Photo: Lee"]
    assert [row.text(separator=" ") for row in parse_page(html).css("tr")[1:]] == [
        "+ kept 1 2",
        "− removed photo_credits 0 2",
    ]


def test_headings_items_and_code_are_recognised() -> None:
    heading = ExplainedBlock("Night", 1, "kept", "find", form="heading", rank=2)
    code = ExplainedBlock("x = 1", 3, "kept", "find", form="code")
    tree = parse_page(page_of(heading, MENU, code))

    assert [node.text() for node in tree.css("h3.rank-2, p.item, code")] == ["Night", "Home", "x = 1"]


def test_nothing_of_a_page_becomes_mark_up() -> None:
    hostile = '"><script>alert(1)</script><img src=https://example.org/x onerror=alert(1)></style>'
    block = ExplainedBlock(hostile, 3, "removed", "find", hostile, taken=(Removal(hostile, hostile, 1),))
    tree = parse_page(page_of(block, metadata=Metadata(title=hostile, url=hostile, language='en" onload="x')))

    assert tree.css("script, img, link, iframe, object, form, base, a, [onerror], [onload], [src], [href]") == []
    assert hostile in (tree.css_first("h1").text())


def test_the_policy_lets_nothing_in_but_the_page_s_own_style() -> None:
    policy = parse_page(page_of(KEPT)).css_first("meta[http-equiv]").attributes["content"]

    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in page_of(KEPT)
    assert "@import" not in page_of(KEPT)


def test_the_text_is_in_the_page_s_language_around_which_all_is_english() -> None:
    tree = parse_page(page_of(KEPT, metadata=Metadata(title="Flut", language="de")))

    assert tree.css_first("html").attributes["lang"] == "en"
    assert tree.css_first(".text").attributes["lang"] == "de"


def test_a_page_without_an_article_says_so() -> None:
    said = "No article was found in this page, and so nothing of it was kept."

    assert said in page_of(MENU, has_article=False)
    assert said not in page_of(MENU, KEPT)


def test_every_filter_has_its_label_and_the_notes_are_told() -> None:
    tree = parse_page(page_of(KEPT))

    assert [node.attributes["id"] for node in tree.css("input")] == [
        node.attributes["for"] for node in tree.css("label")
    ]
    assert "metadata guessed: The date was guessed." in tree.css_first("ul").text()

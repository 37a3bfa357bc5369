"""Each directive does what the table says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from converter.extract.clean import check_rule_names
from converter.extract.sites.applying import UNPRUNED
from converter.extract.sites.directives import DIRECTIVES, PatternDirective, SwitchDirective
from converter.model.record import NoteKind
from converter.model.settings import ExtractSettings
from tests.unit.extract.sites.following import PAGE, SENTENCE, article_of, follow


def failures(rule: str, page: str = PAGE) -> list[str]:
    return [note.message for note in follow(rule, page).notes if note.kind is NoteKind.SITE_RULE_FAILED]


# --- body ---


def test_body_is_all_that_the_first_line_with_a_match_finds() -> None:
    ruled = follow("body: //nothing\nbody: //p[@class='promo'] | //p[@class='quoted']\nbody: //article")

    assert ruled.body == '<p class="promo">Buy this lamp now.</p><p class="quoted">Keep it lit.</p>'


def test_body_takes_what_lies_in_a_match_once() -> None:
    assert follow("body: //article | //article//p").body.count("Keep it lit.") == 1


def test_body_without_a_match_leaves_the_finder_to_look_and_says_so() -> None:
    article = article_of("body: //div[@id='gone']")

    assert SENTENCE in article.body
    assert "no body that example.org.txt names" in failures("body: //div[@id='gone']")[0]


def test_body_that_is_empty_is_none() -> None:
    assert follow("body: //div", "<div> <!-- x --></div>").body == ""


def test_body_that_is_an_attribute_is_none() -> None:
    assert follow("body: //img/@alt").body == ""


def test_the_article_is_the_body_and_says_by_which_rule() -> None:
    article = article_of("body: //p[@class='quoted']")

    assert article.body == '<p class="quoted">Keep it lit.</p>'
    assert article.notes[0].message == "The article was found by example.org.txt."


# --- title, author, date ---


def test_title_is_the_first_match_and_leaves_the_body() -> None:
    ruled = follow("title: //h2\ntitle: //h1\nbody: //article")

    assert ruled.title == "The Lamp"
    assert "<h1" not in ruled.body


def test_a_heading_that_repeats_the_title_leaves_the_body() -> None:
    assert "<h1" not in article_of("title: //title\nbody: //article", PAGE.replace(" - Gazette", "")).body


def test_title_may_be_computed() -> None:
    assert follow("title: substring-before(//title, ' - ')").title == "The Lamp"


def test_author_is_all_names_and_beats_the_page_s_metadata() -> None:
    article = article_of("author: //span[@class='by']\nbody: //article")

    assert article.metadata.authors == ("Ada Byron", "Grace Hopper")
    assert "Ada Byron" not in article.body


@pytest.mark.parametrize("pattern", ["//time/@datetime", "//time"])
def test_date_is_read_as_everywhere_and_leaves_the_body(pattern: str) -> None:
    ruled = follow(f"date: {pattern}\nbody: //article")

    assert ruled.published == date(2020, 3, 4)
    assert "4 March" not in ruled.body


def test_a_title_author_or_date_that_the_page_has_not_is_told_to_who_asks() -> None:
    notes = follow("title: //h5\nauthor: //h5\ndate: //h5").notes

    assert [(note.kind, note.message) for note in notes] == [
        (NoteKind.SITE_RULE, f"The {name} that example.org.txt names is not on this page.")
        for name in ("title", "author", "date")
    ]


def test_what_a_rule_knows_is_no_longer_guessed() -> None:
    page = f"<h1>T</h1><p class=byline>By Ada Byron</p><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article>"

    assert NoteKind.METADATA_GUESSED in {note.kind for note in article_of("body: //article", page).notes}
    notes = article_of("body: //article\nauthor: //p[@class='byline']", page).notes
    assert NoteKind.METADATA_GUESSED not in {note.kind for note in notes}


# --- strip ---


def test_strip_takes_elements() -> None:
    assert "Buy" not in follow("body: //article\nstrip: //p[@class='promo']").body


def test_strip_and_strip_attr_take_attributes() -> None:
    for name in ("strip", "strip_attr"):
        assert "srcset" not in follow(f"body: //article\n{name}: //img/@srcset").body


def test_strip_takes_text_and_leaves_what_stands_beside_it() -> None:
    body = follow("body: //article/p[4]\nstrip: //text()[contains(., 'lit')]").body

    assert body == '<p class="quoted"></p>'


def test_strip_leaves_the_text_behind_an_element() -> None:
    ruled = follow("body: //p\nstrip: //b", "<p>one <b>two</b> three <b>four</b> five</p>")

    assert ruled.body == "<p>one  three  five</p>"


def test_strip_id_or_class_takes_whole_words() -> None:
    page = '<div id=a><p class="x ad">one</p><p class="adult">two</p><p id="ad">three</p></div>'

    assert follow("body: //div\nstrip_id_or_class: ad", page).body == '<div id="a"><p class="adult">two</p></div>'


def test_strip_id_or_class_takes_words_in_their_order() -> None:
    page = '<div><p class="a b">one</p><p class="b a">two</p></div>'

    assert follow("body: //div\nstrip_id_or_class: 'a b'", page).body == '<div><p class="b a">two</p></div>'


def test_strip_id_or_class_never_takes_the_page() -> None:
    assert "Keep it lit." in follow("body: //article\nstrip_id_or_class: single").body


def test_strip_image_src_takes_pictures_by_their_address() -> None:
    ruled = follow("body: //article\nstrip_image_src: ads.example.com")

    assert "An advertisement" not in ruled.body
    assert "A lamp" in ruled.body
    assert [removal.excerpt for removal in ruled.removals] == ["An advertisement"]


# --- prune ---


@pytest.mark.parametrize(("prune", "stays"), [("yes", False), ("no", True)])
def test_prune_no_turns_off_rules_that_guess(prune: str, stays: bool) -> None:  # noqa: FBT001 - a row of the table
    links = (
        '<div class="related-links"><h3>Related</h3><ul><li><a href="/1">Oil</a><li><a href="/2">Wicks</a></ul></div>'
    )
    inside = f"<article><p>{SENTENCE}</p><p>{SENTENCE}</p>{links}</article>"

    assert ("Wicks" in article_of(f"body: //article\nprune: {prune}", inside).body) is stays


def test_what_prune_no_turns_off_are_rules() -> None:
    check_rule_names(UNPRUNED)

    assert {"scripts_and_styles", "hidden", "empty_elements", "site_rules"}.isdisjoint(UNPRUNED)


def test_prune_no_leaves_no_scripts() -> None:
    inside = f"<article><p>{SENTENCE}</p><script>alert(1)</script><p hidden>Unseen.</p></article>"
    body = article_of("body: //article\nprune: no", inside).body

    assert "alert" not in body
    assert "Unseen" not in body


# --- text before parsing ---


def test_find_string_and_replace_string_go_before_the_parser() -> None:
    rule = "find_string: <amp-img\nreplace_string: <img\nfind_string: lit.\nreplace_string:\nbody: //div"

    assert follow(rule, "<div><amp-img src=a.jpg>Keep it lit.</div>").body == '<div><img src="a.jpg">Keep it </div>'


def test_replace_string_in_one_line_may_hold_colons_and_parentheses() -> None:
    page = '<p style="a:b">one (two)</p>'

    assert follow('replace_string(style="a:b"): id=c\nbody: //p', page).body == '<p id="c">one (two)</p>'
    assert follow("replace_string((two)): (2)\nbody: //p", page).body == '<p style="a:b">one (2)</p>'


# --- other pages ---


def test_next_page_link_is_an_address_of_the_site() -> None:
    assert article_of("body: //article\nnext_page_link: //a[@rel='next']").next_page == "https://example.org/a?page=2"


def test_single_page_link_may_be_an_attribute_or_computed() -> None:
    assert follow("single_page_link: //a[@class='print']/@href").single_page == "/print/1"
    assert follow("single_page_link: concat('/all', //a[@class='print']/@href)").single_page == "/all/print/1"


def test_if_page_contains_is_the_condition_of_the_line_above() -> None:
    assert follow("next_page_link: //a[@rel='next']\nif_page_contains: //article").next_page == "?page=2"
    assert follow("next_page_link: //a[@rel='next']\nif_page_contains: //video").next_page == ""


def test_a_body_whose_condition_does_not_hold_is_not_missed() -> None:
    assert failures("body: //div[@id='gone']\nif_page_contains: //video") == []


# --- shape ---


def test_wrap_in_puts_an_element_around_each_match() -> None:
    body = follow("body: //article/p[4]\nwrap_in(blockquote): //p[@class='quoted']").body

    assert body == '<blockquote><p class="quoted">Keep it lit.</p></blockquote>'


def test_wrap_in_takes_no_other_element() -> None:
    assert "nothing is wrapped in script" in failures("body: //article\nwrap_in(script): //p")[0]


def test_dissolve_keeps_what_is_in_a_match() -> None:
    assert "A lantern is older." in follow("body: //article\ndissolve: //a[@class='gloss']").body


def test_move_into_brings_a_match_to_the_end_of_the_body() -> None:
    assert follow("body: //article\nmove_into(body): //div").body.endswith(f"<p>The afterword. {SENTENCE}</p></div>")


def test_src_lazy_load_attr_says_where_a_picture_is() -> None:
    assert '<img src="lamp.jpg"' in follow("body: //article\nsrc_lazy_load_attr: data-late").body


# --- metadata and the rest ---


def test_insert_detected_image_no_leaves_the_picture_of_the_metadata_out() -> None:
    assert article_of("body: //article").metadata.lead_image is not None
    assert article_of("body: //article\ninsert_detected_image: no").metadata.lead_image is None


def test_skip_json_ld_does_not_believe_it() -> None:
    assert article_of("body: //article").metadata.authors == ("Wrong Name",)
    assert article_of("body: //article\nskip_json_ld: yes").metadata.authors != ("Wrong Name",)


def test_native_ad_clue_is_told() -> None:
    assert "advertisement" in follow("native_ad_clue: //nav").notes[0].message


@pytest.mark.parametrize("directive", [row for row in DIRECTIVES if row.treatment == "left"], ids=lambda row: row.name)
def test_what_is_not_followed_is_told(directive: object) -> None:
    form = getattr(directive, "form", "")

    assert (
        follow(f"{form}: x").notes[0].message == f"example.org.txt, line 1: {form.partition('(')[0]} is not followed."
    )


@pytest.mark.parametrize(
    "directive", [row for row in DIRECTIVES if row.treatment == "needless"], ids=lambda row: row.name
)
def test_what_needs_nothing_is_not_told(directive: object) -> None:
    assert follow(f"{getattr(directive, 'form', '')}: no").notes == ()


def test_every_directive_that_is_followed_is_tried_in_this_file_or_that_of_parsing() -> None:
    here = Path(__file__)
    tests = here.read_text(encoding="utf-8") + here.with_name("test_parsing.py").read_text(encoding="utf-8")

    assert [row.name for row in DIRECTIVES if row.treatment == "followed" and f"{row.name}" not in tests] == []


def test_the_directives_that_are_patterns_or_switches_stand_in_the_table() -> None:
    names = {*get_args(PatternDirective), *get_args(SwitchDirective)}

    assert names <= {row.name for row in DIRECTIVES if row.treatment == "followed"}


def test_the_whole_page_has_no_rule() -> None:
    article = article_of("body: //p[@class='quoted']", settings=ExtractSettings(whole_page=True))

    assert "The afterword." in article.body


def test_a_test_page_that_lacks_what_it_must_have_is_told() -> None:
    rule = "body: //article\ntest_url: https://example.org/a\ntest_contains: Keep it\ntest_contains: Put it out"

    assert failures(rule) == ['The article lacks "Put it out", which example.org.txt says that it has.']
    assert failures(rule.replace("org/a", "org/b")) == []


# --- what goes wrong ---


@pytest.mark.parametrize(
    "expression", ["//div[", "//g:plusone", "document('/etc/passwd')", "//p[re:test(., 'a')]", "]"]
)
def test_what_is_no_xpath_is_skipped_and_told_with_its_place(expression: str) -> None:
    rule = f"# x\nstrip: {expression}\nbody: //article"

    assert failures(rule)[0].startswith("example.org.txt, line 2 was skipped, for it is no XPath: ")
    assert follow(rule).body


def test_a_page_without_anything_has_no_body() -> None:
    assert follow("body: //article", "").body == ""

"""Rules and pages that were made to make the search for a rule's lines hang."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import converter
from converter.model.record import NoteKind
from converter.model.settings import ExtractSettings
from tests.unit.extract.sites.following import follow

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.document import Document

LIMIT_SECONDS = 10.0
SENTENCE = "The light on the point turned all night, and nobody on the mainland knew who wound it or why."
PROSE = "".join(f"<p>Paragraph {number}: {SENTENCE}</p>" for number in range(8))
DEEP = ("<div class=a>" * 60 + "x" + "</div>" * 60) * 60
FLAT = "<p class=a>x<img src=a alt=b></p>" * 3_000
RULES = {
    "nested steps": "strip: //div//div//div//div",
    "predicates that look everywhere": "strip: //p[preceding::p[following::p[preceding::p]]]",
    "everything behind everything": "strip: //*/following::*/preceding::*",
    "all siblings of all": "strip: //p/following-sibling::p/preceding-sibling::p",
    "counts of counts": "strip: //*[count(//*[count(//*) > 1]) > 1]",
    "texts of everything": "strip: //*[contains(string(.), string(/))]\n" * 50,
    "a function over nested steps": "title: string(//div//div//div//p)",
    "brackets": f"strip: {'(' * 2000}//p{')' * 2000}",
    "predicates in predicates": f"strip: {'//p[' * 500}1{']' * 500}",
    "a long union": "strip: " + " | ".join(["//p"] * 5000),
    "many lines": "strip: //p[@class='b']\n" * 2000,
    "many names": "strip_id_or_class: a b\n" * 2000,
    "many pictures": "strip_image_src: b\nsrc_lazy_load_attr: b\n" * 1000,
    "replacements that grow": "replace_string(x): xxxxxxxxxxxxxxxxxxxxxxxx\n" * 30,
    "replacements of nothing": "replace_string(): x\nbody: //body",
    "everything is wrapped": "wrap_in(div): //*\nwrap_in(p): //*\nbody: //body",
    "everything is dissolved": "dissolve: //*\nbody: //body",
    "everything is stripped": "strip: //*",
}


def read(tmp_path: Path, rule: str, body: str) -> tuple[Document, float]:
    (tmp_path / "example.org.txt").write_text(rule)
    page = f"<html lang=en><title>T</title><body><article>{PROSE}{body}</article></body></html>"
    settings = ExtractSettings(site_rules_folder=tmp_path)
    began = time.perf_counter()
    document = converter.read_html(page, url="https://example.org/a", settings=settings)
    return document, time.perf_counter() - began


@pytest.mark.parametrize("page", ["deep", "flat"])
@pytest.mark.parametrize("name", list(RULES))
def test_a_rule_that_could_take_for_ever_takes_a_moment(name: str, page: str) -> None:
    text = f"<html><body><article>{PROSE}{DEEP if page == 'deep' else FLAT}</article></body></html>"
    began = time.perf_counter()
    follow(RULES[name], text)

    assert time.perf_counter() - began < LIMIT_SECONDS


@pytest.mark.parametrize("name", ["everything is wrapped", "everything is dissolved", "replacements that grow"])
def test_what_it_leaves_of_the_page_is_read(tmp_path: Path, name: str) -> None:
    document, seconds = read(tmp_path, RULES[name], "<p>Short.</p>" * 20)

    assert seconds < LIMIT_SECONDS
    assert "Paragraph 7" in converter.render(document, "text").decode()


def test_a_rule_that_strips_everything_is_told_and_the_page_read_without_it(tmp_path: Path) -> None:
    document, _ = read(tmp_path, RULES["everything is stripped"], "")

    assert "Paragraph 7" in converter.render(document, "text").decode()
    assert [note.message for note in document.notes if note.kind is NoteKind.SITE_RULE_FAILED] == [
        "example.org.txt leaves hardly anything of the page, which was read as it came."
    ]


def test_what_was_given_up_is_told(tmp_path: Path) -> None:
    document, _ = read(tmp_path, RULES["counts of counts"], FLAT)

    assert [note.message for note in document.notes if note.kind is NoteKind.SITE_RULE_FAILED] == [
        "example.org.txt, line 1 was skipped: it takes too long on a page of this size."
    ]


def test_a_look_at_each_picture_counts_as_one_at_each_name(tmp_path: Path) -> None:
    document, _ = read(tmp_path, "strip_image_src: nowhere\n" * 2000, FLAT)

    assert any("takes too long" in note.message for note in document.notes)


def test_a_page_that_deceives_the_guard_is_read_without_the_rule(tmp_path: Path) -> None:
    deceiving = "<div><script><!--<script></script></div></script>" * 1000
    document, seconds = read(tmp_path, "body: //article", deceiving)

    assert seconds < LIMIT_SECONDS
    assert "Paragraph 7" in converter.render(document, "text").decode()
    assert NoteKind.SITE_RULE_FAILED in {note.kind for note in document.notes}


def test_no_script_gets_through_a_rule(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>"
    rule = "body: //article\nprune: no\nfind_string: PWN\nreplace_string: <script>alert(1)</script>"
    document, _ = read(tmp_path, rule, f"{hostile}<p>PWN</p>")

    for form in ("markdown", "html"):
        assert "alert(1)" not in converter.render(document, form).decode()

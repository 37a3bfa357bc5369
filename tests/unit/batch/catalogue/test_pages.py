"""Entries to the pages of a catalogue."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from converter.batch.catalogue import order as order_module
from converter.batch.catalogue import write_catalogue
from converter.deliver.shelf import shelf_at
from tests.unit.batch.sample_entries import FIRST, article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from converter.model.batch import Entry


def pages(entries: Iterable[Entry], folder: Path) -> dict[str, BeautifulSoup]:
    write_catalogue(entries, shelf_at(str(folder)))
    return {
        str(path.relative_to(folder)): BeautifulSoup(path.read_bytes(), "lxml")
        for path in sorted(folder.rglob("*.html"))
    }


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in soup.select(selector)]


def test_the_index_lists_the_articles_by_month_with_their_files(tmp_path: Path) -> None:
    index = pages([article(1), article(0), replace(article(2), published="")], tmp_path)["index.html"]

    assert text(index, "h2") == ["February 2021", "January 2020", "Without a date"]
    assert text(index, "li")[1] == (
        "The pier was built of larch Anna Weir · The Harbour Post · 2020-01-01 · 400 words EPUB, 20 kB PDF, 20 kB"
    )


def test_two_plans_that_share_a_folder_share_its_catalogue(tmp_path: Path) -> None:
    entries = [article(0), replace(article(1), position=0)]

    assert len(pages(entries, tmp_path)["index.html"].select("li")) == 2


def test_without_articles_the_index_says_so(tmp_path: Path) -> None:
    assert "There are no articles yet." in pages([], tmp_path)["index.html"].get_text()


def test_no_page_holds_more_than_a_hundred_articles_and_they_lead_on_and_back(tmp_path: Path) -> None:
    found = pages(map(article, range(250)), tmp_path)
    newest = [found[name] for name in ("index.html", "catalogue/newest-2.html", "catalogue/newest-3.html")]

    assert [len(page.select("li")) for page in newest] == [100, 100, 50]
    assert [[link["href"] for link in page.select("link[rel=next], link[rel=prev]")] for page in newest] == [
        ["catalogue/newest-2.html"],
        ["../index.html", "newest-3.html"],
        ["newest-2.html"],
    ]
    assert text(newest[1], "p.ways")[1:] == ["Previous Page 2 of 3 Next"] * 2


def test_every_link_leads_to_a_page_of_the_catalogue_or_to_an_article_s_file(tmp_path: Path) -> None:
    entries = [article(number) for number in range(250)]
    found = pages(entries, tmp_path)
    there = {*found, "opds.xml", *(output.name for entry in entries for output in entry.outputs)}

    for name, page in found.items():
        for link in page.select("[href]"):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(str(link["href"])))) in there


def test_each_site_has_its_articles(tmp_path: Path) -> None:
    found = pages(map(article, range(10)), tmp_path)

    assert text(found["catalogue/sites.html"], "li") == [
        "Ländliche Blätter (2)",
        "Notes from the Weir (3)",
        "The Harbour Post (3)",
        "砂浜だより (2)",
    ]
    site = next(page for name, page in found.items() if name.startswith("catalogue/site-the-harbour-post"))
    assert text(site, "h1") == ["The Harbour Post"]
    assert len(site.select("li")) == 3


def test_sites_whose_names_look_alike_have_pages_of_their_own(tmp_path: Path) -> None:
    entries = [
        replace(article(number), site_name=name) for number, name in enumerate(("A & B", "A + B", "a b", "砂", "浜"))
    ]

    assert len([name for name in pages(entries, tmp_path) if name.startswith("catalogue/site-")]) == 5


def test_of_very_many_sites_those_with_the_most_articles_have_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_module, "MOST_GROUPS", 2)
    found = pages(map(article, range(10)), tmp_path)["catalogue/sites.html"]

    assert text(found, "li") == ["Notes from the Weir (3)", "The Harbour Post (3)"]
    assert "2 with fewer articles are left out" in found.get_text()


def test_the_same_articles_make_the_same_files_whenever_they_were_converted(tmp_path: Path) -> None:
    entries = [article(number) for number in range(120)]
    later = [replace(entry, settled=FIRST, seconds=9.0, tries=3) for entry in entries]

    write_catalogue(entries, shelf_at(str(tmp_path / "one")))
    write_catalogue(later, shelf_at(str(tmp_path / "two")))

    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>"])
def test_no_text_of_a_page_becomes_mark_up(tmp_path: Path, hostile: str) -> None:
    entry = replace(
        article(0), title=hostile, authors=(hostile,), site_name=hostile, language=hostile, description=hostile
    )

    for page in pages([entry], tmp_path).values():
        assert page.select("script, img, b") == []


def test_the_pages_need_no_script_no_picture_and_no_other_file(tmp_path: Path) -> None:
    for page in pages(map(article, range(3)), tmp_path).values():
        assert page.select("script, img, iframe, link[rel=stylesheet]") == []

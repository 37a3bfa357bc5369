"""Entries to an OPDS catalogue."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import etree

from converter.batch.catalogue import write_catalogue
from converter.deliver.shelf import shelf_at
from converter.model.batch import Output
from tests.unit.batch.sample_entries import article, failure, output, same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model.batch import Entry

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/terms/}"
ACQUISITION = "http://opds-spec.org/acquisition"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("opds.rng")))


def feeds(entries: Iterable[Entry], folder: Path) -> dict[str, etree._Element]:
    """Return the root of every feed of a catalogue, by its name."""
    write_catalogue(entries, shelf_at(str(folder)))
    return {str(path.relative_to(folder)): etree.parse(path).getroot() for path in sorted(folder.rglob("*.xml"))}


def links(element: etree._Element, relation: str) -> list[str]:
    return [str(link.get("href")) for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def titles(feed: etree._Element) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in feed.findall(f"{ATOM}entry")]


def assert_valid(feed: etree._Element) -> None:
    assert GRAMMAR.validate(feed), GRAMMAR.error_log


def test_every_feed_is_atom_and_opds(tmp_path: Path) -> None:
    found = feeds(map(article, range(250)), tmp_path)

    assert len(found) > 10
    for feed in found.values():
        assert_valid(feed)


def test_a_catalogue_without_articles_is_valid(tmp_path: Path) -> None:
    found = feeds([failure(0)], tmp_path)

    assert sorted(found) == ["catalogue/newest.xml", "opds.xml"]
    for feed in found.values():
        assert_valid(feed)


@pytest.mark.parametrize("wanted", [f"{ATOM}updated", f"{ATOM}id", f"{ATOM}link", f"{ATOM}title"])
def test_the_grammar_misses_what_is_missing(tmp_path: Path, wanted: str) -> None:
    newest = feeds([article(0, ("epub",))], tmp_path)["catalogue/newest.xml"]
    entry = newest.find(f"{ATOM}entry")
    assert entry is not None
    entry.remove(entry.findall(wanted)[0])

    assert not GRAMMAR.validate(newest)


def test_the_root_leads_to_the_newest_and_by_site_and_by_author(tmp_path: Path) -> None:
    root = feeds(map(article, range(9)), tmp_path)["opds.xml"]

    assert titles(root) == ["Newest", "Sites", "Authors"]
    assert [
        links(entry, relation)
        for entry, relation in zip(
            root.findall(f"{ATOM}entry"), ("http://opds-spec.org/sort/new", "subsection", "subsection"), strict=True
        )
    ] == [
        ["catalogue/newest.xml"],
        ["catalogue/sites.xml"],
        ["catalogue/authors.xml"],
    ]


def test_an_entry_says_what_is_known_of_an_article(tmp_path: Path) -> None:
    entry = feeds([article(1)], tmp_path)["catalogue/newest.xml"].find(f"{ATOM}entry")

    assert entry is not None
    assert str(entry.findtext(f"{ATOM}title")).startswith("Two hundred and six steps")
    assert [name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")] == ["Anna Weir", "Jón Þór"]
    assert entry.findtext(f"{ATOM}summary") == "Who built it, and why it still stands."
    assert entry.findtext(f"{ATOM}updated") == "2021-02-02T00:00:00Z"
    assert entry.findtext(f"{DC}issued") == "2021-02-02"
    assert entry.findtext(f"{DC}language") == "en-GB"
    assert entry.findtext(f"{DC}publisher") == "Notes from the Weir"


def test_an_entry_leads_to_each_file_with_its_type_and_length(tmp_path: Path) -> None:
    entry = feeds([article(1)], tmp_path)["catalogue/newest.xml"].find(f"{ATOM}entry")

    assert entry is not None
    assert [(link.get("rel"), link.get("type"), link.get("length")) for link in entry.findall(f"{ATOM}link")] == [
        (ACQUISITION, "application/epub+zip", "20911"),
        (ACQUISITION, "application/pdf", "20911"),
    ]


@pytest.mark.parametrize(
    "name",
    ["2024/a b.epub", "100 %.epub", "why?.epub", "a#1.epub", "a:b.epub", "é/灯台.epub", 'a&b<c>".epub', "a'b.epub"],
)
def test_a_reference_leads_to_the_very_file(tmp_path: Path, name: str) -> None:
    found = feeds([replace(article(0), outputs=(output("epub", name, 1),))], tmp_path)["catalogue/newest.xml"]
    (href,) = [link for entry in found.iterfind(f"{ATOM}entry") for link in links(entry, ACQUISITION)]

    assert posixpath.normpath(posixpath.join("catalogue", unquote(href))) == name
    assert_valid(found)


def test_every_link_between_feeds_leads_to_one(tmp_path: Path) -> None:
    found = feeds(map(article, range(250)), tmp_path)
    names = set(found) | {"index.html"}

    for name, feed in found.items():
        for link in feed.iter(f"{ATOM}link"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(str(link.get("href")))))
            assert target in names or link.get("rel") == ACQUISITION


def test_the_pages_of_a_feed_lead_through_all_articles_once_and_back(tmp_path: Path) -> None:
    found = feeds(map(article, range(250)), tmp_path)
    name, there, ids = "catalogue/newest.xml", [], []
    while name:
        there.append(name)
        ids += [entry.findtext(f"{ATOM}id") for entry in found[name].iterfind(f"{ATOM}entry")]
        following = links(found[name], "next")
        name = f"catalogue/{following[0]}" if following else ""

    assert there == ["catalogue/newest.xml", "catalogue/newest-2.xml", "catalogue/newest-3.xml"]
    assert len(ids) == len(set(ids)) == 250
    assert [links(found[page], "previous") for page in there] == [[], ["newest.xml"], ["newest-2.xml"]]


def test_the_newest_come_first_and_those_without_a_date_last(tmp_path: Path) -> None:
    entries = [
        replace(article(number), title=title, published=published)
        for number, (title, published) in enumerate(
            [
                ("undated", ""),
                ("old", "2019-01-01"),
                ("new", "2024-05-06T07:08:09+02:00"),
                ("odd", "last week"),
                ("same day", "2024-05-06"),
            ]
        )
    ]

    assert titles(feeds(entries, tmp_path)["catalogue/newest.xml"]) == ["new", "same day", "old", "undated", "odd"]


@pytest.mark.parametrize(
    ("published", "updated"),
    [
        ("2024-05-06", "2024-05-06T00:00:00Z"),
        ("2024-05-06T07:08:09", "2024-05-06T07:08:09Z"),
        ("2024-05-06T00:08:09.5+02:00", "2024-05-05T22:08:09Z"),
        ("0001-01-01T00:00:00+02:00", "0001-01-01T00:00:00Z"),
        ("20240506", "1970-01-01T00:00:00Z"),
        ("2024-W19-1", "1970-01-01T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
    ],
)
def test_a_date_is_told_as_atom_wants_it(tmp_path: Path, published: str, updated: str) -> None:
    found = feeds([replace(article(0), published=published)], tmp_path)["catalogue/newest.xml"]

    assert found.findtext(f"{ATOM}entry/{ATOM}updated") == updated
    assert_valid(found)


def test_what_has_no_file_to_read_is_not_listed(tmp_path: Path) -> None:
    no_files = replace(article(3), outputs=())
    for_programs = replace(article(4), outputs=(Output("json", "a.json", "application/json", 1, ""),))

    found = feeds([article(0), failure(1), same(2, 0), no_files, for_programs], tmp_path)

    assert len(titles(found["catalogue/newest.xml"])) == 1


def test_a_picture_is_told_where_its_file_lies_beside(tmp_path: Path) -> None:
    small = Output("", "a-files/1.jpg", "image/jpeg", 9_000, "")
    large = replace(small, size_bytes=900_000)
    of_the_web = replace(small, media_type="image/webp")
    entries = [
        replace(article(n), outputs=(*article(n).outputs, picture))
        for n, picture in enumerate((small, large, of_the_web))
    ]

    found = feeds(entries, tmp_path)["catalogue/newest.xml"]
    relations = {
        str(entry.findtext(f"{DC}issued")): [
            str(link.get("rel")).removeprefix("http://opds-spec.org/") for link in entry.findall(f"{ATOM}link")
        ][2:]
        for entry in found.iterfind(f"{ATOM}entry")
    }

    assert relations == {"2020-01-01": ["image", "image/thumbnail"], "2021-02-02": ["image"], "2022-03-03": []}
    assert_valid(found)


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "]]>", "\x00\x1b\ufffe", "\ud800", "  \n ", "😀"])
def test_no_text_breaks_a_feed(tmp_path: Path, text: str) -> None:
    entry = replace(article(0), title=text, authors=(text,), site_name=text, description=text, language=text, url=text)

    for feed in feeds([entry], tmp_path).values():
        assert_valid(feed)

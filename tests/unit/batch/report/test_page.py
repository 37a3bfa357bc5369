"""Entries to the page of the report."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from converter.batch.report import REPORT_FILES, command_for, write_report
from converter.batch.report import summary as summary_module
from converter.batch.report.page import page_pieces
from converter.deliver.shelf import shelf_at
from tests.unit.batch.sample_entries import article, failure, lost, same

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from converter.model.batch import Entry


def markup(entries: Iterable[Entry]) -> str:
    return b"".join(page_pieces(entries, "out", command_for)).decode()


def page(entries: Iterable[Entry]) -> BeautifulSoup:
    return BeautifulSoup(markup(entries), "lxml")


def rows(soup: BeautifulSoup, table: str) -> list[str]:
    found = soup.select(f'table[aria-labelledby="{table}"] tbody tr')
    return [" ".join(row.get_text(" ").split()) for row in found]


def test_the_report_is_three_files(tmp_path: Path) -> None:
    write_report(lambda: iter([article(0), failure(1)]), shelf_at(str(tmp_path)))

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(REPORT_FILES)


def test_the_same_entries_make_the_same_files(tmp_path: Path) -> None:
    entries = [article(0), failure(1), same(2, 0), lost(3)]
    for folder in ("one", "two"):
        write_report(lambda: iter(entries), shelf_at(str(tmp_path / folder)), command_for)

    for name in ("report.jsonl", "report.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert markup(entries) == markup(entries)


@pytest.mark.parametrize("address", ["sftp://anna:s3cr3t@host/a.html", "https://anna:s3cr3t@example.org/a.html"])
def test_no_file_of_the_report_holds_a_password(tmp_path: Path, address: str) -> None:
    entries = [replace(article(0), name=address), replace(failure(1), name=address)]
    write_report(lambda: iter(entries), shelf_at(str(tmp_path)))

    for name in REPORT_FILES:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "a.html" in text
        assert "s3cr3t" not in text


def test_every_failure_has_its_sentence_its_code_and_the_command_to_try_it_again() -> None:
    (row,) = rows(page([article(0), replace(failure(1), tries=2)]), "failures")

    assert row == (
        "2 https://example.org/gone/1 https://example.org/gone answered 404. 3 2 2026-03-01 08:00 "
        "octavo convert https://example.org/gone/1"
    )


def test_a_quarantined_entry_says_so() -> None:
    (row,) = rows(page([lost(1)]), "failures")

    assert "Quarantined. It took longer than 60 seconds." in row


def test_where_nothing_failed_no_table_of_failures_is_shown() -> None:
    soup = page([article(0)])

    assert "What failed" not in soup.get_text()


def test_without_an_entry_there_is_a_page_too() -> None:
    assert "There are none yet." in page([]).get_text()


def test_the_sums_are_of_all_entries() -> None:
    soup = page([article(0), article(1), same(2, 0), failure(3), failure(4, "No article.", 4), lost(5)])
    sums = {term.get_text(): term.find_next("dd").get_text() for term in soup.select("dl.sums dt")}
    counts = [row.get_text(" ") for row in soup.select(".counts tr")]

    assert (sums["converted"], sums["the same again"], sums["failed"], sums["quarantined"]) == ("2", "1", "2", "1")
    assert sums["files"] == "4"
    assert counts == [
        "3: The page could not be had. 1",
        "4: The page was read, and holds no article. 1",
        "9: A run over many documents, or one of them in it, could not go on. 1",
        "Image missing 1",
    ]


def test_the_newest_articles_come_first_with_links_to_their_files() -> None:
    soup = page([article(1), article(6)])
    links = [link["href"] for link in soup.select(".files a")]

    assert [row[:17] for row in rows(soup, "articles")] == ["Two hundred and s"] * 2
    assert links[0] == "2020/00006%20Two%20hundred%20and%20six%20steps%2C%20and%20nobody%20to%20climb%20them.epub"


def test_a_picture_is_in_the_page_itself() -> None:
    soup = page([article(1)])

    assert soup.img is not None
    assert base64.b64decode(str(soup.img["src"]).removeprefix("data:image/jpeg;base64,")) == article(1).thumbnail


def test_of_very_many_the_newest_are_shown_and_what_is_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary_module, "MOST_FAILURES", 3)
    monkeypatch.setattr(summary_module, "MOST_ARTICLES", 4)

    soup = page([*map(article, range(10)), *map(failure, range(10, 18))])

    assert [row.split()[0] for row in rows(soup, "failures")] == ["16", "17", "18"]
    assert len(rows(soup, "articles")) == 4
    text = " ".join(soup.get_text().split())
    assert "The newest 3 failures are shown, and 5 are left out; report.csv has them." in text
    assert "The newest 4 articles are shown, and 6 are left out; report.csv has them." in text


HOSTILE = "<script>alert(1)</script>\"'&\u202e\x1b[31m</td></table><img src=x onerror=alert(1)>"


def test_no_text_of_a_page_becomes_mark_up() -> None:
    entry = replace(
        article(0), title=HOSTILE, site_name=HOSTILE, message=HOSTILE, language='"><b>', url=HOSTILE, thumbnail=b""
    )
    bad = replace(failure(1), name=HOSTILE, message=HOSTILE)

    written = markup([entry, bad])
    soup = BeautifulSoup(written, "lxml")

    assert len(soup.select("script")) == 1
    assert soup.select("img") == []
    assert "\u202e" not in written
    assert "\x1b" not in written


@pytest.mark.parametrize("name", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "a.html"])
def test_only_addresses_of_the_web_are_links(name: str) -> None:
    soup = page([replace(failure(0), name=name)])

    assert soup.select("td a") == []


def test_the_page_asks_nobody_for_anything() -> None:
    soup = page([article(1), failure(2)])

    assert soup.select("link, iframe, object, script[src], style[src], img:not([src^='data:'])") == []


def test_the_policy_lets_the_page_s_one_script_run() -> None:
    soup = page([article(1)])
    policy = str(soup.select_one('meta[http-equiv="Content-Security-Policy"]')["content"])  # type: ignore[index]
    digest = base64.b64encode(hashlib.sha256(soup.script.string.encode()).digest()).decode()  # type: ignore[union-attr]

    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "name",
    [
        "a b.html",
        "-o.html",
        "it's.html",
        "$(reboot).html",
        "two\nlines",
        "caf\udce9.html",
        "\u202egnp.exe",
        "\\n'.html\t",
    ],
)
def test_the_command_gives_a_shell_the_very_name(name: str) -> None:
    command = command_for(replace(failure(0), name=name))
    asked = command.removeprefix("octavo convert ").removeprefix("-- ")

    answer = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {asked}"], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    ).stdout

    assert answer.removesuffix(b"\0").decode(errors="surrogateescape") == name
    assert command.isprintable()
    assert command.startswith("octavo convert -- ") == name.startswith("-")

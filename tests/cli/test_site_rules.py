"""Rules for sites from the command line, against a server on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.fetch.web_server import Reply, Server, start_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

SENTENCE = "The light on the point turned all night, and nobody on the mainland knew who wound it or why."
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(number: int, rest: str = "") -> Reply:
    text = f"""<html lang=en><title>The Lamp</title><h1>The Lamp</h1><div id=story><p>Part {number}. {SENTENCE}</p>
    <p>{SENTENCE}</p><p class=promo>Buy part {number}.</p></div><p>Beside the story. {SENTENCE}</p>{rest}"""
    return Reply(text.encode(), headers=HTML)


@pytest.fixture
def server() -> Iterator[Server]:
    started, web = start_server()
    yield started
    web.shutdown()
    web.server_close()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "127.0.0.1.txt").write_text(
        "title: //h1\nbody: //div[@id='story']\nstrip: //p[@class='promo']\n"
        "next_page_link: //a[@rel='next']\nsingle_page_link: //a[@class='all']\n"
    )
    return folder


def test_a_folder_s_rule_is_followed(octavo: Run, server: Server, rules: Path) -> None:
    server.replies["/1"] = page(1)
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    assert done.returncode == 0, done.stderr
    assert "Part 1." in done.stdout
    assert "Buy" not in done.stdout
    assert "Beside" not in done.stdout
    assert done.stderr == ""


def test_so_is_that_of_the_config_file_and_no_rules_follows_none(
    octavo: Run, server: Server, rules: Path, tmp_path: Path
) -> None:
    server.replies["/1"] = page(1)
    (tmp_path / "mine.toml").write_text(f'site_rules = "{rules.name}"\nto = "text"\n')
    ruled = octavo("--config", "mine.toml", "convert", server.url("/1"), "-o", "-")
    unruled = octavo("--config", "mine.toml", "convert", server.url("/1"), "-o", "-", "--no-site-rules")

    assert "Beside" not in ruled.stdout
    assert "Beside" in unruled.stdout


def test_explain_shows_the_rule_and_what_it_stripped(octavo: Run, server: Server, rules: Path) -> None:
    server.replies["/1"] = page(1)
    done = octavo("explain", server.url("/1"), "--site-rules", rules)

    assert "The article was found by 127.0.0.1.txt." in done.stdout
    assert "site_rules" in done.stdout
    assert "Buy part 1." in done.stdout


def test_further_pages_are_joined_in_order(octavo: Run, server: Server, rules: Path) -> None:
    for number in (1, 2, 3):
        server.replies[f"/{number}"] = page(number, f'<a rel=next href="/{number % 3 + 1}">Next</a>')
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    places = [done.stdout.index(f"Part {number}.") for number in (1, 2, 3)]
    assert places == sorted(places)
    assert server.paths() == ["/1", "/2", "/3"]
    assert done.stderr == ""


def test_a_page_that_is_missing_is_told(octavo: Run, server: Server, rules: Path) -> None:
    server.replies["/1"] = page(1, '<a rel=next href="/2">Next</a>')
    done = octavo("convert", server.url("/1"), "-o", "x.txt", "--site-rules", rules, "--report", "report.json")

    assert done.returncode == 0
    assert "page missing: A page of the article is missing: " in done.stderr
    assert "/2 answered 404" in done.stderr
    (source,) = json.loads((rules.parent / "report.json").read_text())["sources"]
    assert [note["subject"] for note in source["notes"] if note["kind"] == "page missing"] == [server.url("/2")]


def test_the_whole_article_on_one_page_comes_instead(octavo: Run, server: Server, rules: Path) -> None:
    server.replies["/1"] = page(1, '<a class=all href="/all">All</a><a rel=next href="/2">Next</a>')
    server.replies["/all"] = page(9, '<a class=all href="/all">All</a>')
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    assert "Part 9." in done.stdout
    assert "Part 1." not in done.stdout
    assert server.paths() == ["/1", "/all"]


def test_without_it_the_pages_are_taken_one_by_one(octavo: Run, server: Server, rules: Path) -> None:
    server.replies["/1"] = page(1, '<a class=all href="/gone">All</a><a rel=next href="/2">Next</a>')
    server.replies["/2"] = page(2)
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    assert done.stdout.index("Part 1.") < done.stdout.index("Part 2.")
    assert "/gone answered 404" in done.stderr


def test_a_rule_that_fits_no_longer_is_told(octavo: Run, server: Server, rules: Path) -> None:
    (rules / "127.0.0.1.txt").write_text("body: //div[@id='redesigned']\nstrip: //p[\n")
    server.replies["/1"] = page(1)
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    assert "Part 1." in done.stdout
    assert "site rule failed: The page has no body that 127.0.0.1.txt names" in done.stderr
    assert "127.0.0.1.txt, line 2 was skipped" in done.stderr


def test_the_rule_s_headers_are_sent_to_its_site_with_every_page(octavo: Run, server: Server, rules: Path) -> None:
    with (rules / "127.0.0.1.txt").open("a") as file:
        file.write("http_header(user-agent): A Browser/1.0\nhttp_header(cookie): seen=1\n")
    server.replies["/1"] = page(1, '<a rel=next href="/2">Next</a>')
    server.replies["/2"] = page(2)
    done = octavo("convert", server.url("/1"), "-o", "-", "--to", "text", "--site-rules", rules)

    assert done.returncode == 0, done.stderr
    sent = [(path, headers["user-agent"], headers["cookie"]) for path, headers in server.requests]
    assert sent == [("/1", "A Browser/1.0", "seen=1"), ("/2", "A Browser/1.0", "seen=1")]


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(octavo: Run, server: Server) -> None:
    done = octavo("convert", server.url("/1"), "--site-rules", "gone")

    assert (done.returncode, done.stderr) == (2, "octavo: There is no folder of site rules gone.\n")
    assert server.requests == []

"""Entries to lines of JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from converter.batch.report.lines import json_lines
from tests.unit.batch.sample_entries import article, failure


def test_each_entry_is_one_line_of_json() -> None:
    lines = list(json_lines([article(0), failure(1), replace(article(2), title="two\nlines")]))

    assert [line.count(b"\n") for line in lines] == [1, 1, 1]
    assert [json.loads(line)["position"] for line in lines] == [0, 1, 2]


def test_a_line_holds_what_the_ledger_knows() -> None:
    (line,) = json_lines([article(1, ("epub",))])

    assert json.loads(line) == {
        "position": 1,
        "source": "https://example.org/articles/1?a=1&b=2",
        "state": "done",
        "exit_code": 0,
        "message": "",
        "tries": 1,
        "title": "Two hundred and six steps, and nobody to climb them: a lighthouse keeper’s last year before the motor came",
        "authors": ["Anna Weir", "Jón Þór"],
        "site": "Notes from the Weir",
        "language": "en-GB",
        "published": "2021-02-02",
        "description": "Who built it, and why it still stands.",
        "url": "https://example.org/articles/1",
        "words": 437,
        "outputs": [
            {
                "format": "epub",
                "name": "2021/00001 Two hundred and six steps, and nobody to climb them.epub",
                "media_type": "application/epub+zip",
                "size_bytes": 20911,
                "sha256": article(1, ("epub",)).outputs[0].sha256,
            }
        ],
        "removals": 4,
        "notes": [{"kind": "image missing", "message": "A picture is missing.", "subject": ""}],
        "seconds": 0.5,
        "settled": "2026-03-01T08:00:41+00:00",
    }


def test_a_file_s_name_that_is_no_utf_8_comes_back() -> None:
    (line,) = json_lines([replace(failure(0), name="caf\udce9.html")])

    assert json.loads(line)["source"] == "caf\udce9.html"

"""What a batch writes to be looked at, by the Nu Html Checker and in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from converter.batch.catalogue import write_catalogue
from converter.batch.report import write_report
from converter.deliver.shelf import shelf_at
from tests.unit.batch.sample_entries import article, failure, lost, same
from tests.validators.missing import ValidatorMissingError, skip_unless_in_ci
from tests.validators.sample_documents import HOSTILE_TITLES
from tests.validators.vnu import check

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.batch import Entry

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def entries() -> list[Entry]:
    hostile = [
        replace(article(number), title=title, site_name=title, description=title)
        for number, title in enumerate(HOSTILE_TITLES, start=40)
    ]
    refused = [replace(failure(number), message=title) for number, title in enumerate(HOSTILE_TITLES, start=60)]
    return [*map(article, range(12)), failure(12), lost(13), same(14, 3), *hostile, *refused]


def errors_in(*pages: Path) -> object:
    try:
        return check(pages)
    except ValidatorMissingError as missing:
        skip_unless_in_ci(missing)


def shown_by_a_browser(page: Path) -> str:
    """Return the page's mark-up as a browser has it after its scripts ran."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        skip_unless_in_ci(ValidatorMissingError("no Chromium is installed (tools/setup.sh with CI set)"))
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"]
    done = subprocess.run([browser, *options, page.as_uri()], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.java
def test_the_report_s_page_is_valid(tmp_path: Path) -> None:
    write_report(lambda: iter(entries()), shelf_at(str(tmp_path)))
    write_report(lambda: iter(()), shelf_at(str(tmp_path / "empty")))

    assert errors_in(tmp_path / "report.html", tmp_path / "empty" / "report.html") == ()


@pytest.mark.java
def test_the_catalogue_s_pages_are_valid(tmp_path: Path) -> None:
    many = map(article, range(100, 220))
    write_catalogue([*entries(), *many], shelf_at(str(tmp_path)))
    write_catalogue([], shelf_at(str(tmp_path / "empty")))

    assert errors_in(*tmp_path.rglob("*.html")) == ()


def test_a_click_sorts_the_report_and_words_filter_it(tmp_path: Path) -> None:
    write_report(lambda: iter([article(0), article(20), article(5), failure(30)]), shelf_at(str(tmp_path)))
    written = (tmp_path / "report.html").read_text(encoding="utf-8")
    # The page's own policy lets no second script run, and so it is taken out for the one that clicks.
    without_policy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", written)
    clicks = """<script>{
        const table = document.querySelectorAll("table.list")[1];
        const button = table.tHead.rows[0].cells[4].querySelector("button");
        const words = () => [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[4].textContent);
        button.click();
        document.body.dataset.rising = words().join(" ");
        button.click();
        document.body.dataset.falling = words().join(" ");
        const filter = document.querySelector(".filter input");
        filter.value = "HARBOUR larch";
        filter.dispatchEvent(new Event("input"));
        document.body.dataset.filtered = words().join(" ");
        document.body.dataset.count = document.querySelector("output").textContent;
    }</script></body>"""
    (tmp_path / "clicked.html").write_text(without_policy.replace("</body>", clicks), encoding="utf-8")

    body = re.search(r"<body[^>]*>", shown_by_a_browser(tmp_path / "clicked.html"))

    assert body is not None
    assert 'data-rising="400 585 1,140"' in body[0]
    assert 'data-falling="1,140 585 400"' in body[0]
    assert 'data-filtered="1,140 400"' in body[0]
    assert 'data-count="2 of 4 rows"' in body[0]


def test_the_report_s_own_policy_lets_its_script_run(tmp_path: Path) -> None:
    write_report(lambda: iter([article(0)]), shelf_at(str(tmp_path)))

    assert '<th scope="col" class="number"><button type="button">Words</button></th>' in shown_by_a_browser(
        tmp_path / "report.html"
    )

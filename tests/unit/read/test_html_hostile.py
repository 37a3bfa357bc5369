"""Reading stays linear: each of these takes well under a second, and took minutes where anything was quadratic."""

from __future__ import annotations

import time

import pytest

from converter.model.article import Article
from converter.model.document import Metadata
from converter.read.html import read_html_article

LONGEST_SECONDS = 5.0
"""Ten times what the slowest takes on a slow machine."""


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td rowspan=65534 colspan=1000>x" * 200 + "<tr><td>y" * 2000 + "</table>",
        "<b>" * 150 + "<p>x</p>" * 1000,
        "<b>x</b>" * 8000,
        "<u>x</u>" * 8000,
        "x" + "<br>" * 10_000 + "y",
        "<a href='#x'>1</a>" * 5000,
        "<ol reversed>" + "<li>x" * 3000 + "</ol>",
        "<p>" + " " * 300_000 + "x</p>",
        "<figure>" * 150 + "<img src=a.jpg>" + "</figure>" * 150,
        "<section role=doc-endnotes><ol>"
        + "".join(f"<li id=n{n}>x<a role=doc-noteref href=#n{n + 1}>1</a>" for n in range(2000))
        + "</ol></section><p>x<a role=doc-noteref href=#n0>1</a>",
    ],
    ids=[
        "spans",
        "nested bold",
        "bold",
        "transparent",
        "breaks",
        "dead links",
        "reversed",
        "spaces",
        "figures",
        "notes",
    ],
)
def test_an_article_is_read_in_linear_time(html: str) -> None:
    began = time.process_time()

    document = read_html_article(Article(Metadata(url="https://example.org/"), html, "html"))

    assert document.blocks
    assert time.process_time() - began < LONGEST_SECONDS

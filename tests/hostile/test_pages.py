"""Pages that were made to break a converter: each is read in bounded time, keeps its text or tells what it lost."""

from __future__ import annotations

import time

import pytest

import converter
from converter.model.record import NoteKind

SENTENCE = "has a reasonable amount of plain text, with commas, so that it is taken for a part of the article."
FIRST = f"<p>The first paragraph {SENTENCE}</p>"
LAST = f"<p>The last paragraph {SENTENCE}</p>"
LIMIT_SECONDS = 10.0

DEEP = {
    "div": "<div>" * 3000 + "deep" + "</div>" * 3000,
    "div unclosed": "<div>" * 3000 + "deep",
    "blockquote": "<blockquote>" * 1000 + "deep" + "</blockquote>" * 1000,
    "list": "<ul><li>x" * 1000 + "deep",
    "table": "<table><tr><td>" * 300 + "deep" + "</td></tr></table>" * 300,
    "formatting": "<b><i>" * 2000 + "deep",
    "overlapping": "<b><a href=x>" * 1000 + "</b>" * 1000 + "deep",
    "misnested": "<font color=red><p>" * 1000 + "deep",
    "drawing": "<svg>" + "<g>" * 3000 + "</g>" * 3000 + "</svg>deep",
    "hidden from the guard": "<div><script><!--<script></script></div></script>" * 500 + "deep",
}
LARGE = {
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">deep</p>",
    "classes": '<p class="' + "c " * 100_000 + '">deep</p>',
    "entities": "<p>" + "&amp;" * 50_000 + " deep</p>",
    "breaks": "<br>" * 5000 + "deep",
    "one word": "<p>" + "x" * 500_000 + " deep</p>",
    "white space": "<p>" + " \t" * 100_000 + "deep</p>",
    "cells": "<table>" + ("<tr>" + "<td>c</td>" * 50 + "</tr>") * 20 + "</table><p>deep</p>",
}


def text_of(html: str) -> tuple[str, set[NoteKind]]:
    document = converter.read_html(html)
    return converter.render(document, "markdown").decode(), {note.kind for note in document.notes}


@pytest.mark.parametrize("name", [*DEEP, *LARGE])
def test_the_text_around_and_in_it_is_kept_in_time(name: str) -> None:
    hostile = (DEEP | LARGE)[name]
    began = time.perf_counter()
    text, _ = text_of(f"<html><body><article><h1>Title</h1>{FIRST}{hostile}{LAST}</article></body></html>")

    assert time.perf_counter() - began < LIMIT_SECONDS
    assert "The first paragraph" in text
    assert "deep" in text
    assert "The last paragraph" in text


@pytest.mark.parametrize("name", ["div", "div unclosed", "blockquote", "formatting", "hidden from the guard"])
def test_what_is_nested_too_deeply_is_told(name: str) -> None:
    assert NoteKind.CUT in text_of(f"<article>{FIRST}{DEEP[name]}{LAST}</article>")[1]


@pytest.mark.parametrize(
    "unclosed",
    ["<!-- ", "<script>", "<style>", "<textarea>", "<title>", '<a href="', "<iframe>", "<xmp>", "<noscript>"],
)
def test_what_is_never_closed_does_not_take_the_text_before_it(unclosed: str) -> None:
    text, _ = text_of(f"<article>{FIRST}{FIRST.replace('first', 'second')}{unclosed}{LAST}</article>")

    assert "The first paragraph" in text


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n\t",
        "<!doctype html>",
        "<frameset><frame src=a></frameset>",
        "<html>",
        "<svg></svg>",
        "\ufeff",
        "<select><option>a</select>",
    ],
)
def test_a_page_of_nothing_is_refused_in_one_sentence(content: str) -> None:
    with pytest.raises(converter.ConverterError):
        text_of(content)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></table></math>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href='&#1;javascript:alert(1)'>x</a>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<p onclick=alert(1)>x</p>",
        "<template><script>alert(1)</script></template>",
    ],
)
def test_no_script_gets_through(hostile: str) -> None:
    document = converter.read_html(f"<article>{FIRST}{FIRST}{hostile}{LAST}</article>")

    for form in ("markdown", "html"):
        rendered = converter.render(document, form).decode()
        assert "alert(1)" not in rendered.replace("&gt;", ">")

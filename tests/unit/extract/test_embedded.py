"""Pages that carry their text as JSON for a script to draw."""

from __future__ import annotations

import json

import pytest

import converter
from converter.extract.embedded import MOST_VALUES

TEXT = "".join(
    f"<p>On day {day} we counted the lamps along the quay, and one more than the evening before was dark.</p>"
    for day in range(9)
)
SHOWN = "<div id=root><noscript>You need to enable JavaScript.</noscript></div>"


def markdown_of(script: str, shown: str = SHOWN) -> str:
    page = f"<!doctype html><html lang=en><title>Lamps</title><body>{shown}{script}</body></html>"
    return converter.render(converter.read_html(page, url="https://lamps.example/p/1"), "markdown").decode()


STATES = {
    "Next.js": f'<script id="__NEXT_DATA__" type="application/json">'
    f"{json.dumps({'props': {'pageProps': {'post': {'title': 'Lamps', 'content': TEXT}}}})}</script>",
    "Substack": f"<script>window._preloads = JSON.parse({json.dumps(json.dumps({'post': {'body_html': TEXT}}))})</script>",
    "Redux": f"<script>window.__INITIAL_STATE__ = {json.dumps({'article': {'bodyHtml': TEXT}})};</script>",
    "Nuxt": f'<script type="application/json" id="__NUXT_DATA__">{json.dumps([{"body": 1}, {"html": TEXT}])}</script>',
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_the_text_in_a_state_is_the_article_where_the_page_shows_none(state: str) -> None:
    markdown = markdown_of(state)

    assert markdown.count("we counted the lamps") == TEXT.count("<p>")
    assert "You need" not in markdown


def test_a_page_that_shows_its_text_is_read_as_it_is_shown() -> None:
    shown = TEXT.replace("lamps", "boats")

    assert "counted the lamps" not in markdown_of(STATES["Redux"], f"<article>{shown}</article>")


@pytest.mark.parametrize(
    "code",
    [
        "{" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "{" + '"a": [0],' * MOST_VALUES + '"b": 1}',
        "JSON.parse('{}')",
    ],
    ids=["brackets", "depth", "width", "quotes"],
)
def test_a_state_that_is_none_or_too_much_is_passed_over(code: str) -> None:
    with pytest.raises(converter.ConverterError):
        markdown_of(f"<script>window.__STATE__ = {code}</script>")

from __future__ import annotations

import pytest

import converter

PROSE = (
    "<p>The harbour had been silted up for two hundred years when the engineers came with their theodolites.</p>" * 4
)


def read(above: str, tag: str = "h1") -> converter.Document:
    page = f"<title>The harbour opens</title><article>{above}<{tag}>The harbour opens</{tag}>{PROSE}</article>"
    return converter.read_html(page)


@pytest.mark.parametrize(
    "line",
    [
        "<div class='x1'><span>Ports</span></div>",
        "<p>Ports</p>",
        "<div><svg viewBox='0 0 1 1'><circle r='1'/></svg><span>Ports</span></div>",
    ],
)
def test_a_short_line_above_the_title_is_the_kicker(line: str) -> None:
    document = read(line)

    assert document.metadata.kicker == "Ports"
    assert "Ports" not in converter.render(document, "text").decode()
    assert ("kicker", "Ports") in [(removal.rule, removal.excerpt) for removal in document.removals]


def test_a_date_above_the_title_goes_and_is_no_kicker() -> None:
    document = read("<div>April 22, 2022</div>")

    assert document.metadata.kicker == ""
    assert "April" not in converter.render(document, "text").decode()


@pytest.mark.parametrize(
    ("above", "tag"),
    [
        ("<p>It was a long time coming.</p>", "h1"),
        ("<p>Nobody in the town believed that it would ever happen</p>", "h1"),
        ("<p>Ports</p>", "h2"),
        ("<h2>Ports</h2>", "h1"),
    ],
)
def test_what_may_be_the_articles_stays_above_the_title(above: str, tag: str) -> None:
    said = above.partition(">")[2].partition("<")[0]

    assert said in converter.render(read(above, tag), "text").decode()

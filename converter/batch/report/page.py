"""Entries to report.html: one file that asks nobody for anything, is sorted and filtered by itself, and prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base import errors
from converter.base.sizes import size_in_words
from converter.batch.report.retrying import retry_command
from converter.batch.report.rows import ARTICLE_HEADS, FAILURE_HEADS, article_row, failure_row
from converter.batch.report.script import SCRIPT, SCRIPT_SOURCE
from converter.batch.report.style import STYLE_SHEET
from converter.batch.report.summary import MOST_PICTURES, summary_of
from converter.render.xhtml.markup import element, escape_text, start_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from converter.batch.report.rows import Head
    from converter.batch.report.summary import Summary
    from converter.model.batch import Entry

CONTENT_SECURITY_POLICY: Final = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {SCRIPT_SOURCE}; base-uri 'none'; form-action 'none'"
_STATES: Final = (
    ("done", "converted", "well"),
    ("same", "the same again", ""),
    ("failed", "failed", "bad"),
    ("quarantined", "quarantined", "bad"),
)
"""Each with what the page calls it and how it looks where there are any."""
_FILTER: Final = """
<p class="filter" hidden><label>Show rows with <input type="search" autocomplete="off" spellcheck="false"></label>
<output class="quiet"></output></p>
""".strip()


def page_pieces(entries: Iterable[Entry], place: str, command: Callable[[Entry], str]) -> Iterator[bytes]:
    """Return the page in English, in pieces, of which the largest is a row with its picture."""
    summary = summary_of(entries)
    for line in _lines(summary, place, command):
        yield f"{line}\n".encode()


def _lines(summary: Summary, place: str, command: Callable[[Entry], str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield start_tag("html", {"lang": "en"})
    yield "<head>"
    yield start_tag("meta", {"charset": "utf-8"})
    yield start_tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    yield start_tag("meta", {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY})
    yield element("title", {}, escape_text(f"Report: {place}"))
    yield element("style", {}, f"\n{STYLE_SHEET}\n")
    yield "</head>"
    yield "<body>"
    yield from _opening(summary, place)
    yield "<main>"
    yield _FILTER
    yield from _failures(summary, place, command)
    yield from _articles(summary)
    yield "</main>"
    yield element("script", {}, f"\n{SCRIPT}\n")
    yield "</body>"
    yield "</html>"


def _opening(summary: Summary, place: str) -> Iterator[str]:
    yield "<header>"
    yield element("h1", {}, "Report of a batch")
    as_of = f"{summary.total:,} sources settled" + (
        f" until {summary.settled:%Y-%m-%d %H:%M %Z}" if summary.settled else ""
    )
    yield element("p", {}, element("bdi", {}, escape_text(place)))
    beside = '<a href="report.csv">report.csv</a> and <a href="report.jsonl">report.jsonl</a> hold every source'
    yield element("p", {"class": "quiet"}, f"{escape_text(as_of)}. {beside}.")
    yield start_tag("dl", {"class": "sums"})
    for state, called, look in _STATES:
        count = summary.states[state]
        yield _sum(called, f"{count:,}", look if count else "")
    yield _sum("files", f"{summary.files:,}", "")
    yield _sum("size", size_in_words(summary.size_bytes), "")
    yield _sum("words", f"{summary.words:,}", "")
    yield _sum("work", _duration(summary.seconds), "")
    yield "</dl>"
    yield from _counts(summary)
    yield "</header>"


def _sum(name: str, value: str, look: str) -> str:
    return element("div", {"class": look or None}, element("dt", {}, name) + element("dd", {}, value))


def _counts(summary: Summary) -> Iterator[str]:
    """Yield the tables of failures by exit code and of articles by kind of note."""
    told = {
        branch.exit_code: _first_sentence(branch.__doc__ or "") for branch in errors.ConverterError.__subclasses__()
    }
    codes = [
        (f"{code}: {told.get(code, 'Another fault.')}", count) for code, count in sorted(summary.exit_codes.items())
    ]
    notes = [
        (kind.capitalize(), count)
        for kind, count in sorted(summary.notes.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    yield start_tag("div", {"class": "counts"})
    for caption, rows in (("Failures by exit code", codes), ("Articles by what was lost or guessed", notes)):
        if rows:
            yield start_tag("table", {})
            yield element("caption", {}, caption)
            for name, count in rows:
                cells = element("td", {}, escape_text(name)) + element("td", {"class": "number"}, f"{count:,}")
                yield element("tr", {}, cells)
            yield "</table>"
    yield "</div>"


def _first_sentence(text: str) -> str:
    return text.partition("\n")[0].partition(". ")[0].rstrip(".") + "."


def _failures(summary: Summary, place: str, command: Callable[[Entry], str]) -> Iterator[str]:
    shown = summary.failures()
    if not shown:
        return
    yield element("h2", {"id": "failures"}, f"What failed: {summary.failed:,}")
    yield element("p", {}, f"{element('code', {}, escape_text(retry_command(place)))} tries all of it again.")
    if left := summary.failed - len(shown):
        yield _left_out(f"The newest {len(shown):,} failures are shown, and {left:,} are left out")
    yield from _list("failures", FAILURE_HEADS, (failure_row(entry, command(entry)) for entry in shown))


def _articles(summary: Summary) -> Iterator[str]:
    shown = summary.articles()
    total = summary.total - summary.failed
    yield element("h2", {"id": "articles"}, f"Articles: {total:,}")
    if left := total - len(shown):
        yield _left_out(f"The newest {len(shown):,} articles are shown, and {left:,} are left out")
    if not shown:
        yield element("p", {}, "There are none yet.")
        return
    rows = (article_row(entry, entry.thumbnail if rank < MOST_PICTURES else b"") for rank, entry in enumerate(shown))
    yield from _list("articles", ARTICLE_HEADS, rows)


def _left_out(sentence: str) -> str:
    return element("p", {}, f'{sentence}; <a href="report.csv">report.csv</a> has them.')


def _list(name: str, heads: Iterable[Head], rows: Iterable[str]) -> Iterator[str]:
    yield start_tag("table", {"class": "list", "aria-labelledby": name})
    cells = "".join(
        element(
            "th",
            {"scope": "col", "class": head.look or None, "data-unsorted": None if head.is_sorted else ""},
            head.title,
        )
        for head in heads
    )
    yield element("thead", {}, element("tr", {}, cells))
    yield "<tbody>"
    yield from rows
    yield "</tbody>"
    yield "</table>"


def _duration(seconds: float) -> str:
    """Return a time in its two largest units."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

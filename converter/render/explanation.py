"""Explanation to one HTML file: the page's text in its order, what was kept in green, what was removed in red.

Nothing in the file runs, and it asks no server for anything: of the page it holds text alone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from converter.base.names import file_name
from converter.model.explanation import OUTSIDE
from converter.model.rendering import Rendering
from converter.render.explanation_style import STYLE_SHEET
from converter.render.xhtml.markup import element, escape_text, language_tag, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.model.explanation import ExplainedBlock, Explanation, Fate, Form
    from converter.model.record import Note

CONTENT_SECURITY_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
SUFFIX: Final = ".explained.html"

_MARKS: Final[dict[Fate, str]] = {"kept": "+", "removed": "−"}
_ELEMENTS: Final[dict[Form, str]] = {
    "text": "p",
    "heading": "h3",
    "item": "p",
    "quote": "blockquote",
    "code": "code",
    "cell": "p",
    "caption": "p",
}
_LEGEND: Final = f"""
Each block says why: the rule that removed it, and the probability p with which the model took it for the article’s, where
the model was asked. The search for the article decides, unless another step is named: a rule for the page’s site (site),
the way to one form (shape), a rule of removal (clean). No rule knows what is “{OUTSIDE}”: it stands apart from what was
found.
""".strip()
_FILTERS: Final = (("everything", "everything"), ("only-kept", "what was kept"), ("only-removed", "what was removed"))


def render_explanation(explanation: Explanation) -> Rendering:
    """Return the explanation as one HTML file in English, around text in the page's language."""
    title = explanation.metadata.title or explanation.location or "A page"
    head = [
        start_tag("meta", {"charset": "utf-8"}),
        start_tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        start_tag("meta", {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY}),
        element("title", {}, escape_text(f"Explained: {title}")),
        element("style", {}, f"\n{STYLE_SHEET}\n"),
    ]
    body = [
        *_opening(explanation, title),
        *_totals(explanation.blocks),
        *_notes(explanation.notes),
        *_page(explanation),
    ]
    html = element("html", {"lang": "en"}, f"\n{_lines('head', head)}\n{element('body', {}, _lines('main', body))}\n")
    return Rendering(
        content=f"<!DOCTYPE html>\n{html}\n".encode(),
        media_type="text/html; charset=utf-8",
        file_name=file_name(explanation.metadata, SUFFIX),
    )


def _lines(name: str, parts: Iterable[str]) -> str:
    return element(name, {}, "\n" + "\n".join(parts) + "\n")


def _opening(explanation: Explanation, title: str) -> list[str]:
    parts = [element("h1", {"dir": "auto"}, escape_text(title))]
    places = dict.fromkeys(filter(None, (explanation.location, explanation.metadata.url)))
    parts += [element("p", {"class": "quiet"}, escape_text(place)) for place in places]
    if not explanation.has_article:
        said = "No article was found in this page, and so nothing of it was kept."
        parts.append(element("p", {"class": "failure"}, said))
    metadata = explanation.metadata
    known = (
        ("authors", ", ".join(metadata.authors)),
        ("published", metadata.published.isoformat() if metadata.published else ""),
        ("site", metadata.site_name),
        ("language", metadata.language),
    )
    rows = [
        element("dt", {}, name) + element("dd", {"dir": "auto"}, escape_text(value)) for name, value in known if value
    ]
    return [*parts, _lines("dl", rows)] if rows else parts


def _totals(blocks: Sequence[ExplainedBlock]) -> list[str]:
    """Return the legend: how much was kept, and how much each rule removed."""
    words: Counter[tuple[Fate, str]] = Counter()
    count: Counter[tuple[Fate, str]] = Counter()
    for block in blocks:
        words[block.fate, block.rule] += block.words
        count[block.fate, block.rule] += 1
        for removal in block.taken:
            words[block.fate, block.rule] -= removal.words
            words["removed", removal.rule] += removal.words
    rows = [
        _row("th", ("", "rule", "blocks", "words")),
        *(
            _row("td", (_fate(fate), escape_text(rule), f"{count[fate, rule]:,}", f"{words[fate, rule]:,}"))
            for fate, rule in sorted(words, key=lambda row: (row[0], -words[row]))
        ),
    ]
    return [
        element("h2", {}, "What was kept and removed"),
        element("p", {}, escape_text(_LEGEND)),
        _lines("table", rows),
    ]


def _row(name: str, cells: tuple[str, str, str, str]) -> str:
    sides: tuple[dict[str, str | None], ...] = ({}, {}, {"class": "count"}, {"class": "count"})
    return element("tr", {}, "".join(element(name, side, cell) for side, cell in zip(sides, cells, strict=True)))


def _fate(fate: Fate) -> str:
    return element("span", {"class": f"{fate}-mark"}, f"{_MARKS[fate]} {fate}")


def _notes(notes: Sequence[Note]) -> list[str]:
    if not notes:
        return []
    items = [element("li", {}, escape_text(f"{note.kind.value}: {note.message}")) for note in notes]
    return [element("h2", {}, "Lost or guessed"), _lines("ul", items)]


def _page(explanation: Explanation) -> list[str]:
    choices = []
    for identifier, label in _FILTERS:
        checked = "" if identifier == "everything" else None
        button = {"type": "radio", "name": "show", "class": "show", "id": identifier, "checked": checked}
        choices += [start_tag("input", button), element("label", {"for": identifier}, label)]
    language = language_tag(explanation.metadata.language)
    return [
        element("h2", {}, "The page, block by block"),
        element("fieldset", {}, element("legend", {}, "Show") + "".join(choices)),
        start_tag("ol", {"class": "page"}),
        *(_block(block, language) for block in explanation.blocks),
        "</ol>",
    ]


def _block(block: ExplainedBlock, language: str | None) -> str:
    why = " ".join(filter(None, (_fate(block.fate), escape_text(block.reason))))
    kind = f"rank-{block.rank}" if block.form == "heading" else block.form
    text = element(_ELEMENTS[block.form], {"class": kind, "dir": "auto"}, escape_text(block.text))
    for removal in block.taken:
        said = f"{_fate('removed')} {escape_text(removal.rule)}: {escape_text(removal.excerpt)}"
        text += element("p", {"class": "taken"}, said)
    return element(
        "li",
        {"class": block.fate},
        element("div", {"class": "why"}, why) + element("div", {"class": "text", "lang": language}, text),
    )

"""WeasyPrint's footnotes, mended in one case: a note stays on the page of its mark.

Where a line no longer fits, WeasyPrint 70 first moves the notes of the lines above it to the next page, to make room
(`layout/block.py`, `_linebox_layout`); and where that does not help, for a heading goes with the line or the paragraph
may not be broken there, they stay moved. Measured: 10 of 245 notes stood on the page after their mark.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def keep_notes_with_their_marks() -> None:
    """Have WeasyPrint, which must be loaded, break the page before a line rather than move notes. Once is enough."""
    block: Any = sys.modules["weasyprint.layout.block"]
    context: Any = sys.modules["weasyprint.layout"].LayoutContext
    places = (
        (context, "layout_footnote"),
        (context, "report_footnote"),
        (block, "iter_line_boxes"),
        (block, "_break_line"),
    )
    if getattr(context, "keeps_notes", False) or not all(hasattr(holder, name) for holder, name in places):
        # Done, or another version, whose notes are where it sets them.
        return
    context.keeps_notes = True
    context.latest_note = None
    context.set_aside = ()
    context.layout_footnote = _layout_footnote(context.layout_footnote)
    context.report_footnote = _report_footnote(context.report_footnote)
    block.iter_line_boxes = _iter_line_boxes(block.iter_line_boxes)
    block._break_line = _break_line(block._break_line)  # noqa: SLF001 -- WeasyPrint has no other place for it


def _layout_footnote(lay_out: Callable[..., bool]) -> Callable[..., bool]:
    def layout_footnote(context: Any, note: Any) -> bool:
        context.latest_note = note
        return lay_out(context, note)

    return layout_footnote


def _report_footnote(report: Callable[..., None]) -> Callable[..., None]:
    """Return what moves a note of the line at hand to the next page, and only sets that of an earlier line aside.

    The room that the note takes is not given back, so that moving notes never helps.
    """

    def report_footnote(context: Any, note: Any) -> None:
        if note is context.latest_note:
            report(context, note)
        else:
            context.current_page_footnotes.remove(note)
            context.set_aside = (note, *context.set_aside)

    return report_footnote


def _iter_line_boxes(lines: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def iter_line_boxes(context: Any, *more: Any) -> Iterator[Any]:
        for line in lines(context, *more):
            # The notes of the lines before it are settled.
            context.latest_note = None
            yield line

    return iter_line_boxes


def _break_line(break_line: Callable[..., Any]) -> Callable[..., Any]:
    """Return what ends a page before a line, with the notes there that were set aside."""

    def break_before(context: Any, *more: Any) -> Any:
        context.current_page_footnotes += context.set_aside
        context.set_aside = ()
        return break_line(context, *more)

    return break_before

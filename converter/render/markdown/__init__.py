"""Document to Markdown: CommonMark with GitHub's tables, task items, footnotes and callouts, and dollar mathematics.

What Markdown has no form for is written in HTML that it allows, or in a simpler form that a Note tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.names import file_name
from converter.model.document import Text
from converter.model.rendering import Rendering
from converter.render.markdown.blocks import FOOTNOTE_INDENT, BlockWriter, indented
from converter.render.markdown.context import MarkdownContext
from converter.render.markdown.front_matter import front_matter

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import MarkdownStyle, Theme


def render_markdown(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document in Markdown; pictures that are to lie beside it are its companions."""
    style = theme.markdown
    context = MarkdownContext.of(document, style, settings)
    writer = BlockWriter(context)
    head = front_matter(document.metadata, style.keys) if style.front_matter else ""
    title = _title(document, style, writer) if style.title_heading else ""
    body = writer.blocks(document.blocks)
    if not head and not title and f"{body}\n".startswith("---\n"):
        # At the very start, dashes would open front matter.
        body = f"***{body[3:]}"
    parts = [head, title, body, *_footnotes(context, writer)]
    text = "\n\n".join(part for part in parts if part)
    return Rendering(
        content=f"{text}\n".encode(errors="replace") if text else b"",
        media_type="text/markdown; charset=utf-8",
        file_name=file_name(document.metadata, ".md"),
        companions=tuple(context.companions),
        notes=tuple(context.lost.values()),
    )


def render_markdown_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book in one Markdown file: its contents, its articles below their titles, the footnotes of all."""
    # It names places as XHTML does, and one article needs none of that.
    from converter.render.binding import bound_document

    return render_markdown(bound_document(book), theme, settings)


def _title(document: Document, style: MarkdownStyle, writer: BlockWriter) -> str:
    title = writer.inlines.heading((Text(document.metadata.title),))
    if not title:
        return ""
    return f"{title}\n{'=' * max(3, min(len(title), 80))}" if style.heading_style == "setext" else f"# {title}"


def _footnotes(context: MarkdownContext, writer: BlockWriter) -> list[str]:
    """Return each footnote's lines, by number; those that no mark calls come last."""
    written: list[str] = []
    for unmarked in (False, True):
        if unmarked:
            context.number_unmarked_footnotes()
        # A footnote's text may call another, which thereby gets the next number.
        while len(written) < len(context.numbered_footnotes):
            footnote = context.numbered_footnotes[len(written)]
            text = writer.blocks(footnote.blocks)
            written.append(f"[^{len(written) + 1}]: {indented(text, FOOTNOTE_INDENT)}".rstrip())
    return written

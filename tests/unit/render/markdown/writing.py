"""Blocks and lines to the Markdown that they are written in."""

from __future__ import annotations

from converter.model.document import (
    Block,
    Document,
    Footnote,
    Inline,
    ListItem,
    Metadata,
    Paragraph,
    Text,
)
from converter.model.settings import RenderSettings
from converter.model.theme import MarkdownStyle, Theme
from converter.render.markdown import render_markdown

A = Text("a")


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def item(*blocks: Block, checked: bool | None = None) -> ListItem:
    return ListItem(blocks, checked)


def markdown_of(*blocks: Block, footnotes: tuple[Footnote, ...] = (), **style: object) -> str:
    theme = Theme("plain", markdown=MarkdownStyle(**style))  # type: ignore[arg-type]
    return render_markdown(
        Document(Metadata(), blocks, footnotes), theme, RenderSettings(images="link")
    ).content.decode()


def line_of(*parts: str | Inline, **style: object) -> str:
    return markdown_of(paragraph(*parts), **style).rstrip("\n")

"""Blocks to the HTML that a Markdown file may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model.document import Document, FootnoteMark, Image, Metadata, Superscript, Text
from converter.model.walk import images_of, rewrite
from converter.render.xhtml import BodySettings, write_body

if TYPE_CHECKING:
    from converter.model.document import Block, Blocks, Inline, Inlines
    from converter.render.markdown.context import MarkdownContext


def block_html(block: Block, context: MarkdownContext) -> str:
    """Return a block as HTML, with its pictures where the file says they are."""

    def inline(part: Inline) -> Inlines:
        if isinstance(part, FootnoteMark):
            # Within HTML, Markdown's marks are text.
            number = context.footnote_number(part.footnote)
            return (Superscript((Text(f"[{number}]"),)),) if number else ()
        if isinstance(part, Image) and not context.image_address(part):
            return (Text(part.alt),) if part.alt else ()
        return (part,)

    def same(part: Block) -> Blocks:
        return (part,)

    document = rewrite(Document(Metadata(), (block,)), inline, same)
    sources = {image.asset: context.image_address(image) for image in images_of(document) if image.asset}
    return write_body(document, BodySettings(sources=sources, remote_images=True)).markup

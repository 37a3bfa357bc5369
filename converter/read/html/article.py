"""Article in HTML to Document."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.dom import parse_fragment, take_apart
from converter.base.words import count_words
from converter.model.document import Document, Heading, Link, Paragraph, Rule
from converter.model.record import Note, NoteKind
from converter.model.walk import plain_text, rewrite
from converter.read.html.blocks import BLOCKS
from converter.read.html.footnotes import Calls
from converter.read.html.inlines import INLINES
from converter.read.html.lines import line_of
from converter.read.html.pictures import CarriedPictures
from converter.read.html.reader import Reader
from converter.read.html.survey import survey, visible_characters

if TYPE_CHECKING:
    from converter.model.article import Article
    from converter.model.document import Block, Blocks, Footnote, Image, Inline, Inlines

WORDS_A_MINUTE: Final = 230
"""Metadata.reading_minutes says where it comes from."""

_LOSS_THAT_COUNTS: Final = 0.02
"""Share of the characters: labels of folded menus and the like go unsaid below it."""
_LOSS_TOO_SMALL_TO_TELL: Final = 20


def read_html_article(article: Article) -> Document:
    """Return the Document of an article in HTML, with its removals and notes and those of reading."""
    root = parse_fragment(article.body)
    base_url = article.metadata.url or article.metadata.canonical_url
    surveyed = survey(root, base_url, BLOCKS)
    pictures = CarriedPictures({file.name: file.content for file in article.files})
    lead = _lead_image(article.metadata.lead_image, pictures)
    reader = Reader(surveyed, base_url, Calls(surveyed.notes), pictures, (BLOCKS, INLINES))
    reader.language, reader.direction = article.metadata.language, article.metadata.direction
    blocks = reader.blocks(root)
    footnotes = reader.calls.footnotes(reader)
    blocks = _without_needless_rules(blocks + reader.calls.uncalled(reader))
    take_apart(root)
    text = plain_text(blocks)
    words = count_words(text)
    document = Document(
        metadata=replace(
            article.metadata,
            lead_image=lead,
            word_count=words,
            reading_minutes=math.ceil(words / WORDS_A_MINUTE),
        ),
        blocks=blocks,
        footnotes=footnotes,
        assets=pictures.assets,
        removals=article.removals,
    )
    document = replace(
        document, notes=article.notes + tuple(pictures.notes) + _loss(text, footnotes, surveyed.characters)
    )
    return _with_live_links(document, reader.placed) if surveyed.targets else document


def _lead_image(lead: Image | None, pictures: CarriedPictures) -> Image | None:
    """Return the lead image; as an asset, where it came with the page."""
    if lead is None or lead.url not in pictures.files:
        return lead
    asset = pictures.asset(lead.url, lead.alt)
    return replace(lead, url="", asset=asset.sha256) if asset else None


def _without_needless_rules(blocks: Blocks) -> Blocks:
    """Return blocks without rules at their ends and beside each other: those part nothing."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Rule) and (not kept or isinstance(kept[-1], Rule)):
            continue
        kept.append(block)
    if kept and isinstance(kept[-1], Rule):
        kept.pop()
    return tuple(kept)


def _loss(text: str, footnotes: tuple[Footnote, ...], characters: int) -> tuple[Note, ...]:
    """Return a note when the document's text and footnotes have noticeably fewer characters than the article."""
    read = visible_characters(text)
    read += sum(visible_characters(plain_text(footnote.blocks)) for footnote in footnotes)
    lost = characters - read
    if lost <= max(_LOSS_TOO_SMALL_TO_TELL, characters * _LOSS_THAT_COUNTS):
        return ()
    message = f"About {lost} of the article's {characters} characters were not understood and are missing."
    return (Note(NoteKind.TEXT_LOST, message, subject=str(lost)),)


def _with_live_links(document: Document, placed: dict[str, str]) -> Document:
    """Return the document with links in it pointing to what stands for their targets, and text where nothing does."""

    def inline(part: Inline) -> Inlines:
        if not isinstance(part, Link) or not part.url.startswith("#"):
            return (part,)
        identifier = placed.get(part.url[1:])
        return (replace(part, url=f"#{identifier}"),) if identifier else part.children

    def block(part: Block) -> Blocks:
        # What a dead link leaves behind becomes one with the text around it.
        if not isinstance(part, Paragraph | Heading):
            return (part,)
        children = line_of(part.children)
        return (part if children == part.children else replace(part, children=children),)

    return rewrite(document, inline, block)

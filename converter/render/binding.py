"""Book to one Document that holds all its articles, for formats that know no chapters."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from converter.model.document import (
    BulletList,
    Division,
    Document,
    Emphasis,
    FootnoteMark,
    Heading,
    HeadingLevel,
    Link,
    ListItem,
    Paragraph,
    Span,
    Text,
)
from converter.model.walk import rewrite
from converter.render.dates import written_date
from converter.render.inner_links import chapter_id, chapter_prefix, inner_links
from converter.render.opening import BETWEEN, listed_byline, page_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.book import Book
    from converter.model.document import Block, Blocks, Inline, Inlines, Metadata

_LEVELS: Final[tuple[HeadingLevel, ...]] = (2, 3, 4, 5, 6)


def bound_document(book: Book) -> Document:
    """Return one Document: the contents, then the articles, each below its title, and the footnotes of all.

    Sections are headings of level 2 where there are any; articles, and the headings within them, stand below. Ids and
    footnotes are named by their article, so that no two are the same; links between articles lead to their titles.
    """
    has_sections = any(section.title for section in book.sections)
    links = inner_links(book)
    parts = [
        _renamed(chapter, chapter_prefix(number), links[number - 1], levels=2 if has_sections else 1)
        for number, chapter in enumerate(book.chapters, start=1)
    ]
    blocks: list[Block] = [_contents(book)]
    numbered = iter(enumerate(parts, start=1))
    for section in book.sections:
        if section.title:
            blocks.append(Heading(2, (Text(section.title),)))
        for number, part in islice(numbered, len(section.chapters)):
            blocks += _article(part, number, 3 if has_sections else 2, book.metadata)
    assets = {asset.sha256: asset for part in parts for asset in part.assets}
    return Document(
        replace(book.metadata, lead_image=None),
        tuple(blocks),
        tuple(note for part in parts for note in part.footnotes),
        tuple(assets.values()),
    )


def _contents(book: Book) -> Block:
    """Return the list of articles, by section where there are any."""
    numbered = iter(enumerate(book.chapters, start=1))
    items: list[ListItem] = []
    for section in book.sections:
        articles = tuple(_row(chapter.metadata, number) for number, chapter in islice(numbered, len(section.chapters)))
        if section.title:
            items.append(ListItem((Paragraph((Text(section.title),)), BulletList(articles))))
        else:
            items += articles
    return BulletList(tuple(items))


def _row(metadata: Metadata, number: int) -> ListItem:
    line: Inlines = (Link(f"#{chapter_id(number)}", (Text(page_title(metadata)),)),)
    byline = listed_byline(metadata)
    return ListItem((Paragraph((*line, Text(f" — {byline}")) if byline else line),))


def _article(part: Document, number: int, level: HeadingLevel, around: Metadata) -> Iterator[Block]:
    """Yield an article below its title, with who wrote it, where and when, and a link to where it came from."""
    metadata = part.metadata
    yield Heading(level, (Text(page_title(metadata)),), chapter_id(number))
    dated = written_date(metadata.published, metadata.language) if metadata.published else ""
    said = BETWEEN.join(filter(None, (listed_byline(metadata), dated)))
    url = metadata.canonical_url or metadata.url
    line: list[Inline] = [Text(said)] if said else []
    if url:
        line += [*([Text(BETWEEN)] if line else []), Link(url, (Text(url),))]
    opening: Blocks = (Paragraph((Emphasis(tuple(line)),)),) if line else ()
    blocks = opening + part.blocks
    same_tongue = metadata.language.partition("-")[0] == around.language.partition("-")[0]
    if same_tongue and metadata.direction == around.direction:
        yield from blocks
    else:
        yield Division(blocks, metadata.language, metadata.direction)


def _renamed(chapter: Document, prefix: str, links: Mapping[str, str], *, levels: int) -> Document:
    """Return a chapter with its ids and footnotes under its prefix, its headings so many levels lower."""

    def inline(part: Inline) -> Inlines:
        match part:
            case Span(identifier=identifier) if identifier:
                return (replace(part, identifier=prefix + identifier),)
            case FootnoteMark():
                return (FootnoteMark(prefix + part.footnote),)
            case Link(url=url) if url.startswith("#"):
                return (replace(part, url=f"#{prefix}{url[1:]}"),)
            case Link(url=url) if url in links:
                return (replace(part, url=f"#{links[url]}"),)
            case _:
                return (part,)

    def block(part: Block) -> Blocks:
        if not isinstance(part, Heading):
            return (part,)
        lower = _LEVELS[min(part.level - 2 + levels, len(_LEVELS) - 1)]
        return (replace(part, level=lower, identifier=part.identifier and prefix + part.identifier),)

    renamed = rewrite(chapter, inline, block)
    notes = tuple(replace(note, identifier=prefix + note.identifier) for note in renamed.footnotes)
    return replace(renamed, footnotes=notes)

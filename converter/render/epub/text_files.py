"""Contents and chapters to the XHTML files of an EPUB, as its manifest lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.render.epub.files import BookFile
from converter.render.epub.metadata import book_language, book_title
from converter.render.epub.pages import (
    ARTICLES_PAGE,
    COVER_PAGE,
    NAVIGATION_PAGE,
    TITLE_PAGE,
    Landmark,
    articles_page,
    chapter_page,
    navigation_page,
    title_page,
    xhtml_file,
)
from converter.render.wording import contents_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.book import Book
    from converter.render.epub.chapters import Chapter, TextFile
    from converter.render.epub.contents import ContentsEntry
    from converter.render.epub.cover import Cover

MIN_LISTED_HEADINGS: Final = 3
"""With fewer, a page of contents in the book tells nothing; the reading system's own list has them all the same."""

_XHTML: Final = "application/xhtml+xml"


def landmarks_of(book: Book, cover: Cover, contents: Sequence[ContentsEntry]) -> tuple[Landmark, ...]:
    """Return the places that reading systems offer to go to: those of its beginning, and the text."""
    title, listed = book_title(book.metadata), _contents_page(book, contents)
    return (
        *([Landmark("cover", COVER_PAGE, title)] if cover.files else []),
        Landmark("titlepage", TITLE_PAGE, title),
        *([Landmark("toc", listed, contents_word(book_language(book.metadata)))] if listed else []),
        Landmark("bodymatter", contents[0].href, contents[0].title),
    )


def _contents_page(book: Book, contents: Sequence[ContentsEntry]) -> str:
    """Return which page of the book is its contents; "" is none.

    An anthology's contents are a page of their own, which says more of each article than a reading system's list has
    room for. One article's are the navigation document itself, where it lists something.
    """
    if not book.is_one_article:
        return ARTICLES_PAGE
    return NAVIGATION_PAGE if len(contents) > MIN_LISTED_HEADINGS else ""


def front_matter(
    book: Book, cover: Cover, contents: Sequence[ContentsEntry], chapters: Sequence[Chapter]
) -> Iterator[BookFile]:
    """Yield the cover, the title page, the contents where they are a page of the book, and the navigation document."""
    metadata = book.metadata
    listed = _contents_page(book, contents)
    yield from cover.files
    yield BookFile("title", TITLE_PAGE, _XHTML, xhtml_file(title_page(book), metadata), in_spine=True)
    if listed == ARTICLES_PAGE:
        articles = xhtml_file(articles_page(book, chapters), metadata)
        yield BookFile("contents", ARTICLES_PAGE, _XHTML, articles, in_spine=True)
    landmarks = landmarks_of(book, cover, contents)
    navigation = xhtml_file(navigation_page(contents, landmarks, metadata), metadata)
    yield BookFile("nav", NAVIGATION_PAGE, _XHTML, navigation, ("nav",), in_spine=listed == NAVIGATION_PAGE)


def chapter_file(file: TextFile, chapter: Chapter) -> BookFile:
    """Return one file of a chapter."""
    content = xhtml_file(chapter_page(file, chapter), chapter.document.metadata)
    identifier = file.name.removesuffix(".xhtml")
    return BookFile(identifier, file.name, _XHTML, content, _properties(file.markup), in_spine=True)


def _properties(markup: str) -> tuple[str, ...]:
    """Return what the manifest must say that a file holds (EPUB 3.3, D.6.1)."""
    return tuple(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in markup)

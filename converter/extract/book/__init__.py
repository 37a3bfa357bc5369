"""EPUB to Article: its chapters in reading order, one body; nothing is looked for, and nothing is clutter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import new_element, serialise, take_apart, text_of, tree_of
from converter.base.errors import NoArticle, UnsupportedContent
from converter.base.package import NotAPackage, read_package
from converter.extract.book.chapters import chapters_of
from converter.extract.book.contents import titles_of
from converter.extract.book.metadata import metadata_of
from converter.extract.book.notes import shape_book_notes
from converter.extract.shape import shape
from converter.model.article import Article

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.book.chapters import Chapters
    from converter.model.page import Page
    from converter.model.settings import ExtractSettings


def extract_book(page: Page, settings: ExtractSettings) -> Article:
    """Return the text of a book in EPUB, with the page's notes first.

    Raises UnsupportedContent where its files cannot be read as one, NoArticle where it has no text and no pictures.
    """
    location = page.location or page.url or "The book"
    files = {file.name: file.content for file in page.files}
    try:
        package = read_package(files)
    except NotAPackage as error:
        raise UnsupportedContent(location=location, found=str(error)) from error
    metadata = metadata_of(package, page)
    chapters = chapters_of(package, files, metadata, settings.keep)
    root = _joined(chapters, titles_of(package, files))
    shape_book_notes(root)
    notes = (*page.notes, *chapters.notes, *shape(root, metadata.url))
    if not text_of(root) and root.find("img") is None:
        raise NoArticle(location=location)
    body = serialise(root)
    take_apart(root)
    pictures = tuple(file for file in page.files if not file.name.lower().endswith(_TEXTS))
    return Article(metadata, body, "html", removals=chapters.removals, notes=notes, files=pictures)


_TEXTS = (".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx")
"""Files that hold no picture."""


def _joined(chapters: Chapters, titles: dict[str, str]) -> Tag:
    """Return one tree with every chapter in an element of its own, under the title that the contents give it."""
    root = tree_of(())
    for chapter in chapters.chapters:
        section = new_element("section", {"id": chapter.identifier})
        title = titles.get(chapter.name, "")
        if title and chapter.tree.find(["h1", "h2", "h3", "h4", "h5", "h6"]) is None and text_of(chapter.tree):
            heading = new_element("h1")
            heading.append(title)
            section.append(heading)
        section.extend(list(chapter.tree.contents))
        root.append(section)
    return root

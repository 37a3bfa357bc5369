"""What is looked at in an EPUB: the ordered table of checks, one a module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.epub import (
    archive,
    body_links,
    comments,
    container,
    cover,
    duplicate_ids,
    encoding,
    fonts,
    formulas,
    images_without_source,
    kepub,
    language,
    links,
    manifest,
    navigation,
    package,
    picture_contents,
    picture_formats,
    protection,
    remote,
    scripts,
    size,
    styles,
    tables,
    well_formed,
)

if TYPE_CHECKING:
    from converter.check.check import Check
    from converter.check.epub.book import Book

EPUB_CHECKS: Final[tuple[Check[Book], ...]] = (
    # What keeps a book from being opened first: the rest may follow from it.
    archive.CHECK,
    container.CHECK,
    protection.CHECK,
    well_formed.CHECK,
    encoding.CHECK,
    package.CHECK,
    language.CHECK,
    manifest.CHECK,
    navigation.CHECK,
    links.CHECK,
    body_links.CHECK,
    duplicate_ids.CHECK,
    comments.CHECK,
    images_without_source.CHECK,
    remote.CHECK,
    scripts.CHECK,
    picture_formats.CHECK,
    picture_contents.CHECK,
    cover.CHECK,
    fonts.CHECK,
    styles.CHECK,
    formulas.CHECK,
    tables.CHECK,
    size.CHECK,
    kepub.CHECK,
)

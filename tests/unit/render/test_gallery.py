"""Galleries: what hangs in them, and what is said where nothing can draw it."""

from __future__ import annotations

import sys

import pytest

from converter.base.errors import LibraryMissing
from converter.model.document import Document, Metadata
from converter.model.gallery import Exhibit, PagePicture
from converter.model.settings import RenderSettings
from converter.render.gallery import exhibit_of, render_gallery
from converter.render.page_pictures import page_pictures
from converter.themes import load_theme
from tests.unit.render.specimen import paragraph

LONG = Document(Metadata(title="Long", language="en"), tuple(paragraph("Words and words. " * 40) for _ in range(30)))


def test_the_first_pages_hang_and_all_are_counted() -> None:
    exhibit = exhibit_of(LONG, load_theme("classic"), RenderSettings(), 2)

    assert len(exhibit.pages) == 2
    assert exhibit.page_count > 2
    assert {(page.media_type, page.width) for page in exhibit.pages} == {("image/webp", 720)}


def test_a_theme_for_markdown_shows_its_lines_and_no_more_than_a_page_of_them() -> None:
    exhibit = exhibit_of(LONG, load_theme("obsidian"), RenderSettings(), 2)

    assert exhibit.pages == ()
    assert exhibit.markdown.startswith("---\ntitle: Long\n")
    assert exhibit.markdown.endswith("\n…")
    assert len(exhibit.markdown.splitlines()) == 61


def test_what_a_title_or_a_theme_says_is_text_and_no_mark_up() -> None:
    hostile = Exhibit("<b>", '"><script>', (), (PagePicture(b"", "image/webp", 1, 1),), markdown="</pre><script>")

    page = render_gallery([hostile], Metadata(title='"><script>')).content.decode()

    assert "<script" not in page


def test_where_nothing_draws_pages_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    with pytest.raises(
        LibraryMissing, match=r"pypdfium2.* is not installed; pip install 'octavo\[gallery\]' installs it"
    ):
        page_pictures(b"", 1, 100)

"""Whole documents in Markdown: what themes say of them, their pictures, and hostile ones."""

from __future__ import annotations

import time
from hashlib import sha256

import pytest

from converter.model.document import (
    Asset,
    Document,
    Figure,
    Heading,
    Image,
    Metadata,
    Text,
)
from converter.model.settings import ImageTreatment, RenderSettings
from converter.model.theme import MarkdownStyle, Theme
from converter.render.markdown import render_markdown
from tests.unit.render.markdown.writing import A, line_of, markdown_of, paragraph

# --- Themes ---


def test_wrapping_begins_no_block() -> None:
    assert line_of("one two three 1. four # five - six", wrap=12) == "one two\nthree 1.\nfour # five -\nsix"


def test_a_wrapped_paragraph_begins_no_block_either() -> None:
    assert line_of("- one two three", wrap=8) == "\\- one\ntwo\nthree"


def test_wrapping_leaves_no_dashes_alone() -> None:
    assert line_of("---- one two", wrap=6) == "---- one\ntwo"


def test_setext_headings_are_underlined() -> None:
    assert markdown_of(Heading(2, (Text("Title"),)), Heading(3, (A,)), heading_style="setext") == (
        "Title\n-----\n\n### a\n"
    )


def test_the_title_is_a_heading_when_the_theme_asks() -> None:
    theme = Theme("plain", markdown=MarkdownStyle(front_matter=False, title_heading=True))

    assert render_markdown(Document(Metadata(title="T"), ()), theme, RenderSettings()).content == b"# T\n"


# --- Pictures ---

PICTURE = Asset(sha256(b"picture").hexdigest(), "image/jpeg", b"picture")
SHOWN = Image("https://a.example/The%20picture.jpg?w=1", "alt", asset=PICTURE.sha256)


@pytest.mark.parametrize(
    ("treatment", "markdown"),
    [
        ("link", "![alt](https://a.example/The%20picture.jpg?w=1)\n"),
        ("embed", "![alt](data:image/jpeg;base64,cGljdHVyZQ==)\n"),
        ("folder", "![alt](article-files/001-the-picture.jpg)\n"),
        ("none", "alt\n"),
    ],
)
def test_pictures_are_treated_as_asked(treatment: ImageTreatment, markdown: str) -> None:
    document = Document(Metadata(), (Figure((SHOWN,)),), assets=(PICTURE,))
    settings = RenderSettings(images=treatment, companions_folder="article-files")

    assert render_markdown(document, Theme("plain"), settings).content.decode() == markdown


def test_a_picture_shown_twice_is_one_companion() -> None:
    document = Document(Metadata(), (Figure((SHOWN,)), Figure((SHOWN,))), assets=(PICTURE,))

    companions = render_markdown(document, Theme("plain"), RenderSettings(images="folder")).companions

    assert [(companion.name, companion.content) for companion in companions] == [("001-the-picture.jpg", b"picture")]


# --- Hostile text ---


@pytest.mark.parametrize("text", ["*_", "[", "](", " ", "<a ", "`a", "$a", "&", "\\", "~=", "- ", "#", "|-"])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    markdown_of(paragraph(text * 50_000), Heading(2, (Text(text * 50_000),)))

    assert time.process_time() - began < 5

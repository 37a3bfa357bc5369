"""Laws of text in Markdown: it comes back as itself, and no backslash is there without need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from converter.model.document import (
    BulletList,
    Cell,
    Document,
    Heading,
    Image,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Strong,
    Table,
    Text,
)
from converter.model.page import Page
from converter.model.settings import RenderSettings
from converter.model.theme import MarkdownStyle, Theme
from converter.model.walk import plain_text
from converter.read.html.reader import ORNAMENTS
from converter.read.markdown import read_markdown
from converter.render.markdown import render_markdown
from tests.laws.any_document import DRAWN, SNIPPETS, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Block, Inlines

OF_OTHERS = ("==", "===", "%%", "~", "~~~", ":smile:", "[!note] ", "[ ] ")
"""What only GitHub's and Obsidian's readers know, or only what stands in a quotation or a list: our reader sees no need."""
FOR_OTHERS = re.compile(r"\\?~[~\\]*|^[-\d.> ]*\\(?:\$\$|[:~] )", re.MULTILINE)
"""The same of tildes, of which GitHub's reader sees single ones, of a formula that may end in another block, and of an
explanation, whose term may be the block before."""
plain_words = st.lists(st.sampled_from([each for each in SNIPPETS if each not in OF_OTHERS]), min_size=1, max_size=7)
plain_lines = st.lists(plain_words.map("".join), min_size=1, max_size=3)
AFTER = Paragraph((Text("a"),))
"""A line after which a definition could begin."""


def written(document: Document, **style: object) -> str:
    theme = Theme("laws", markdown=MarkdownStyle(**style))  # type: ignore[arg-type]
    return render_markdown(document, theme, RenderSettings(images="link")).content.decode()


def read(markdown: str) -> Document:
    return read_markdown(Page(markdown, "markdown"))


def body(*blocks: object) -> Document:
    return Document(Metadata(), blocks, assets=DRAWN)  # type: ignore[arg-type]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def broken(lines: list[str]) -> Inlines:
    return tuple(part for line in lines for part in (LineBreak(), Text(line)))[1:]


PLACES: dict[str, Callable[[list[str]], Block]] = {
    "a paragraph": lambda lines: Paragraph(broken(lines)),
    "a heading": lambda lines: Heading(2, (Text(lines[0]),)),
    "a link": lambda lines: Paragraph((Link("https://a.example/", (Text(lines[0]),)), Text(lines[-1]))),
    "bold type": lambda lines: Paragraph((Text(f"b{lines[0]}"), Strong((Text(lines[-1]),)))),
    "an item": lambda lines: BulletList((ListItem((Paragraph(broken(lines)),)),)),
    "a cell": lambda lines: Table(((Cell((Paragraph(broken(lines)),)), Cell((AFTER,))),), 1),
    "a picture": lambda lines: Paragraph((Text("b"), Image("https://a.example/", lines[0]), Text(lines[-1]))),
}


@given(words)
@example("*a*")
@example("[^1]: x")
@example("```x``")
def test_text_is_text(text: str) -> None:
    # Which our reader takes for what they are: a change of subject.
    assume(text.strip() not in ORNAMENTS)
    document = read(written(body(AFTER, Paragraph((Text(text),)))))

    assert squeezed(plain_text(document.blocks)) == squeezed("a " + text)
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert all(isinstance(part, Text) for block in document.blocks for part in block.children)  # type: ignore[union-attr]


@pytest.mark.parametrize("place", PLACES)
@given(lines=plain_lines)
def test_no_backslash_is_without_need(lines: list[str], place: str) -> None:
    markdown = written(body(AFTER, PLACES[place](lines)))
    meaning = read(markdown)
    needless = [
        found.start()
        for found in re.finditer(r"\\(?!\n)", markdown)
        if not any(found.start() in range(*span.span()) for span in FOR_OTHERS.finditer(markdown))
        if read(markdown[: found.start()] + markdown[found.end() :]) == meaning
    ]

    assert needless == [], markdown

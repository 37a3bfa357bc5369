"""Laws of words: those of the article are those of the document, and those of the document are those of each rendering.

Or a note says what is missing. The tool `benchmarks/words.py` asks the same of whole corpora.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.base.dom import parse_fragment, serialise
from converter.model.article import Article
from converter.model.document import Metadata
from converter.read.html import read_html_article
from converter.read.html.blocks import BLOCKS
from converter.read.html.inlines import INLINES
from converter.render.xhtml import BodySettings, write_body
from tests.laws.any_document import kept_documents
from tests.laws.words import FORMATS, first_missing, words_of_document, words_of_html

if TYPE_CHECKING:
    from converter.model.document import Document

ELEMENTS = sorted(
    {*BLOCKS, *INLINES}
    - {"img", "math", "br", "hr", "iframe", "embed", "video", "audio", "plaintext", "html", "body", "rp"}
)
"""Elements whose text is shown."""


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(ELEMENTS), st.lists(children, min_size=1, max_size=2)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    )


pages = st.lists(st.recursive(st.just("WORD"), _element, max_leaves=12), min_size=1, max_size=2).map(" ".join)


@given(pages)
def test_no_word_of_an_article_is_lost_however_its_elements_lie_in_each_other(page: str) -> None:
    numbers = count(1)
    while "WORD" in page:
        page = page.replace("WORD", f" word{next(numbers)} ", 1)
    article = Article(Metadata(), serialise(parse_fragment(page)), "html")

    assert words_of_html(article.body) - words_of_document(read_html_article(article)) == {}, article.body


@given(kept_documents)
def test_no_word_of_the_vocabulary_is_lost_on_a_reader_that_guesses(document: Document) -> None:
    article = Article(Metadata(), write_body(document, BodySettings(remote_images=True)).markup, "html")
    read = read_html_article(article)

    assert words_of_html(article.body) - words_of_document(read) == {}, article.body


@pytest.mark.parametrize("to", FORMATS)
@given(document=kept_documents)
def test_no_word_of_a_document_is_lost_in_a_rendering(document: Document, to: str) -> None:
    assert first_missing(document, to) == ""

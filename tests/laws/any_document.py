"""Strategies: every Document that the model's types allow, and those that keep its promises."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from converter.model import document as m
from converter.model.record import Note, NoteKind, Removal
from tests.laws.promises import kept

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

SNIPPETS = (
    *("word", "two words", "*", "**", "_", "__", "`", "``", "~~", "~", "==", "$", "$$", "\\", "|", "[", "]", "(", ")"),
    *("[x](y)", "![", "<b>", "<", ">", "&amp;", "&", "#", "# ", "1. ", "1)", "- ", "+ ", "> ", "---", "===", ": ", "!"),
    *("[^1]", "[^1]: ", "<!--", ":smile:", "https://a.example/b_c", "“", "”", "é", "日本", "«", "😀", "10", ".", " "),
    *("\u00a0", "...", "'", '"', "[ ] ", "[!note] ", "~~~", "```", "{", "}", "%%", "^", "@", "a*b", "snake_case"),
)
"""What Markdown could take for mark-up, and what stands beside it."""


def made(kind: Callable[..., T], *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Return a strategy for nodes of one class; st.builds looks at the class's signature again for every node."""
    return st.tuples(*parts).map(lambda values: kind(*values))


words = st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=6).map("".join)
urls = st.sampled_from(
    ("https://a.example/", "https://a.example/b_(c)", "https://a.example/?q=1&copy=2", "mailto:a@b.example")
)
bracketed = "https://a.example/d[1].html"
"""An address that people write and no URL may hold as it is."""
names = st.sampled_from(("one", "two words", "3"))
"""Of what is linked to, and of footnotes: one that HTML and XML have, one that only HTML has, one that neither has."""
targets = names.map(lambda name: f"#{name}")


def _asset(media_type: str, content: str | bytes, size: tuple[int, int], name: str) -> m.Asset:
    drawn = b64decode(content) if isinstance(content, str) else content
    return m.Asset(sha256(drawn).hexdigest(), media_type, drawn, *size, name and f"https://a.example/{name}")


DRAWN = (
    _asset(
        "image/png",
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGP8z8DEwAAABQ0BA7hKXG8AAAAASUVORK5CYII=",
        (2, 2),
        "b.png",
    ),
    _asset(
        "image/svg+xml",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"><circle cx="10" cy="10" r="8"/></svg>',
        (20, 30),
        "",
    ),
)
"""A picture from the web and one that a page carried within itself."""
FORMULAS = (
    ("x^2", ""),
    (r"\frac{a}{b}", ""),
    (r"a \| b", ""),
    (r"\unknown{a} & b", ""),
    (
        "m < n",
        '<math xmlns="http://www.w3.org/1998/Math/MathML"{} alttext="m &lt; n"><mi>m</mi><mo>&lt;</mo><mi>n</mi></math>',
    ),
    ("", '<math xmlns="http://www.w3.org/1998/Math/MathML"{}><mi>y</mi></math>'),
)
"""LaTeX and MathML, the latter as it is read: of known elements, with the LaTeX in it."""

titles_of_links = st.sampled_from(("", 'a "title"'))
sides = st.sampled_from((None, 20, 400))
remote_pictures = made(
    m.Image,
    st.sampled_from(("https://a.example/c_(d).png", "https://a.example/e[f].png")),
    words,
    titles_of_links,
    st.just(""),
    sides,
    sides,
)
carried_pictures = st.tuples(st.sampled_from(DRAWN), st.one_of(st.just(""), words)).map(
    lambda drawn: m.Image(drawn[0].url, drawn[1], asset=drawn[0].sha256)
)
images = st.one_of(remote_pictures, carried_pictures)
texts = made(m.Text, words)
leaves = st.one_of(
    texts,
    texts,
    texts,
    made(m.Code, words),
    images,
    st.sampled_from(FORMULAS).map(lambda notations: m.Formula(notations[0], notations[1].format(""))),
    st.just(m.LineBreak()),
    made(m.FootnoteMark, names),
)


def _wrapped(inner: st.SearchStrategy[m.Inline]) -> st.SearchStrategy[m.Inline]:
    children = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        made(m.Emphasis, children),
        made(m.Strong, children),
        made(m.Strikethrough, children),
        made(m.Link, st.one_of(urls, urls, st.just(bracketed), targets), children, titles_of_links),
        made(m.Superscript, children),
        made(m.Subscript, children),
        made(m.Inserted, children),
        made(m.Highlight, children),
        made(m.Keyboard, children),
        made(m.SmallCaps, children),
        st.just(m.Ruby((m.Text("漢"),), (m.Text("かん"),))),
        made(m.Quotation, children, st.one_of(st.just(""), urls)),
        made(m.Abbreviation, children, words),
        made(
            m.Span,
            children,
            st.sampled_from(("", "fr")),
            st.sampled_from((None, "rtl")),
            st.one_of(st.just(""), names),
        ),
        made(m.Time, children, st.sampled_from(("2015-10-14", "in spring"))),
    )


inlines = st.recursive(leaves, _wrapped, max_leaves=4)
lines = st.lists(inlines, min_size=1, max_size=5).map(tuple)
# A picture in a caption is one more picture of its figure to a reader of HTML, and a heading is one line to it.
titles = st.lists(st.recursive(texts, _wrapped, max_leaves=3), min_size=1, max_size=3).map(tuple)
captions = st.one_of(st.just(()), titles)


def _cell(blocks: st.SearchStrategy[m.Blocks]) -> st.SearchStrategy[m.Cell]:
    spans = st.sampled_from((1, 1, 1, 2))
    return made(m.Cell, blocks, spans, spans, st.sampled_from((None, "left", "center", "right")))


code = st.one_of(words, st.lists(words, min_size=1, max_size=3).map("\n  ".join))
plain_blocks = st.one_of(
    made(m.Paragraph, lines),
    made(m.Paragraph, lines),
    made(m.Heading, st.sampled_from((2, 3, 4, 5, 6)), titles, st.one_of(st.just(""), names)),
    made(m.CodeBlock, code, st.sampled_from(("", "python", "c++")), captions),
    made(m.Figure, st.lists(images, min_size=1, max_size=2).map(tuple), captions, captions),
    st.sampled_from(FORMULAS).map(
        lambda notations: m.FormulaBlock(notations[0], notations[1].format(' display="block"'))
    ),
    made(
        m.Embed,
        st.sampled_from(("video", "post")),
        urls,
        st.one_of(st.just(""), words),
        st.sampled_from(("", "YouTube")),
        st.one_of(st.none(), images),
    ),
    made(m.Verse, st.lists(captions, min_size=1, max_size=4).map(tuple)),
    st.just(m.Rule()),
)


def _holding(inner: st.SearchStrategy[m.Block]) -> st.SearchStrategy[m.Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(made(m.ListItem, blocks, st.sampled_from((None, None, True, False))), min_size=1, max_size=3)
    terms = st.lists(lines, min_size=1, max_size=2).map(tuple)
    entries = made(m.Definition, terms, st.lists(blocks, max_size=2).map(tuple))
    rows = st.lists(st.lists(_cell(blocks), min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        made(m.BulletList, items.map(tuple)),
        made(
            m.OrderedList, items.map(tuple), st.integers(0, 12), st.sampled_from(("decimal", "decimal", "upper-roman"))
        ),
        made(m.DefinitionList, st.lists(entries, min_size=1, max_size=2).map(tuple)),
        made(m.Quote, blocks, captions, st.one_of(st.just(""), urls)),
        made(m.PullQuote, blocks),
        made(m.Table, rows, st.integers(0, 2), st.integers(0, 2), captions),
        made(m.Callout, st.sampled_from(("note", "warning", "details")), captions, blocks),
        made(
            m.Post,
            blocks,
            words,
            st.sampled_from(("", "2015-10-14", "May 13, 2026, 11:02 PM")),
            st.one_of(st.just(""), urls),
        ),
        made(m.Division, blocks, st.sampled_from(("", "ar")), st.sampled_from((None, "rtl"))),
    )


blocks = st.recursive(plain_blocks, _holding, max_leaves=4)
moments = st.one_of(
    st.none(),
    st.dates(min_value=date(1000, 1, 1)),
    st.datetimes(
        min_value=datetime(1000, 1, 1),  # noqa: DTZ001 - either kind
        timezones=st.sampled_from((None, UTC, timezone(timedelta(hours=5, minutes=30)))),
    ),
)
maybe_words = st.one_of(st.just(""), words)
metadata = st.builds(
    m.Metadata,
    title=maybe_words,
    subtitle=maybe_words,
    kicker=maybe_words,
    authors=st.lists(words, max_size=2).map(tuple),
    published=moments,
    modified=moments,
    site_name=maybe_words,
    section=maybe_words,
    tags=st.lists(words, max_size=2).map(tuple),
    language=st.sampled_from(("", "de", "pt-BR", "zh-Hant")),
    direction=st.sampled_from(("ltr", "rtl")),
    description=maybe_words,
    lead_image=st.one_of(st.none(), images),
    canonical_url=st.sampled_from(("", "https://a.example/a")),
    url=st.sampled_from(("", bracketed)),
    fetched=st.one_of(st.none(), st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001 - bounds have none
    page_sha256=st.sampled_from(("", "0" * 64)),
    licence=st.sampled_from(("", "https://creativecommons.org/licenses/by/4.0/", "All rights reserved")),
    word_count=st.integers(0, 10**6),
    reading_minutes=st.integers(0, 10**4),
)
documents = st.builds(
    m.Document,
    metadata,
    st.lists(blocks, max_size=4).map(tuple),
    footnotes=st.lists(made(m.Footnote, names, st.lists(blocks, max_size=2).map(tuple)), max_size=3).map(tuple),
    assets=st.just(DRAWN),
    removals=st.lists(made(Removal, words, words, st.integers(0, 9)), max_size=2).map(tuple),
    notes=st.lists(made(Note, st.sampled_from(NoteKind), words), max_size=2).map(tuple),
)
kept_documents = documents.map(kept)
bodies = st.lists(blocks, min_size=1, max_size=4).map(tuple)

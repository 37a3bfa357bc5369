"""Strategies: every Document that the model allows, and those that Markdown holds in full."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from converter.model import document as m
from converter.model.record import Note, NoteKind, Removal

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
pictures = st.sampled_from(("https://a.example/b.png", "https://a.example/c_(d).png"))
images = made(m.Image, pictures, words)
texts = made(m.Text, words)
leaves = st.one_of(
    texts,
    texts,
    texts,
    made(m.Code, words),
    images,
    made(m.Formula, st.sampled_from((r"x^2", r"\frac{a}{b}", r"a \| b"))),
    st.just(m.LineBreak()),
)


def _wrapped(inner: st.SearchStrategy[m.Inline]) -> st.SearchStrategy[m.Inline]:
    children = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        made(m.Emphasis, children),
        made(m.Strong, children),
        made(m.Strikethrough, children),
        made(m.Link, urls, children, st.sampled_from(("", 'a "title"'))),
        made(m.Superscript, children),
        made(m.Subscript, children),
        made(m.Inserted, children),
        made(m.Highlight, children),
        made(m.Keyboard, children),
        made(m.SmallCaps, children),
        st.just(m.Ruby((m.Text("漢"),), (m.Text("かん"),))),
        made(m.Quotation, children),
        made(m.Abbreviation, children, words),
        made(m.Span, children, st.sampled_from(("", "fr")), st.sampled_from((None, "rtl"))),
        made(m.Time, children, st.just("2015-10-14")),
    )


inlines = st.recursive(leaves, _wrapped, max_leaves=4)
lines = st.lists(inlines, min_size=1, max_size=5).map(tuple)
# A picture in a caption is one more picture of its figure to a reader of HTML, and a heading is one line to it.
titles = st.lists(st.recursive(texts, _wrapped, max_leaves=3), min_size=1, max_size=3).map(tuple)
captions = st.one_of(st.just(()), titles)


def _cell(blocks: st.SearchStrategy[m.Blocks]) -> st.SearchStrategy[m.Cell]:
    return made(m.Cell, blocks, st.just(1), st.just(1), st.sampled_from((None, "left", "center", "right")))


plain_blocks = st.one_of(
    made(m.Paragraph, lines),
    made(m.Paragraph, lines),
    made(m.Heading, st.sampled_from((2, 3, 4, 5, 6)), titles),
    made(m.CodeBlock, words, st.sampled_from(("", "python", "c++"))),
    made(m.Figure, st.lists(images, min_size=1, max_size=2).map(tuple), captions, captions),
    made(m.FormulaBlock, st.just(r"\sum_{i=0}^n i")),
    made(m.Embed, st.just("video"), urls, words),
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
        made(m.OrderedList, items.map(tuple), st.integers(0, 12)),
        made(m.DefinitionList, st.lists(entries, min_size=1, max_size=2).map(tuple)),
        made(m.Quote, blocks, captions),
        made(m.PullQuote, blocks),
        made(m.Table, rows, st.integers(0, 1), st.just(0), captions),
        made(m.Callout, st.sampled_from(("note", "warning")), captions, blocks),
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
    st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.sampled_from((None, UTC))),  # noqa: DTZ001 - either kind
)
metadata = st.builds(
    m.Metadata,
    title=st.one_of(st.just(""), words),
    authors=st.lists(words, max_size=2).map(tuple),
    published=moments,
    lead_image=st.one_of(st.none(), images),
    word_count=st.integers(0, 10**6),
)
assets = st.binary(max_size=20).map(lambda content: m.Asset(sha256(content).hexdigest(), "image/png", content))
documents = st.builds(
    m.Document,
    metadata,
    st.lists(blocks, max_size=4).map(tuple),
    footnotes=st.lists(made(m.Footnote, words, st.lists(blocks, max_size=2).map(tuple)), max_size=2).map(tuple),
    assets=st.lists(assets, max_size=2).map(tuple),
    removals=st.lists(made(Removal, words, words, st.integers(0, 9)), max_size=2).map(tuple),
    notes=st.lists(made(Note, st.sampled_from(NoteKind), words), max_size=2).map(tuple),
)
bodies = st.lists(blocks, min_size=1, max_size=4).map(tuple)

"""Markdown page to Document.

markdown-it-py reads CommonMark, GitHub's tables and strikethrough, footnotes, definition lists, dollar mathematics
and front matter; `markdown_tokens.py` adds task items, callouts and figures; what comes of it is HTML in the
vocabulary of `base/vocabulary.py`, so that HTML within the Markdown and the Markdown itself are read by one reader.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.base.guard import guarded
from converter.model.article import Article
from converter.model.record import Note, NoteKind
from converter.read.front_matter import read_front_matter, split_front_matter
from converter.read.markdown_tokens import RENDER_RULES, shaped, take_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

    from converter.model.document import Document
    from converter.model.page import Page

MAX_NESTING = 100
"""Blocks and marks within each other that the parser follows; an item of a list counts twice."""


def read_markdown(page: Page) -> Document:
    """Return the Document of a Markdown page, with the page's notes first.

    The title is the front matter's, else the first heading of level 1, which then leaves the body.
    """
    from converter.read.html import read_html_article

    front_matter, text = split_front_matter(page.text)
    metadata = read_front_matter(front_matter, page)
    parser = _parser()
    tokens = parser.parse(text)
    notes = page.notes
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        message = f"What was nested more deeply than {MAX_NESTING} levels was not read."
        notes += (Note(NoteKind.CUT, message),)
    title, tokens = take_title(tokens, metadata.title)
    html, cuts = guarded(parser.renderer.render(shaped(tokens), parser.options, {}))
    notes += tuple(Note(NoteKind.CUT, cut.message, subject=cut.limit) for cut in cuts)
    return read_html_article(Article(replace(metadata, title=metadata.title or title), html, "html", notes=notes))


def _parser() -> MarkdownIt:
    """Return the parser; built anew for each page, which takes a millisecond."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.dollarmath.index import math_inline_dollar
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    # Money is no mathematics: "$5 and $10" stays text.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    formulas = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)
    parser.inline.ruler.at("math_inline", _apart_from_its_end(formulas))
    parser.core.ruler.before("footnote_tail", "footnotes_without_mark", _keep_footnotes_without_mark)
    # The vocabulary's own check of addresses follows; the parser's would leave the mark-up of refused links as text.
    parser.validateLink = _accept_address  # type: ignore[method-assign]
    for name, rule in RENDER_RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _apart_from_its_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return the rule for formulas, which otherwise sees the text's last character before its first.

    Python counts -1 from the end: "$x$ is 5" would begin with a dollar sign behind a digit.
    """

    def apart(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
        if state.pos:
            return rule(state, silent)
        source, state.src = state.src, f"{state.src}\n"
        found = rule(state, silent)
        state.src = source
        return found

    return apart


def _accept_address(url: str) -> bool:
    del url
    return True


def _keep_footnotes_without_mark(state: StateCore) -> None:
    """List the footnotes that nothing calls with the others: their words are the page's."""
    footnotes = state.env.get("footnotes", {})
    listed = footnotes.setdefault("list", {})
    for name, number in footnotes.get("refs", {}).items():
        if number < 0:
            footnotes["refs"][name] = len(listed)
            listed[len(listed)] = {"label": name[1:], "count": 0}

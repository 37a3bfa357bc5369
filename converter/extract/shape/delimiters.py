r"""LaTeX that a script would have drawn, between `\(…\)`, `\[…\]`, `$$…$$` or `$…$`, to formulas.

Only on pages that load such a script: elsewhere two dollar signs are a price range.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import strings_of
from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS
from converter.extract.shape.tree import classes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_RENDERERS: Final = ("mathjax", "katex", "texme", "rendermathinelement", "temml", "tex-mml", "tex2jax", "auto-render")
_SINGLE_DOLLARS: Final = re.compile(r"""inlineMath["']?\s*:\s*[\[{][^;]{0,80}?["']\$["']|left["']?\s*:\s*["']\$["']""")
_UNREAD: Final = frozenset({"pre", "code", "script", "style", "textarea", "math", "kbd", "samp", "svg"})
_DISPLAYED: Final = (("$$", "$$"), (r"\[", r"\]"))
_IN_LINE: Final = ((r"\(", r"\)"),)
_IGNORED: Final = re.compile(r" (?:tex2jax_ignore|mathjax_ignore|no-mathjax|nokatex|notranslate-math) ")
"""What pages tell renderers to leave alone."""
MOST_JOINED: Final = 500
MOST_LINES: Final = 60
"""Formulas with line breaks in an article, and lines in one; taking nodes out of a long paragraph one by one is slow."""
_OPENING: Final = re.compile(
    r"\$\$|\\\[|\\\(|\$|\\begin\{(equation|align|alignat|gather|multline|eqnarray|flalign|displaymath)(\*?)\}"
)


def shape_delimited(tree: ArticleTree) -> None:
    """Make formulas of delimited LaTeX in the text, where the page's scripts would have."""
    if not any("$" in text or "\\" in text for text in strings_of(tree.root)):
        return
    scripts = " ".join(tree.scripts)
    lowered = scripts.lower()
    if not any(name in lowered for name in _RENDERERS):
        return
    closings = dict(_DISPLAYED + _IN_LINE)
    if _SINGLE_DOLLARS.search(scripts):
        closings["$"] = "$"
    _join_broken_formulas(tree)
    for text in [text for text in strings_of(tree.root) if "$" in text or "\\" in text]:
        if any(around.name in _UNREAD or _IGNORED.search(classes_of(around)) for around in text.parents):
            continue
        nodes = list(_formulas(str(text), closings, tree))
        if len(nodes) > 1 or not isinstance(nodes[0], NavigableString):
            # In one box, which says nothing: putting thousands of nodes beside a text is quadratic in BeautifulSoup.
            box = tree.new("span")
            for node in nodes:
                box.append(node)
            text.replace_with(box)


def _join_broken_formulas(tree: ArticleTree) -> None:
    """Make one text of a displayed formula that line breaks part: editors put them in, and renderers read over them."""
    parents = {id(line.parent): line.parent for line in tree.elements("br") if line.parent is not None}
    joined = 0
    for parent in parents.values():
        parts: list[PageElement] = []
        open_signs = 0
        for node in list(parent.contents):
            if isinstance(node, Tag) and node.name != "br":
                parts, open_signs = [], 0
            elif isinstance(node, Tag):
                if parts:
                    parts.append(node)
            else:
                open_signs = _open_signs(str(node), open_signs)
                parts = [*parts, node] if open_signs or parts else []
            if len(parts) > 1 and not open_signs and joined < MOST_JOINED:
                parts[0].replace_with("".join("\n" if isinstance(part, Tag) else str(part) for part in parts))
                for part in parts[1:]:
                    part.extract()
                joined += 1
            if not open_signs or len(parts) > MOST_LINES:
                parts, open_signs = [], 0


def _open_signs(text: str, before: int) -> int:
    """Return how many displays are open after a text; dollars open and close in turn."""
    after = before + text.count("\\[") - text.count("\\]") + text.count("\\begin{") - text.count("\\end{")
    if text.count("$$") % 2:
        after += -1 if before else 1
    return max(after, 0)


def _formulas(text: str, closings: dict[str, str], tree: ArticleTree) -> Iterator[PageElement]:
    """Yield the text in parts, delimited LaTeX as formulas."""
    start = place = 0
    hopeless: set[str] = set()
    while found := _OPENING.search(text, place):
        opening = found.group()
        name = found.group(1)
        closing = f"\\end{{{name}{found.group(2)}}}" if name else closings.get(opening, "")
        place = found.end()
        # What has no end from here on has none further on either; asking each time would be quadratic.
        end = -1 if not closing or closing in hopeless else text.find(closing, place)
        if end < 0:
            hopeless.add(closing)
            continue
        latex = text[place:end] if not name else text[found.start() : end + len(closing)]
        if opening == "$" and not _is_formula(latex, text[end + 1 : end + 2]):
            continue
        if found.start() > start:
            yield NavigableString(text[start : found.start()])
        shown = name is not None or opening in dict(_DISPLAYED)
        yield tree.new("div" if shown else "span", {"class": MATH_CLASS, LATEX_ATTRIBUTE: latex.strip()})
        start = place = end + len(closing)
    if start < len(text) or start == 0:
        yield NavigableString(text[start:])


def _is_formula(latex: str, following: str) -> bool:
    """Return whether what stands between single dollars is a formula, by pandoc's rule for them."""
    return (
        bool(latex)
        and not latex[0].isspace()
        and not latex[-1].isspace()
        and not following.isdigit()
        and "\n\n" not in latex
    )

r"""LaTeX that a script would have drawn, between `\(…\)`, `\[…\]`, `$$…$$` or `$…$`, to formulas.

Only on pages that load such a script: elsewhere two dollar signs are a price range.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString

from converter.base.dom import strings_of
from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_RENDERERS: Final = ("mathjax", "katex", "texme", "rendermathinelement")
_SINGLE_DOLLARS: Final = re.compile(r"""inlineMath["']?\s*:\s*[\[{][^;]{0,80}?["']\$["']|left["']?\s*:\s*["']\$["']""")
_UNREAD: Final = frozenset({"pre", "code", "script", "style", "textarea", "math", "kbd", "samp", "svg"})
_DISPLAYED: Final = (("$$", "$$"), (r"\[", r"\]"))
_IN_LINE: Final = ((r"\(", r"\)"),)
_OPENING: Final = re.compile(r"\$\$|\\\[|\\\(|\$|\\begin\{(equation|align|gather|multline|eqnarray)(\*?)\}")


def shape_delimited(tree: ArticleTree) -> None:
    """Make formulas of delimited LaTeX in the text, where the page's scripts would have."""
    texts = [text for text in strings_of(tree.root) if "$" in text or "\\" in text]
    if not texts:
        return
    scripts = " ".join(tree.scripts)
    lowered = scripts.lower()
    if not any(name in lowered for name in _RENDERERS):
        return
    closings = dict(_DISPLAYED + _IN_LINE)
    if _SINGLE_DOLLARS.search(scripts):
        closings["$"] = "$"
    for text in texts:
        if any(around.name in _UNREAD for around in text.parents):
            continue
        nodes = list(_formulas(str(text), closings, tree))
        if len(nodes) > 1 or not isinstance(nodes[0], NavigableString):
            # In one box, which says nothing: putting thousands of nodes beside a text is quadratic in BeautifulSoup.
            box = tree.new("span")
            for node in nodes:
                box.append(node)
            text.replace_with(box)


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

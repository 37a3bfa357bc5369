"""What the shapes of mathematics share: where pages keep LaTeX, and putting a formula into an element's place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

Place: TypeAlias = Literal["inline", "display"]
"""Whether a formula stands within a line or on a line of its own."""

LATEX_ATTRIBUTES: Final = (
    "data-latex data-math data-tex data-katex data-formula data-equation data-expr data-original-tex data-tex-source"
).split()
TEX_ENCODINGS: Final = frozenset({"application/x-tex", "application/x-latex", "tex", "latex", "text/x-tex"})
DELIMITERS: Final = (
    ("$$", "$$", "display"),
    (r"\[", r"\]", "display"),
    (r"\(", r"\)", "inline"),
    ("$", "$", "inline"),
)
"""What encloses LaTeX in text, and where it puts it; the longer first."""
_DISPLAYED: Final = re.compile(r"(?<!inline-)block|display|equation(?!-inline)")
_ENVIRONMENT: Final = re.compile(
    r"\\begin\{(?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath)\*?\}"
)
_CDATA: Final = "% <![CDATA["
_STYLED: Final = "{\\displaystyle "
_DOCUMENT: Final = ("\\begin{document}", "\\end{document}")


def put_latex(tree: ArticleTree, old: Tag, latex: str, place: Place) -> None:
    """Put a formula into an element's place; nothing where it is empty."""
    latex, place = bare_latex(latex, place)
    if not latex:
        tree.remove(old)
        return
    tree.replace(old, new_latex(tree, latex, place))


def new_latex(tree: ArticleTree, latex: str, place: Place) -> Tag:
    """Return the agreed element for LaTeX."""
    name = "div" if place == "display" else "span"
    return tree.new(name, {"class": MATH_CLASS, LATEX_ATTRIBUTE: latex})


def bare_latex(latex: str, place: Place) -> tuple[str, Place]:
    """Return LaTeX without what encloses it, and where it stands; the delimiters know it better than the element."""
    latex = latex.strip()
    if latex.startswith(_CDATA):
        latex = latex.removeprefix(_CDATA).rpartition("%]]>")[0].strip() or latex
    # Publishers give a whole document for each formula.
    if _DOCUMENT[0] in latex:
        latex = latex.partition(_DOCUMENT[0])[2].partition(_DOCUMENT[1])[0].strip()
    # MediaWiki's alternative texts.
    if latex.startswith(_STYLED) and latex.endswith("}"):
        latex = latex.removeprefix(_STYLED)[:-1].strip()
    if enclosed := enclosed_latex(latex):
        return enclosed
    return latex, "display" if _ENVIRONMENT.match(latex) else place


def enclosed_latex(text: str) -> tuple[str, Place] | None:
    """Return the LaTeX in a text that is one formula between delimiters; None where it is not."""
    text = text.strip()
    for opening, closing, place in DELIMITERS:
        if len(text) > len(opening) + len(closing) and text.startswith(opening) and text.endswith(closing):
            latex = text[len(opening) : -len(closing)].strip()
            is_one = opening not in latex and closing not in latex
            return (latex, "display" if place == "display" else "inline") if latex and is_one else None
    return (text, "display") if _ENVIRONMENT.match(text) else None


def latex_attribute(element: Tag) -> str:
    """Return the LaTeX that an element has in an attribute; "" where it has none."""
    return next((value for name in LATEX_ATTRIBUTES if (value := attribute(element, name).strip())), "")


def says_displayed(element: Tag) -> bool:
    """Return whether an element says that its formula stands on a line of its own."""
    if element.name in ("div", "figure") or attribute(element, "data-math-style") == "display":
        return True
    return _DISPLAYED.search(attribute(element, "class").lower()) is not None


def is_shaped(element: Tag) -> bool:
    """Return whether an element is the agreed form already."""
    return attribute(element, "class") == MATH_CLASS and LATEX_ATTRIBUTE in element.attrs


def latex_of(element: Tag) -> str:
    """Return the LaTeX of a formula in its agreed form; "" for MathML that has none."""
    annotation = element.find("annotation", encoding=list(TEX_ENCODINGS))
    latex = text_of(annotation) if isinstance(annotation, Tag) else ""
    latex = attribute(element, LATEX_ATTRIBUTE) or latex or attribute(element, "alttext")
    return latex.removeprefix("\\displaystyle").strip()


def unescaped(text: str) -> str:
    """Return text whose references to characters stood for themselves, as pages that escape twice have them."""
    return unescape(text) if "&" in text else text

"""LaTeX that stands as text in an element whose name, class or attributes say what it is, to formulas.

pandoc, Quarto, Sphinx, MkDocs, kramdown, Stack Exchange, GitHub, GitLab, Discourse, CKEditor, remark and Springer write it so,
for a script to draw; without the script it is still LaTeX.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import MATH_CLASS
from converter.extract.shape.formulas import (
    LATEX_ATTRIBUTES,
    Place,
    bare_latex,
    enclosed_latex,
    is_shaped,
    latex_attribute,
    put_latex,
    says_displayed,
)
from converter.extract.shape.tree import classes_of, is_gone, is_short

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

MAX_LATEX_CHARACTERS: Final = 20_000
_HOLD_ATTRIBUTES: Final = frozenset("span div code pre math-renderer amp-mathml figure tex-math".split())
_HOLD_TEXT: Final = ("span", "div", "code", "pre", "p", "eq", "figure")
_ELEMENTS: Final = (
    "math-renderer",
    "tex-math",
    "la-tex",
    "d-math",
    "x-math",
    "katex-inline",
    "katex-block",
    "ce-katex",
)
"""Elements of their own; distill.pub has d-math."""
_LATEX_CLASS: Final = re.compile(
    r" (?:math|math-container|math-tex|mathjax-tex|mathjax-inline|mathjax-block|mathjax-content|arithmatex|kdmath|math-inline|math-display"
    r"|math-block|inline-math|display-math|language-math|js-render-math|katex-inline|katex-block|katex-error|md-inline-math-container"
    r"|filter_mathjaxloader_equation|tex-formula|latex-formula|formula-latex|tex2jax_process|tex2jax|mathjax_process|tex|latex) "
)
"""Classes of elements whose text may be LaTeX; most count only where delimiters say so, too."""
_SURE_CLASS: Final = re.compile(
    r" (?:math-container|language-math|js-render-math|katex-error|kdmath|math-tex|arithmatex|katex-inline|katex-block|tex-formula) "
)
"""Classes of text that is LaTeX without delimiters, too."""
_EQUATION_NUMBER: Final = re.compile(r" (?:eqno|equation-number|headerlink) ")


def shape_marked_latex(tree: ArticleTree) -> None:
    """Make formulas of LaTeX in attributes and in marked text."""
    for element in tree.with_attribute(*LATEX_ATTRIBUTES):
        if element.name in _HOLD_ATTRIBUTES and not is_shaped(element) and (latex := latex_attribute(element)):
            place: Place = "display" if says_displayed(element) and "inline" not in element.attrs else "inline"
            put_latex(tree, element, latex, place)
    for element in tree.with_attribute("data-attrs"):
        _shape_component(element, tree)
    for element in tree.elements(*_ELEMENTS):
        latex = text_of(element)
        displayed = "display" in classes_of(element) or "block" in element.attrs or "block" in element.name
        put_latex(tree, element, latex, "display" if displayed else "inline")
    for element, classes in tree.of_class(_LATEX_CLASS, *_HOLD_TEXT):
        if not is_gone(element) and not is_shaped(element):
            _shape_marked(element, classes, tree)


def _shape_component(element: Tag, tree: ArticleTree) -> None:
    """Make a formula of a Substack component, whose data are JSON in an attribute."""
    if "latex" not in attribute(element, "data-component-name").lower() and " latex-rendered " not in classes_of(
        element
    ):
        return
    try:
        told = json.loads(attribute(element, "data-attrs"))
    except (ValueError, RecursionError):
        return
    latex = told.get("persistentExpression") or told.get("expression") if isinstance(told, dict) else None
    if isinstance(latex, str) and latex.strip():
        put_latex(tree, element, latex, "display")


def _shape_marked(element: Tag, classes: str, tree: ArticleTree) -> None:
    if not is_short(element, MAX_LATEX_CHARACTERS):
        return
    if any(isinstance(node, Tag) and node.name in ("math", "img") for node in element.children):
        # Elsevier's <span class="math"> around MathML says nothing.
        _forget_class(element)
        return
    number = ""
    for part in element.find_all(class_=True):
        if _EQUATION_NUMBER.search(classes_of(part)):
            number = number or text_of(part).strip("()¶# ")
    outer = _frame_of(element)
    text = "".join(
        str(node)
        for node in element.strings
        if not any(
            isinstance(around, Tag) and _EQUATION_NUMBER.search(classes_of(around))
            for around in _between(node, element)
        )
    ).strip()
    enclosed = enclosed_latex(text)
    is_sure = _SURE_CLASS.search(classes) is not None
    is_discourse = (
        classes.strip() == MATH_CLASS and "\\" in text and not any(isinstance(node, Tag) for node in element.children)
    )
    if not text or not (enclosed or is_sure or is_discourse):
        _forget_class(element)
        return
    displayed = says_displayed(element) or outer is not element
    latex, place = bare_latex(text, "display" if displayed else "inline")
    if number and place == "display" and "\\tag" not in latex and "\\begin{" not in latex:
        latex = f"{latex} \\tag{{{number}}}"
    put_latex(tree, outer, latex, place)


def _between(node: object, element: Tag) -> list[Tag]:
    """Return the elements between a text and an element around it."""
    found: list[Tag] = []
    around = getattr(node, "parent", None)
    while isinstance(around, Tag) and around is not element:
        found.append(around)
        around = around.parent
    return found


def _frame_of(element: Tag) -> Tag:
    """Return the `<pre>` in which nothing but a formula's `<code>` stands; else the element itself."""
    parent = element.parent
    if element.name == "code" and parent is not None and parent.name == "pre" and text_of(parent) == text_of(element):
        return parent
    return element


def _forget_class(element: Tag) -> None:
    """Take the class that the agreed form has from an element that is none."""
    classes = attribute(element, "class").split()
    if MATH_CLASS in classes:
        element["class"] = " ".join(name for name in classes if name != MATH_CLASS)
        if not element["class"]:
            del element["class"]

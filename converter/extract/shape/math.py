"""Formulas of KaTeX, MathJax, MediaWiki, LaTeXML and picture services to `<math alttext>` or `class="math" data-latex`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS
from converter.extract.shape.delimiters import shape_delimited
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_LATEX_ATTRIBUTES: Final = (
    "data-latex data-math data-tex data-katex data-formula data-equation data-expr data-original-tex data-tex-source"
).split()
_HOLD_LATEX: Final = frozenset({"span", "div", "code"})
_TEX_ENCODINGS: Final = frozenset({"application/x-tex", "application/x-latex", "tex", "latex", "text/x-tex"})
_RENDERED_BY_MATHJAX_2: Final = re.compile(
    r"(?<!\S)(?:MathJax|MathJax_Preview|MathJax_Display|MathJax_SVG|MathJax_SVG_Display|MathJax_CHTML|mjx-chtml)(?!\S)"
)
"""Case counts: "mathjax" is what pages call text in which MathJax is to look for formulas."""
_DRAWN: Final = re.compile(r"mathjax|mjx-chtml|katex|mwe-math-element")
"""Classes of what one of the three below may be."""
_FORMULA_PICTURE: Final = re.compile(
    r" (?:latex|tex|mathtex|math-image|mwe-math-fallback-image-(?:inline|display)|wp-katex-eq|ee_img) "
)
_SERVICE: Final = re.compile(
    r"(?:latex\.codecogs\.com/[\w.]{1,20}\?|latex\.php\?(?:[^#]{0,200}&)?latex=|chart\.(?:apis\.)?google(?:apis)?\.com/chart\?[^#]{0,200}chl=|/cgi-bin/mathtex\.cgi\?"
    r"|/mathtex?\?|/formula/(?=[^/]{0,2000}%5C)|quicklatex\.com/[^?#]{0,200}\?f=|(?:math|tex)\.(?:now\.sh|vercel\.app)\?from=)",
    re.IGNORECASE,
)
_EQUATION_TABLE: Final = re.compile(
    r" (?:ltx_eqn_table|ltx_equation|ltx_equationgroup|disp-formula|equation|eqn|numblk|inline-formula) "
)
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "td", "dd", "section", "article", "blockquote", "body", "main", "[document]"}
)


def shape_math(tree: ArticleTree) -> None:
    """Give every formula one form, and take out what only drew it."""
    for script in tree.elements("script"):
        kind = attribute(script, "type").lower()
        if kind.startswith("math/tex"):
            _put_latex(
                tree, script, script.get_text(), "display" if "mode=display" in kind.replace(" ", "") else "inline"
            )
        elif kind.startswith("math/mml"):
            tree.remove(script)
    for element, classes in tree.of_class(_DRAWN, "span", "div"):
        if is_gone(element):
            continue
        if _RENDERED_BY_MATHJAX_2.search(attribute(element, "class")):
            tree.remove(element)
        elif " katex-display " in classes or " katex " in classes or " katex--display " in classes:
            _shape_katex(element, tree)
        elif " mwe-math-element " in classes:
            _shape_math_element(element, tree, "inline")
    for container in tree.elements("mjx-container", "mathjax"):
        display = attribute(container, "display") in ("true", "block") or "display" in container.attrs.get("class", "")
        _shape_math_element(container, tree, "display" if display else "inline")
    for element in tree.with_attribute(*_LATEX_ATTRIBUTES):
        if element.name in _HOLD_LATEX and not is_gone(element) and not _is_shaped(element):
            _shape_by_attribute(element, tree)
    for image in tree.elements("img"):
        if latex := _latex_of_picture(image):
            _put_latex(
                tree, image, latex, "display" if _is_alone(image) and "display" in classes_of(image) else "inline"
            )
    for table, classes in tree.with_class("table"):
        if _EQUATION_TABLE.search(classes) and not is_gone(table):
            _unwrap_equations(table, tree)
    shape_delimited(tree)


def _shape_katex(element: Tag, tree: ArticleTree) -> None:
    display = " katex-display " in classes_of(element) or element.find(class_="katex-display") is not None
    outer = element
    characters = len(text_of(element))
    for around in ancestors(element, 3):
        if around.name not in ("span", "div", "p") or not is_short(around, characters):
            break
        classes = classes_of(around)
        if any(name in around.attrs for name in _LATEX_ATTRIBUTES) or re.search(r"math|katex", classes):
            display = display or re.search(r"block|display", classes) is not None
            outer = around
    _shape_math_element(outer, tree, "display" if display else "inline")


def _shape_math_element(element: Tag, tree: ArticleTree, place: str) -> None:
    """Put the formula that stands in an element into its place: LaTeX from an attribute or annotation, else MathML."""
    latex = next((value for name in _LATEX_ATTRIBUTES if (value := attribute(element, name).strip())), "")
    math = element.find("math")
    if not latex:
        annotation = next(
            (note for note in element.find_all("annotation") if attribute(note, "encoding").lower() in _TEX_ENCODINGS),
            None,
        )
        latex = text_of(annotation) if annotation is not None else ""
    if not latex:
        image = element.find("img")
        latex = attribute(image, "alt") if isinstance(image, Tag) else ""
    if isinstance(math, Tag):
        if latex:
            math["alttext"] = latex
        if place == "display" or attribute(math, "mode") == "display":
            math["display"] = "block"
        tree.replace(element, math)
    elif latex:
        _put_latex(tree, element, latex, place)
    else:
        # Nothing but glyphs is left: they are the formula's letters at least.
        text = text_of(element)
        tree.replace(element, *([tree.new("span", {}, text)] if text else []))


def _shape_by_attribute(element: Tag, tree: ArticleTree) -> None:
    for name in _LATEX_ATTRIBUTES:
        if name in element.attrs and (latex := attribute(element, name).strip()):
            display = element.name == "div" or re.search(r"block|display", classes_of(element)) is not None
            _put_latex(tree, element, latex, "display" if display else "inline")
            return


def _put_latex(tree: ArticleTree, old: Tag, latex: str, place: str) -> None:
    """Put a formula into an element's place; `place` is "display" or "inline"."""
    latex = latex.strip()
    if latex.startswith("% <![CDATA["):
        latex = latex.removeprefix("% <![CDATA[").rpartition("%]]>")[0].strip() or latex
    name = "div" if place == "display" else "span"
    tree.replace(old, tree.new(name, {"class": MATH_CLASS, LATEX_ATTRIBUTE: latex}))


def _is_shaped(element: Tag) -> bool:
    return attribute(element, "class") == MATH_CLASS and LATEX_ATTRIBUTE in element.attrs


def _latex_of_picture(image: Tag) -> str:
    """Return the LaTeX of a picture that a service drew; "" for any other picture."""
    address = attribute(image, "src")
    alternative = attribute(image, "alt").strip()
    if _FORMULA_PICTURE.search(classes_of(image)):
        return alternative
    found = _SERVICE.search(address)
    if not found:
        return ""
    latex = unquote(address[found.end() :].partition("&")[0].replace("+", " ")).strip()
    return re.sub(r"^\\(?:d?bg|inline|large|huge|small)\S{0,40}\s+", "", latex) or alternative


def _is_alone(element: Tag) -> bool:
    parent = element.parent
    return parent is not None and parent.name in _BLOCKS and not text_of(parent)


def _unwrap_equations(table: Tag, tree: ArticleTree) -> None:
    """Put the formulas of a table that only centres and numbers them into its place; formulas of a row become one."""
    formulas: list[Tag] = []
    for row in table.find_all("tr"):
        found = [
            element
            for element in row.find_all(["math", "div", "span"])
            if element.name == "math" or _is_shaped(element)
        ]
        parts = [latex for element in found if (latex := _latex_of(element))]
        if len(found) > 1 and len(parts) == len(found):
            formulas.append(tree.new("div", {"class": MATH_CLASS, LATEX_ATTRIBUTE: " ".join(parts)}))
        elif found:
            if found[0].name == "math":
                found[0]["display"] = "block"
            else:
                found[0].name = "div"
            formulas.append(found[0])
    words = sum(len(text_of(cell)) for cell in table.find_all("td") if cell.find("math") is None)
    if formulas and words < 40:  # noqa: PLR2004 - an equation's number, no cell of facts
        tree.replace(table, *formulas)


def _latex_of(element: Tag) -> str:
    annotation = element.find("annotation")
    latex = text_of(annotation) if isinstance(annotation, Tag) else ""
    latex = attribute(element, LATEX_ATTRIBUTE) or latex or attribute(element, "alttext")
    return latex.removeprefix("\\displaystyle").strip()

"""Formulas of KaTeX, MathJax, MediaWiki, LaTeXML and all that writes LaTeX to `<math alttext>` or `class="math" data-latex`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, parse_fragment, text_of
from converter.extract.shape.delimiters import shape_delimited
from converter.extract.shape.equation_tables import shape_equation_tables
from converter.extract.shape.formulas import LATEX_ATTRIBUTES, TEX_ENCODINGS, Place, latex_attribute, put_latex
from converter.extract.shape.marked_latex import shape_marked_latex
from converter.extract.shape.mathjax_output import mathml_of_drawing
from converter.extract.shape.tree import ancestors, classes_of, element_after, is_gone, is_short
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_RENDERED_BY_MATHJAX_2: Final = re.compile(
    r"(?<!\S)(?:MathJax|MathJax_Preview|MathJax_Display|MathJax_SVG|MathJax_SVG_Display|MathJax_MathML|MathJax_MathContainer"
    r"|MathJax_CHTML|mjx-chtml|MJXc-display)(?!\S)"
)
"""Case counts: "mathjax" is what pages call text in which MathJax is to look for formulas."""
_DISPLAYED_BY_MATHJAX_2: Final = re.compile(r"(?<!\S)(?:MathJax_Display|MathJax_SVG_Display|MJXc-display)(?!\S)")
_DRAWN: Final = re.compile(r"mathjax|mjx-chtml|mjxc-display|katex|mwe-math-element")
"""Classes of what one of the three below may be."""
_NAMED_MATH: Final = re.compile(r"math|katex|equation")
_BLOCK_NAMED: Final = re.compile(r"(?<!inline-)block|display|equation(?!-inline)")
_PREFIXED: Final = re.compile(r"[a-z]{1,8}:(m[a-z]{1,20}|annotation(?:-xml)?|semantics|none)")
_STEPS_TO_SCRIPT: Final = 3
"""Elements from MathJax's drawing to the script with its formula: around the drawing, and the next one."""


def shape_math(tree: ArticleTree) -> None:
    """Give every formula one form, and take out what only drew it."""
    _drop_prefixes(tree)
    # Before the scripts become formulas: a drawing beside which there is one is nothing but that.
    for element, classes in tree.of_class(_DRAWN, "span", "div"):
        if is_gone(element):
            continue
        if _RENDERED_BY_MATHJAX_2.search(attribute(element, "class")):
            _shape_drawing(element, tree)
        elif " katex-display " in classes or " katex " in classes or " katex--display " in classes:
            _shape_katex(element, tree)
        elif " mwe-math-element " in classes:
            _shape_math_element(element, tree, "display" if "block" in classes else "inline")
    for script in tree.elements("script"):
        _shape_script(script, tree)
    for container in tree.elements("mjx-container", "mathjax"):
        displayed = attribute(container, "display") in ("true", "block") or "display" in classes_of(container)
        _shape_math_element(container, tree, "display" if displayed else "inline")
    shape_marked_latex(tree)
    shape_equation_tables(tree)
    shape_delimited(tree)


def _drop_prefixes(tree: ArticleTree) -> None:
    """Give elements of MathML with a prefix, as XHTML and Word have them, the names that HTML knows."""
    for name in tree.names():
        if found := _PREFIXED.fullmatch(name):
            for element in tree.elements(name):
                element.name = found[1]
                if found[1] == "math":
                    tree.replace(element, _copied(element, tree))


def _copied(element: Tag, tree: ArticleTree) -> Tag:
    math = tree.new("math", {name: attribute(element, name) for name in element.attrs})
    for node in list(element.contents):
        math.append(node.extract())
    return math


def _shape_script(script: Tag, tree: ArticleTree) -> None:
    kind = attribute(script, "type").lower().replace(" ", "")
    if kind.startswith(("math/tex", "math/latex")):
        put_latex(tree, script, script.get_text(), "display" if "mode=display" in kind else "inline")
    elif kind.startswith("math/mml"):
        math = _parsed_math(script.get_text(), tree)
        if math is None:
            tree.remove(script)
        else:
            tree.replace(script, math)


def _parsed_math(markup: str, tree: ArticleTree) -> Tag | None:
    """Return the `<math>` that a text is the mark-up of; None where it is none."""
    parsed = parse_fragment(markup).find("math") if "<" in markup else None
    if not isinstance(parsed, Tag):
        return None
    return _copied(parsed, tree)


def _shape_drawing(element: Tag, tree: ArticleTree) -> None:
    """Take out what MathJax 2 drew, where the formula stands beside it; else put what it carries of that in its place."""
    if _has_source(element, tree) or _is_preview(element):
        tree.remove(element)
        return
    displayed = _DISPLAYED_BY_MATHJAX_2.search(attribute(element, "class")) is not None
    carrier = element if "data-mathml" in element.attrs else element.find(attrs={"data-mathml": True})
    math = _parsed_math(attribute(carrier, "data-mathml"), tree) if isinstance(carrier, Tag) else None
    if math is not None:
        if displayed:
            math["display"] = "block"
        tree.replace(element, math)
    else:
        _shape_math_element(element, tree, "display" if displayed else "inline")


def _is_preview(element: Tag) -> bool:
    return " mathjax_preview " in classes_of(element)


def _has_source(element: Tag, tree: ArticleTree) -> bool:
    """Return whether the script from which MathJax 2 drew something is still there."""
    frame = element if element.get("id") else element.find(id=True)
    identifier = attribute(frame, "id").removesuffix("-Frame") if isinstance(frame, Tag) else ""
    script = tree.identified(identifier) if identifier else None
    if script is not None and script.name == "script":
        return True
    beside = element
    for _ in range(_STEPS_TO_SCRIPT):
        following = element_after(beside)
        if following is not None and following.name == "script":
            return attribute(following, "type").lower().startswith("math/")
        if following is not None and _RENDERED_BY_MATHJAX_2.search(attribute(following, "class")):
            beside = following
        elif following is None and beside.parent is not None and beside.parent.name in ("span", "div"):
            beside = beside.parent
        else:
            return False
    return False


def _shape_katex(element: Tag, tree: ArticleTree) -> None:
    displayed = " katex-display " in classes_of(element) or element.find(class_="katex-display") is not None
    outer = element
    characters = len(text_of(element))
    for around in ancestors(element, 3):
        if around.name not in ("span", "div", "p", "figure", "section", "eq", "eqn") or not is_short(
            around, characters
        ):
            break
        classes = classes_of(around)
        says = any(name in around.attrs for name in LATEX_ATTRIBUTES)
        if says or around.name in ("eq", "eqn", "figure", "section") or _NAMED_MATH.search(classes):
            displayed = displayed or _BLOCK_NAMED.search(classes) is not None or around.name == "section"
            outer = around
    _shape_math_element(outer, tree, "display" if displayed else "inline")


def _shape_math_element(element: Tag, tree: ArticleTree, place: Place) -> None:
    """Put the formula that stands in an element into its place: LaTeX from an attribute or annotation, else MathML."""
    latex = latex_attribute(element)
    math = element.find("math")
    if not latex:
        annotation = next(
            (note for note in element.find_all("annotation") if attribute(note, "encoding").lower() in TEX_ENCODINGS),
            None,
        )
        latex = text_of(annotation) if annotation is not None else ""
    if not latex:
        carrier = element.find(attrs=dict.fromkeys(LATEX_ATTRIBUTES[:1], True))
        latex = latex_attribute(carrier) if isinstance(carrier, Tag) and not isinstance(math, Tag) else ""
    if not latex:
        image = element.find("img")
        latex = attribute(image, "alt") if isinstance(image, Tag) else ""
    if not isinstance(math, Tag) and not latex:
        math = mathml_of_drawing(element)
    if isinstance(math, Tag):
        if latex:
            math["alttext"] = latex
        if place == "display" or attribute(math, "mode") == "display":
            math["display"] = "block"
        tree.replace(element, math)
    elif latex:
        put_latex(tree, element, latex, place)
    else:
        # Nothing but glyphs is left: they are the formula's letters at least.
        text = text_of(element)
        message = f'A formula is left as its bare characters: "{text}".' if text else "A formula was never drawn."
        tree.notes.append(Note(NoteKind.TEXT_LOST, message, text))
        tree.replace(element, *([tree.new("span", {}, text)] if text else []))

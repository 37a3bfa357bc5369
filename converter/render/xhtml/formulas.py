"""Formulas to XHTML: MathML that is checked element by element, else LaTeX in its agreed form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS
from converter.model.document import Formula, FormulaBlock
from converter.model.mathml import mathml_text
from converter.render.formulas.mathml import mathml_of_latex
from converter.render.xhtml.markup import element, escape_text, void_element

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

    from converter.render.xhtml.settings import FormulaImage

MATHML_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# Presentation MathML's elements (MathML Core, 2 and 3; the last row is MathML 3). Not among them: annotation-xml,
# through which HTML gets into mathematics, and maction.
MATHML_ELEMENTS = frozenset(
    {
        "math",
        "semantics",
        "annotation",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "ms",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "merror",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "none",
        "mtable",
        "mtr",
        "mtd",
        "mfenced",
        "menclose",
        "mlabeledtr",
        "maligngroup",
        "malignmark",
    }
)
MATHML_ATTRIBUTES = frozenset(
    {
        "accent",
        "accentunder",
        "align",
        "columnalign",
        "columnlines",
        "columnspacing",
        "columnspan",
        "depth",
        "dir",
        "display",
        "displaystyle",
        "encoding",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "open",
        "close",
        "rowalign",
        "rowlines",
        "rowspacing",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "separators",
        "stretchy",
        "symmetric",
        "voffset",
        "alttext",
    }
)

WITH_WIDTH = frozenset({"mspace", "mpadded"})
"""Elements that may have a width (MathML 3, as EPUB has it)."""

FORMULA_PICTURE_CLASS = "formula"
"""Of the picture of a formula, for style sheets; no part of the vocabulary, for nothing reads PDFs."""

MAX_MATHML_DEPTH = 100
"""Elements in each other; what people write has under thirty."""


def write_formula(
    formula: Formula | FormulaBlock, pictures: Mapping[Formula | FormulaBlock, FormulaImage] | None
) -> str:
    """Return a formula as its picture, where there are pictures, as MathML, or as the element that carries its LaTeX.

    MathML that was made of the LaTeX stands in that element, so that a reader knows which of the two is the author's.
    """
    if pictures is not None and formula in pictures:
        return _picture(formula, pictures[formula])
    if pictures is None and (mathml := _checked_mathml(formula)):
        return mathml
    name = "div" if isinstance(formula, FormulaBlock) else "span"
    made = _made_mathml(formula) if pictures is None else ""
    text = escape_text(formula.latex or mathml_text(formula.mathml))
    return element(name, {"class": MATH_CLASS, LATEX_ATTRIBUTE: formula.latex}, made or text)


def _picture(formula: Formula | FormulaBlock, image: FormulaImage) -> str:
    alternative = formula.latex or mathml_text(formula.mathml)
    attributes = {"class": FORMULA_PICTURE_CLASS, "src": image.source, "alt": alternative, "style": image.style}
    picture = void_element("img", attributes)
    return element("div", {"class": FORMULA_PICTURE_CLASS}, picture) if isinstance(formula, FormulaBlock) else picture


def checked_mathml(formula: Formula | FormulaBlock) -> str:
    """Return the formula's MathML rid of all but mathematics, else what is made of its LaTeX; "" where there is none."""
    return _checked_mathml(formula) or _made_mathml(formula)


def _made_mathml(formula: Formula | FormulaBlock) -> str:
    made = mathml_of_latex(formula.latex, is_display=isinstance(formula, FormulaBlock))
    return _checked_mathml(replace(formula, mathml=made)) if made else ""


def _checked_mathml(formula: Formula | FormulaBlock) -> str:
    """Return the formula's MathML rid of all but mathematics; "" where there is none or it is not well-formed."""
    # A document type is where entities are defined, and nothing that a <math> element has.
    if not formula.mathml or "<!" in formula.mathml:
        return ""
    from xml.etree import ElementTree as ET

    try:
        root = ET.fromstring(formula.mathml)  # noqa: S314 -- no document type, hence no entity to expand
    except ET.ParseError:
        return ""
    if _local_name(root) != "math":
        return ""
    attributes = {key: value for key, value in root.attrib.items() if key in MATHML_ATTRIBUTES and key != "display"}
    if isinstance(formula, FormulaBlock):
        attributes["display"] = "block"
    if formula.latex:
        attributes["alttext"] = formula.latex
    return element("math", {"xmlns": MATHML_NAMESPACE} | attributes, _checked_content(root, MAX_MATHML_DEPTH))


def _checked_content(parent: ET.Element, depth: int) -> str:
    """Return what stands in an element of MathML, elements that are none or lie deeper than `depth` left out."""
    written = [escape_text(parent.text or "")]
    for child in parent:
        name = _local_name(child)
        if depth and name in MATHML_ELEMENTS and name != "math":
            attributes = {
                key: value
                for key, value in child.attrib.items()
                if key in MATHML_ATTRIBUTES or (key == "width" and name in WITH_WIDTH)
            }
            written.append(element(name, attributes, _checked_content(child, depth - 1)))
        written.append(escape_text(child.tail or ""))
    return "".join(written)


def _local_name(node: ET.Element) -> str:
    return node.tag.removeprefix(f"{{{MATHML_NAMESPACE}}}") if isinstance(node.tag, str) else ""

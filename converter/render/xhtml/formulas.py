"""Formulas to XHTML: MathML that is checked element by element, else LaTeX in its agreed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS
from converter.model.document import Formula, FormulaBlock
from converter.render.xhtml.markup import element, escape_text

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from converter.render.xhtml.settings import FormulaManner

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
        "width",
        "alttext",
    }
)

MAX_MATHML_DEPTH = 100
"""Elements in each other; what people write has under thirty."""


def write_formula(formula: Formula | FormulaBlock, manner: FormulaManner) -> str:
    """Return a formula as MathML, or as the element that carries its LaTeX."""
    mathml = "" if manner == "latex" and formula.latex else _checked_mathml(formula)
    if mathml:
        return mathml
    name = "div" if isinstance(formula, FormulaBlock) else "span"
    return element(name, {"class": MATH_CLASS, LATEX_ATTRIBUTE: formula.latex}, escape_text(formula.latex))


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
            attributes = {key: value for key, value in child.attrib.items() if key in MATHML_ATTRIBUTES}
            written.append(element(name, attributes, _checked_content(child, depth - 1)))
        written.append(escape_text(child.tail or ""))
    return "".join(written)


def _local_name(node: ET.Element) -> str:
    return node.tag.removeprefix(f"{{{MATHML_NAMESPACE}}}") if isinstance(node.tag, str) else ""

"""LaTeX to MathML, by latex2mathml: its only user but ziamath."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from converter.model.document import Formula, FormulaBlock
from converter.model.record import Note, NoteKind
from converter.model.walk import document_parts
from converter.render.formulas.plain_latex import is_reasonable, plain_latex

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from converter.model.document import Document

NAMESPACE: Final = "http://www.w3.org/1998/Math/MathML"
FORMULAS_KEPT: Final = 4096
"""Formulas whose MathML is remembered: an article says the same letters again and again."""

_LIMITS_BELOW: Final = frozenset("lim limsup liminf max min sup inf det gcd Pr argmax argmin".split())
"""Operators whose subscript stands below them in a display; the package writes it beside them."""
_CHILDREN: Final = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "munder": 2,
    "mover": 2,
    "msubsup": 3,
    "munderover": 3,
}
"""How many parts an element has."""
_BARS: Final = frozenset("|‖∥")


@lru_cache(maxsize=FORMULAS_KEPT)
def mathml_of_latex(latex: str, *, is_display: bool) -> str:
    """Return LaTeX as a `<math>` element; "" where it is not all understood."""
    if not latex.strip() or not is_reasonable(latex):
        return ""
    from xml.etree import ElementTree as ET

    from latex2mathml.converter import convert

    try:
        written = convert(plain_latex(latex), display="block" if is_display else "inline")
        # After \bigl and its kin the package leaves a brace as it was written.
        written = written.replace(">\\{<", ">{<").replace(">\\}<", ">}<")
        root = ET.fromstring(written)  # noqa: S314 -- the package's own mark-up, without a document type
    except Exception:  # noqa: BLE001 - for LaTeX that is wrong the package raises whatever it happens upon
        return ""
    if not _is_understood(root, latex):
        return ""
    _mend(root, is_display=is_display)
    return ET.tostring(root, encoding="unicode")


def formulas_without_mathml(document: Document) -> list[str]:
    """Return the LaTeX of a document's formulas of which there is no MathML, and none can be made."""
    formulas = [part for part in document_parts(document) if isinstance(part, Formula | FormulaBlock)]
    return [
        formula.latex
        for formula in formulas
        if not formula.mathml and not mathml_of_latex(formula.latex, is_display=isinstance(formula, FormulaBlock))
    ]


def note_on_formulas(document: Document, *, place: str) -> tuple[Note, ...]:
    """Return a note on the formulas that stand as LaTeX for want of MathML; () where there are none."""
    left = formulas_without_mathml(document)
    if not left:
        return ()
    return (
        Note(NoteKind.FORMAT_LOSS, f"Formulas that could not be set stand as LaTeX {place}: {len(left)}.", left[0]),
    )


def _mend(root: ET.Element, *, is_display: bool) -> None:
    """Say in MathML what the package leaves to those who draw it."""
    for node in root.iter():
        name = node.tag.rpartition("}")[2]
        children = list(node)
        if is_display and name == "msub" and children and (children[0].text or "").strip() in _LIMITS_BELOW:
            node.tag = node.tag.replace("msub", "munder")
        for first, second in pairwise(children):
            # Bars around a matrix grow with it, as no bar does by itself.
            for bar, beside in ((first, second), (second, first)):
                if (bar.text or "").strip() in _BARS and beside.tag.endswith("}mtable"):
                    bar.set("stretchy", "true")
                    bar.set("symmetric", "true")


def _is_understood(root: ET.Element, latex: str) -> bool:
    """Return whether no command is left as a name, no sign of a table as a letter, and no part is missing."""
    for node in root.iter():
        text = (node.text or "").strip()
        if len(node) < _CHILDREN.get(node.tag.rpartition("}")[2], 0):
            return False
        if node.tag.endswith("}mtext"):
            continue
        if (text.startswith("\\") and len(text) > 1) or (text == "\\" and "backslash" not in latex):
            return False
        if text == "&" and "\\&" not in latex:
            return False
    return any(node.text and node.text.strip() for node in root.iter())

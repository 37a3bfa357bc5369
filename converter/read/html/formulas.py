"""Formulas to the model: LaTeX where the page has it, and MathML built anew from known elements only."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.base.mathml import latex_from_mathml
from converter.base.vocabulary import LATEX_ATTRIBUTE
from converter.model.document import Formula, FormulaBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Blocks, Inlines
    from converter.read.html.reader import Reader

_NAMESPACE: Final = "http://www.w3.org/1998/Math/MathML"
# Presentation elements of MathML 3 that may stand in an EPUB; without links, actions, foreign content and glyph pictures.
_ELEMENTS: Final = frozenset(
    "math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot"
    " mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics".split()
)
_ATTRIBUTES: Final = frozenset(
    "accent accentunder align bevelled close columnalign columnlines columnspacing columnspan depth denomalign dir"
    " display displaystyle fence form frame height largeop linethickness lquote lspace mathvariant maxsize minsize"
    " movablelimits notation numalign open rowalign rowlines rowspacing rowspan rquote rspace scriptlevel separator"
    " separators side stretchy subscriptshift superscriptshift symmetric voffset".split()
)
_WITH_WIDTH: Final = frozenset({"mspace", "mpadded"})
"""Elements whose width is a part of the formula; MathML 3 lets no cell have one, and a table's is the page's."""
_TEX_ENCODINGS: Final = frozenset({"application/x-tex", "application/x-latex", "tex", "latex", "text/x-tex"})
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
"""MathML's own: a no-break space is one that someone wanted."""
_WORDS: Final = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
"""What makes an alternative text one to be read aloud, where it has no command of LaTeX."""
_DELIMITERS: Final = (
    ("$$", "$$"),
    (r"\[", r"\]"),
    (r"\(", r"\)"),
    ("$", "$"),
    (r"{\displaystyle ", "}"),
    (r"{\textstyle ", "}"),
)


def read_math(element: Tag, reader: Reader) -> Inlines:
    """Return a `<math>` element within a line; () when nothing is in it."""
    del reader
    latex, mathml = notations_of(element)
    return (Formula(latex, mathml),) if latex or mathml else ()


def read_math_block(element: Tag, reader: Reader) -> Blocks:
    """Return a displayed `<math>` element; () when nothing is in it."""
    del reader
    latex, mathml = notations_of(element)
    return (FormulaBlock(latex, mathml),) if latex or mathml else ()


def read_latex(element: Tag, reader: Reader) -> Inlines:
    """Return a `<span class="math">`. MathML in one that has its LaTeX was made of that, and is not read."""
    math = element.find("math")
    if isinstance(math, Tag) and not element.get(LATEX_ATTRIBUTE):
        return read_math(math, reader)
    latex = attribute(element, LATEX_ATTRIBUTE).strip() or undelimited(text_of(element))
    return (Formula(latex),) if latex else ()


def read_latex_block(element: Tag, reader: Reader) -> Blocks:
    """Return a `<div class="math">`, which is displayed whatever the `<math>` in it says."""
    if isinstance(math := element.find("math"), Tag):
        math["display"] = "block"
    return tuple(
        FormulaBlock(formula.latex, formula.mathml)
        for formula in read_latex(element, reader)
        if isinstance(formula, Formula)
    )


def notations_of(math: Tag) -> tuple[str, str]:
    """Return the LaTeX and the MathML of a `<math>` element; both "" when no character is in it.

    The LaTeX is the author's where the element carries it, else made of the MathML.
    """
    bare = mathml_of(math, "")
    latex = latex_of(math)
    if bare and (not latex or ("\\" not in latex and _WORDS.search(latex))):
        latex = latex_from_mathml(bare) or latex
    return latex, bare.replace(">", f"{_alternative(latex)}>", 1)


def mathml_of(math: Tag, latex: str) -> str:
    """Return a `<math>` element built anew of what is mathematics in it, with its LaTeX; "" when nothing is in it."""
    content = "".join(_pieces(math))
    display = ' display="block"' if attribute(math, "display") == "block" else ""
    return f'<math xmlns="{_NAMESPACE}"{display}{_alternative(latex)}>{content}</math>' if content else ""


def _alternative(latex: str) -> str:
    return f' alttext="{escape(latex)}"' if latex else ""


def latex_of(math: Tag) -> str:
    """Return the LaTeX that a `<math>` element carries in an annotation or `alttext`; "" where it has none."""
    for annotation in math.find_all("annotation"):
        if attribute(annotation, "encoding").lower() in _TEX_ENCODINGS and (latex := annotation.get_text().strip()):
            return undelimited(latex)
    return undelimited(attribute(math, "alttext").strip())


def undelimited(latex: str) -> str:
    """Return LaTeX without the delimiters that set it off from text."""
    latex = latex.strip()
    for opening, closing in _DELIMITERS:
        if len(latex) > len(opening) + len(closing) and latex.startswith(opening) and latex.endswith(closing):
            return latex[len(opening) : -len(closing)].strip()
    return latex


def _pieces(element: Tag) -> Iterator[str]:
    """Yield the mark-up of what is within an element; an unknown element gives way to its contents."""
    for node in element.contents:
        if type(node) is NavigableString:
            yield escape(_WHITE_SPACE.sub(" ", node).strip())
        elif not isinstance(node, Tag) or node.name in ("annotation", "annotation-xml", "script", "style"):
            continue
        elif node.name not in _ELEMENTS or node.name == "math":
            yield from _pieces(node)
        elif _keeps_a_place(node):
            continue
        elif node.name == "mtable" and (line := _numbered_line(node)):
            yield f'<mrow>{"".join(_pieces(line[0]))}<mspace width="2em"></mspace>{"".join(_pieces(line[1]))}</mrow>'
        else:
            content = "".join(_pieces(node))
            # A mark of accessibility software or an empty <mo> is kept: the count of children has a meaning in <mfrac>.
            attributes = "".join(
                f' {name}="{escape(attribute(node, name))}"'
                for name in node.attrs
                if name in _ATTRIBUTES or (name == "width" and node.name in _WITH_WIDTH)
            )
            yield f"<{node.name}{attributes}>{content}</{node.name}>"


def _keeps_a_place(node: Tag) -> bool:
    """Return whether a cell only takes its share of the line: KaTeX has one before a numbered formula, and one after."""
    return node.name == "mtd" and attribute(node, "width").endswith("%") and not text_of(node)


def _numbered_line(table: Tag) -> tuple[Tag, Tag] | None:
    """Return the formula and the number of a table that KaTeX made to set the two apart; None for any other table."""
    rows = table.find_all("mtr", recursive=False)
    cells = rows[0].find_all("mtd", recursive=False) if len(rows) == 1 else []
    filled = [cell for cell in cells if not _keeps_a_place(cell)]
    match filled:
        case [formula, number] if len(cells) > len(filled):
            return formula, number
        case _:
            return None

"""LaTeX to MathML, MathML to pictures, and where they stand in the renderings."""

from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

import converter
from converter.model.document import Code, Document, Formula, FormulaBlock, LineBreak, Metadata, Paragraph, Text
from converter.model.record import NoteKind
from converter.model.settings import RenderSettings
from converter.render import render_document
from converter.render.formulas.drawing import draw_formulas
from converter.render.formulas.mathml import mathml_of_latex
from converter.render.formulas.pictures import picture_of_mathml
from converter.render.formulas.plain_latex import plain_latex
from converter.themes import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN = r"\ce{H2O}"
DOCUMENT = Document(
    Metadata(title="Formulas", language="en"),
    (
        Paragraph(
            (
                Text("A formula stands in a line of text, of which there must be enough: "),
                Formula("x_1"),
                Text(", and "),
                Formula("x_1"),
                Text("."),
            )
        ),
        FormulaBlock(r"\frac{a}{b}"),
    ),
)


def characters(mathml: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", mathml)


@pytest.mark.parametrize(
    ("latex", "told"),
    [
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "mtable"),
        (r"\begin{align} a &= b \end{align}", "mtable"),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", "mtable"),
        (r"\begin{alignat}{2} a &= b \end{alignat}", "mtable"),
        (r"\begin{equation}\begin{split} a &= b \end{split}\end{equation}", "mtable"),
        (r"\begin{gather} a \\ b \end{gather}", "mtable"),
        (r"\begin{dcases} a & b \end{dcases}", "mtable"),
        (r"a &= b \\ c &= d", "mtable"),
        (r"a = b \tag{1}", "(1)"),
        (r"a = b \label{eq:1} \nonumber", "mi"),
        (r"\mathrm{d}x", 'mathvariant="normal"'),
        (r"\bigl\{ x \bigr\}", "{"),
        (r"\prescript{2}{1}{X}", "msubsup"),
        (r"x \in \R^n", "ℝ"),
        ("a % a comment\n = b", "mi"),
        (r"\lim_{x \to 0} x", "munder"),
        (r"\begin{vmatrix} a \end{vmatrix}", 'stretchy="true"'),
    ],
)
def test_what_people_write_is_understood(latex: str, told: str) -> None:
    mathml = mathml_of_latex(latex, is_display=True)

    assert told in mathml
    assert not set(characters(mathml)) & set("&\\")


@pytest.mark.parametrize(
    "latex", [UNKNOWN, r"\newcommand{\a}{b} \a", r"\frac{a", r"\left( x", "", r"\begin{CD} A @>>> B \end{CD}\foo"]
)
def test_what_is_not_all_understood_has_no_mathml(latex: str) -> None:
    assert mathml_of_latex(latex, is_display=True) == ""


@pytest.mark.parametrize(
    "latex",
    [
        "{" * 4000 + "x" + "}" * 4000,
        r"\frac{" * 1500,
        "x_" * 4000,
        "x^{" * 50 + "}" * 50,
        r"\def\a{\a\a}\a",
        r"\begin{matrix}" * 500,
        "&" * 9000,
        r"\tag{" * 1500,
        r"\prescript{" * 800,
        "x+" * 500_000,
    ],
)
def test_hostile_latex_takes_no_time(latex: str) -> None:
    started = time.process_time()
    mathml_of_latex(latex, is_display=True)

    assert time.process_time() - started < 2


def test_references_to_equations_are_words() -> None:
    assert plain_latex(r"\eqref{a} \ref{b}") == r"\text{(a)} \text{b}"


def test_the_same_formula_is_the_same_picture() -> None:
    mathml = mathml_of_latex(r"\sum_{i=1}^n \sqrt{x_i}", is_display=True)
    picture, again = picture_of_mathml(mathml), picture_of_mathml(mathml)

    assert picture == again
    assert picture is not None
    assert picture.depth_em > 0.2
    assert b" id=" not in picture.svg


def test_a_letter_stands_on_the_line() -> None:
    picture = picture_of_mathml("<math><mi>x</mi></math>")

    assert picture is not None
    assert abs(picture.depth_em) < 0.05
    assert 0.3 < picture.height_em < 0.7


@pytest.mark.parametrize(
    "content",
    [
        "<mstyle><mi>a</mi></mstyle>",
        "<semantics><mi>a</mi><annotation>b</annotation></semantics>",
        "<mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable>",
        "<mmultiscripts><mi>F</mi><mn>1</mn><none/><mprescripts/><mn>2</mn><none/></mmultiscripts>",
        "<menclose notation='box'><mi>a</mi></menclose>",
        "<mfenced><mi>a</mi><mi>b</mi></mfenced>",
    ],
)
def test_rare_elements_are_drawn(content: str) -> None:
    namespace = "http://www.w3.org/1998/Math/MathML"

    assert picture_of_mathml(f'<math xmlns="{namespace}">{content}</math>') is not None


@pytest.mark.parametrize("mathml", ["<math><mi>x</math>", "<math></math>", "<math><mfrac><mi>x</mi></mfrac></math>"])
def test_what_cannot_be_drawn_has_no_picture(mathml: str) -> None:
    assert picture_of_mathml(mathml) is None


# --- In the renderings ---


def test_latex_is_mathml_in_html_and_is_read_back_as_latex() -> None:
    page = converter.render(DOCUMENT, "html").decode()

    assert '<span class="math" data-latex="x_1"><math ' in page
    assert 'alttext="x_1"' in page
    assert converter.read_html(page).blocks[1] == FormulaBlock(r"\frac{a}{b}")


def test_latex_is_mathml_in_a_book_whose_manifest_says_so() -> None:
    with zipfile.ZipFile(io.BytesIO(converter.render(DOCUMENT, "epub"))) as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))

    assert 'properties="mathml"' in package


def alternative_texts(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from alternative_texts(child)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield node["/Alt"]
        if "/K" in node:
            yield from alternative_texts(node["/K"])


def test_formulas_in_a_pdf_are_pictures_with_their_latex() -> None:
    pdf = PdfReader(io.BytesIO(converter.render(DOCUMENT, "pdf")))
    alternatives = list(alternative_texts(pdf.trailer["/Root"]["/StructTreeRoot"]))

    assert alternatives.count("x_1") == 2
    assert alternatives.count(r"\frac{a}{b}") == 1
    assert "frac" not in pdf.pages[0].extract_text()


@pytest.mark.parametrize("to", ["html", "epub", "pdf"])
def test_a_formula_that_cannot_be_set_is_its_latex_and_is_told(to: str) -> None:
    document = Document(Metadata(title="Water", language="en"), (Paragraph((Text("Water: "), Formula(UNKNOWN))),))
    rendering = render_document(document, to, load_theme("classic"), RenderSettings())

    assert [(note.kind, note.subject) for note in rendering.notes] == [(NoteKind.FORMAT_LOSS, UNKNOWN)]


def test_markdown_has_no_mathml() -> None:
    mathml = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'
    document = Document(Metadata(title="Formulas"), (Paragraph((Formula("", mathml),)), FormulaBlock("", mathml)))

    assert converter.render(document, "markdown").decode().endswith("$x^{2}$\n\n$$\nx^{2}\n$$\n")


def test_a_dollar_before_a_line_break_begins_no_formula() -> None:
    line = (Text("a $"), LineBreak(), Code("b$"))
    document = Document(Metadata(title="Prices"), (Paragraph(line),))

    assert converter.read_markdown(converter.render(document, "markdown").decode()).blocks == (Paragraph(line),)


def test_formulas_in_the_words_of_a_formula_do_not_end_it() -> None:
    document = Document(Metadata(title="Formulas"), (Paragraph((Formula(r"\text{if $n$ is even}"),)),))

    assert converter.render(document, "markdown").decode().endswith("$\\text{if \\(n\\) is even}$\n")


def test_formulas_of_a_pdf_have_the_colour_that_the_theme_says() -> None:
    document = Document(Metadata(), (FormulaBlock("\\frac{a}{b}"),))

    _, drawn = draw_formulas(document, "#cdd1d4")

    ((_, svg),) = drawn.values()
    assert b'"black"' not in svg
    assert b'fill="#cdd1d4"' in svg

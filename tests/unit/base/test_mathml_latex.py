"""MathML to LaTeX."""

from __future__ import annotations

import time

import pytest

from converter.base.mathml import latex_from_mathml

X, Y, N, I = "<mi>x</mi>", "<mi>y</mi>", "<mi>n</mi>", "<mi>i</mi>"  # noqa: E741 - as in formulas


def latex(content: str, *, display: bool = False) -> str:
    attributes = ' display="block"' if display else ""
    return latex_from_mathml(f'<math xmlns="http://www.w3.org/1998/Math/MathML"{attributes}>{content}</math>')


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<mi>α</mi><mo>≤</mo><mi>Ω</mi>", r"\alpha \leq \Omega"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", r"\sin x"),
        ("<mi>rank</mi><mo>&#x2061;</mo><mi>A</mi>", r"\operatorname{rank} A"),
        ("<mi>rank</mi>", r"\mathrm{rank}"),
        ("<msub><mi>x</mi><mi>max</mi></msub>", r"x_{\max}"),
        ("<msub><mi>σ</mi><mi>group</mi></msub>", r"\sigma_{group}"),
        ('<mi mathvariant="bold">v</mi>', r"\mathbf{v}"),
        ('<mi mathvariant="bold">α</mi>', r"\boldsymbol{\alpha}"),
        ('<mi mathvariant="normal">d</mi><mi>x</mi>', r"\mathrm{d} x"),
        ('<mi mathvariant="normal">∞</mi>', r"\infty"),
        ("<mi>ℝ</mi><mi>𝒪</mi><mi>𝔤</mi><mi>𝑥</mi><mi>𝐯</mi>", r"\mathbb{R} \mathcal{O} \mathfrak{g} x \mathbf{v}"),
        ("<mn>3.14</mn><mo>−</mo><mn>1</mn>", "3.14 - 1"),
        ("<mtext>if </mtext><mi>n</mi>", r"\text{if } n"),
        ("<mtext>100% of $5_a</mtext>", r"\text{100\% of \$5\_a}"),
        ('<mi>a</mi><mspace width="0.1667em"/><mi>b</mi><mspace width="2em"/>', r"a \, b \qquad"),
        ("<mo>{</mo><mi>x</mi><mo>%</mo>", r"\{ x \%"),
        ("<ms>ab</ms>", r'\text{"ab"}'),
        ("<mfrac><mn>1</mn><mi>n</mi></mfrac>", r"\frac{1}{n}"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{x + 1}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ('<mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>', r"\binom{n}{k}"),
        ("<msup><mi>f</mi><mo>′</mo></msup>", "f'"),
        ("<msup><mn>90</mn><mo>∘</mo></msup>", r"90^{\circ}"),
        ("<msup><msub><mi>x</mi><mi>i</mi></msub><mn>2</mn></msup>", "x_{i}^{2}"),
        ("<msup><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></msup>", "{x^{2}}^{3}"),
        ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>", "{a b}^{2}"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_{i}^{2}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi>", r"\sum_{i}^{n} i"),
        ("<munder><mo>lim</mo><mi>n</mi></munder>", r"\lim_{n}"),
        ("<munder><mi>argmax</mi><mi>θ</mi></munder>", r"\underset{\theta}{\mathrm{argmax}}"),
        ("<munder><mo>argmax</mo><mi>θ</mi></munder>", r"\operatorname*{argmax}_{\theta}"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", r"\bar{x}"),
        ("<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>→</mo></mover>", r"\overrightarrow{A B}"),
        ("<mover><mo>→</mo><mi>f</mi></mover>", r"\xrightarrow{f}"),
        ("<mover><mo>=</mo><mtext>def</mtext></mover>", r"\overset{\text{def}}{=}"),
        (
            "<munder><munder><mrow><mi>a</mi><mi>b</mi></mrow><mo>⏟</mo></munder><mi>n</mi></munder>",
            r"\underbrace{a b}_{n}",
        ),
        ("<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>", r"\left(\frac{a}{b}\right)"),
        ("<mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo>", "f (x)"),
        ("<mrow><mo>(</mo><mi>a</mi><mo>)</mo><mo>(</mo><mi>b</mi><mo>)</mo></mrow>", "(a) (b)"),
        ('<mfenced open="|" close="|"><mi>x</mi></mfenced>', r"\left|x\right|"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", r"\left(a, b\right)"),
        ("<menclose notation='box'><mi>x</mi></menclose>", r"\boxed{x}"),
        ("<menclose notation='updiagonalstrike'><mi>x</mi></menclose>", r"\cancel{x}"),
        ("<mphantom><mi>x</mi></mphantom>", r"\phantom{x}"),
        (
            "<mmultiscripts><mi>F</mi><mn>1</mn><none/><mprescripts/><mn>2</mn><none/></mmultiscripts>",
            "{}_{2} F_{1}",
        ),
        ("<semantics><mi>x</mi><annotation-xml><ci>y</ci></annotation-xml></semantics>", "x"),
        ("<mstyle displaystyle='true'><mrow><mi>x</mi></mrow></mstyle>", "x"),
    ],
)
def test_each_element_has_its_latex(content: str, expected: str) -> None:
    assert latex(content) == expected


TWO_BY_TWO = "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"


@pytest.mark.parametrize(
    ("before", "behind", "environment"),
    [
        ("<mo>(</mo>", "<mo>)</mo>", "pmatrix"),
        ("<mo>[</mo>", "<mo>]</mo>", "bmatrix"),
        ("<mo>|</mo>", "<mo>|</mo>", "vmatrix"),
        ("<mo>‖</mo>", "<mo>‖</mo>", "Vmatrix"),
        ("<mo>{</mo>", "", "cases"),
        ("", "", "matrix"),
    ],
)
def test_a_table_between_fences_is_a_matrix(before: str, behind: str, environment: str) -> None:
    written = latex(f"<mi>A</mi><mo>=</mo>{before}{TWO_BY_TWO}{behind}")

    assert written == rf"A = \begin{{{environment}}}a & b \\ c & d\end{{{environment}}}"


def test_aligned_columns_are_aligned_equations() -> None:
    table = TWO_BY_TWO.replace("<mtable>", '<mtable columnalign="right left">')

    assert latex(table) == r"\begin{aligned}a & b \\ c & d\end{aligned}"


def test_lines_between_columns_are_those_of_an_array() -> None:
    table = TWO_BY_TWO.replace("<mtable>", '<mtable columnalign="left right" columnlines="solid">')

    assert latex(table) == r"\begin{array}{l|r}a & b \\ c & d\end{array}"


def test_the_number_of_an_equation_is_its_tag_in_a_display() -> None:
    table = "<mtable><mlabeledtr><mtd><mtext>(1.2)</mtext></mtd><mtd><mi>x</mi></mtd></mlabeledtr></mtable>"

    assert latex(table, display=True) == r"x \tag{1.2}"
    assert latex(table) == r"x \quad \text{(1.2)}"


def test_what_is_no_mathml_has_no_latex() -> None:
    assert latex_from_mathml("<math><mi>x</math>") == ""
    assert latex_from_mathml('<!DOCTYPE x [<!ENTITY a "b">]><math><mi>&a;</mi></math>') == ""


@pytest.mark.parametrize(
    "content",
    ["<mrow>" * 5000 + "<mi>x</mi>" + "</mrow>" * 5000, "<mi>x</mi>" * 50_000, "<mfrac>" * 300 + "</mfrac>" * 300],
)
def test_hostile_mathml_takes_no_time(content: str) -> None:
    started = time.process_time()
    latex(content)

    assert time.process_time() - started < 3

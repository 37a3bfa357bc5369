"""Formulas as pages have them, and the one form that each is brought to."""

from __future__ import annotations

import pytest

from converter.base.dom import parse_fragment, serialise
from converter.extract.shape import shape
from converter.read.html.formulas import notations_of

URL = "https://example.org/2024/article"
INLINE = '<span class="math" data-latex="a_1"></span>'
DISPLAY = '<div class="math" data-latex="a_1"></div>'


def shaped(html: str, *scripts: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL, scripts)
    return serialise(tree)


def latex_of_first(html: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL, ())
    math = tree.find("math")
    assert math is not None
    return notations_of(math)[0]


@pytest.mark.parametrize(
    "html",
    [
        # Picture services
        "<img src='https://latex.codecogs.com/gif.latex?%5Cinline%20%5Cdpi%7B110%7D%20a_1'>",
        r"<img src='https://latex.codecogs.com/svg.image?\inline&space;\large&space;a_1'>",
        "<img src='https://chart.googleapis.com/chart?cht=tx&chl=a_1'>",
        "<img src='https://i.upmath.me/svg/a_1'>",
        "<img src='https://tex.s2cms.ru/svg/a_1'>",
        "<img src='https://s0.wp.com/latex.php?latex=a_1&bg=ffffff&fg=000000&s=0' alt='a_1'>",
        "<img src='https://render.githubusercontent.com/render/math?math=a_1'>",
        "<img src='https://www.zhihu.com/equation?tex=a_1' eeimg='1'>",
        "<img src='https://math.now.sh?from=a_1'>",
        "<img src='https://math.vercel.app/?from=a_1&color=white'>",
        "<img src='https://example.org/cgi-bin/mathtex.cgi?a_1'>",
        "<img src='https://example.org/cgi-bin/mimetex.cgi?a_1'>",
        "<img src='https://quicklatex.com/cache3/1f/ql_1f_l3.png' class='ql-img-inline-formula' alt='a_1'>",
        "<img src='https://wikimedia.org/api/rest_v1/media/math/render/svg/1f' alt='{\\displaystyle a_1}' class='mwe-math-fallback-image-inline'>",
        "<img src='data:image/svg+xml;base64,PHN2Zz4=' class='latex' alt='a_1'>",
        "<img src='/f.png' alt='$a_1$'>",
        "<img data-src='https://latex.codecogs.com/svg.image?a_1' src='/blank.gif'>",
        # Renderers
        "<span data-math='a_1'><span class=katex><span class=katex-html>a1</span></span></span>",
        "<span class=katex-error title='ParseError'>a_1</span>",
        "<span class=ztext-math data-eeimg=1 data-tex='a_1'><span></span></span>",
        "<span class=math-container>$a_1$</span>",
        "<span class=inline-block data-latex='a_1'></span>",
        "<span class='math inline'>\\(a_1\\)</span>",
        "<span class='math notranslate nohighlight'>\\(a_1\\)</span>",
        "<span class=arithmatex>\\(a_1\\)</span>",
        "<span class=kdmath>$a_1$</span>",
        "<span class=math-tex>\\(a_1\\)</span>",
        "<span class=mathjax-tex>\\(a_1\\)</span>",
        "<code class='language-math math-inline'>a_1</code>",
        "<code data-math-style=inline class='code math js-render-math'>a_1</code>",
        "<math-renderer class=js-inline-math>$a_1$</math-renderer>",
        "<amp-mathml inline data-formula='\\[a_1\\]'></amp-mathml>".replace("\\[", "\\(").replace("\\]", "\\)"),
        "<tex-math notation=LaTeX>$a_1$</tex-math>",
        "<tex-math>\\documentclass{minimal}\\begin{document}$a_1$\\end{document}</tex-math>",
        "<d-math>a_1</d-math>",
        # MathJax 2
        "<script type='math/tex'>a_1</script>",
        "<span class=MathJax id=M-1-Frame><nobr>a1</nobr></span><script type='math/tex' id=M-1>a_1</script>",
        "<span class=MathJax_Preview>a_1</span><script type='math/tex'>a_1</script>",
    ],
)
def test_a_formula_in_a_line_is_latex(html: str) -> None:
    assert shaped(f"<p>Text with {html} in it.</p>") == f"<p>Text with {INLINE} in it.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p><img class=latex src='/f.png' alt='a_1'></p>",
        "<p><a href='/f'><img class=latex src='/f.png' alt='a_1'></a>.</p>",
        "<p><span class='math display'>\\[a_1\\]</span></p>",
        "<p><span class=math-container>$$a_1$$</span></p>",
        "<p><span class='math-block' data-math='a_1'><span class=katex>a1</span></span></p>",
        "<p><script type='math/tex; mode=display'>a_1</script></p>",
        "<p><math-renderer class=js-display-math>$$a_1$$</math-renderer></p>",
    ],
)
def test_a_formula_that_fills_its_paragraph_is_displayed(html: str) -> None:
    assert DISPLAY in shaped(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div class='math notranslate nohighlight'>\\[a_1\\]</div>",
        "<div class=arithmatex>\\[a_1\\]</div>",
        "<div class=kdmath>$$a_1$$</div>",
        "<pre><code class='language-math math-display'>a_1</code></pre>",
        "<div class='latex-rendered' data-component-name='LatexBlockToDOM' data-attrs='{\"persistentExpression\":\"a_1\"}'></div>",
        "<div data-latex='a_1'><svg></svg></div>",
    ],
)
def test_a_block_with_a_formula_is_one(html: str) -> None:
    assert shaped(html) == DISPLAY


def test_the_number_that_sphinx_sets_beside_an_equation_is_its_tag() -> None:
    html = "<div class='math notranslate'><span class=eqno>(3)<a class=headerlink href='#e'>¶</a></span>\\[a_1\\]</div>"

    assert shaped(html) == '<div class="math" data-latex="a_1 \\tag{3}"></div>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>See <img src='/photo.jpg' alt='A view of the $5 shop'> there.</p>",
        "<p>See <img src='/photo.jpg' alt='$GME goes to the moon'> there.</p>",
        "<p>See <img src='https://example.org/png/photos%5Csummer.png' alt='Summer'> there.</p>",
        "<p>See <img src='https://example.org/math/photo.png?from=rss' alt='Summer'> there.</p>",
        "<p>See <img src='/photo.jpg' alt='C:\\photos\\summer'> there.</p>",
        "<p>See <img src='https://example.org/equation.png' alt='An equation'> there.</p>",
        "<p>See <img src='https://example.org/chart?data=1' alt='A chart'> there.</p>",
    ],
)
def test_other_pictures_stay_pictures(html: str) -> None:
    assert "<img" in shaped(html)


def test_a_span_called_math_that_holds_marked_up_letters_is_text() -> None:
    assert shaped("<p><span class='math inline'><em>x</em><sup>2</sup></span></p>") == (
        '<p><span class="inline"><em>x</em><sup>2</sup></span></p>'
    )


# --- MathML ---


def test_mathml_with_a_prefix_is_mathml() -> None:
    html = "<p>a <m:math><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math></p>"

    assert latex_of_first(html) == "x^{2}"


def test_an_alternative_text_in_words_is_no_latex() -> None:
    html = "<math alttext='x squared plus one'><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn></math>"

    assert latex_of_first(html) == "x^{2} + 1"


@pytest.mark.parametrize(
    "html",
    [
        "<span class=MathJax data-mathml='<math><msup><mi>x</mi><mn>2</mn></msup></math>'><nobr>x2</nobr></span>",
        "<span class=MathJax><nobr>x2</nobr><span class=MJX_Assistive_MathML><math><msup><mi>x</mi><mn>2</mn></msup></math></span></span>",
        "<script type='math/mml'><math><msup><mi>x</mi><mn>2</mn></msup></math></script>",
        "<mjx-container><svg></svg><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container>",
    ],
)
def test_what_mathjax_drew_gives_the_mathml_that_it_carries(html: str) -> None:
    assert latex_of_first(f"<p>a {html}</p>") == "x^{2}"
    assert "x2" not in shaped(f"<p>a {html}</p>")


def glyph(code: str) -> str:
    return f'<mjx-c class="mjx-c{code}"></mjx-c>'


X, ONE, TWO, SUM, N_ = (glyph(code) for code in ("1D465", "31", "32", "2211", "1D45B"))


@pytest.mark.parametrize(
    ("drawn", "latex"),
    [
        (f"<mjx-mi>{X}</mjx-mi>", "x"),
        (f"<mjx-msup><mjx-mi>{X}</mjx-mi><mjx-script><mjx-mn>{TWO}</mjx-mn></mjx-script></mjx-msup>", "x^{2}"),
        (
            f"<mjx-msubsup><mjx-mi>{X}</mjx-mi><mjx-script><mjx-mn>{TWO}</mjx-mn><mjx-spacer></mjx-spacer><mjx-mn>{ONE}</mjx-mn></mjx-script></mjx-msubsup>",
            "x_{1}^{2}",
        ),
        (
            (
                f"<mjx-mfrac><mjx-frac><mjx-num><mjx-nstrut></mjx-nstrut><mjx-mn>{ONE}</mjx-mn></mjx-num><mjx-dbox><mjx-dtable><mjx-line></mjx-line><mjx-row>"
                f"<mjx-den><mjx-dstrut></mjx-dstrut><mjx-mi>{X}</mjx-mi></mjx-den></mjx-row></mjx-dtable></mjx-dbox></mjx-frac></mjx-mfrac>"
            ),
            r"\frac{1}{x}",
        ),
        (
            f"<mjx-msqrt><mjx-sqrt><mjx-surd><mjx-mo>{glyph('221A')}</mjx-mo></mjx-surd><mjx-box><mjx-mi>{X}</mjx-mi></mjx-box></mjx-sqrt></mjx-msqrt>",
            r"\sqrt{x}",
        ),
        (
            f"<mjx-mroot><mjx-sqrt><mjx-root><mjx-mn>{TWO}</mjx-mn></mjx-root><mjx-surd></mjx-surd><mjx-box><mjx-mi>{X}</mjx-mi></mjx-box></mjx-sqrt></mjx-mroot>",
            r"\sqrt[2]{x}",
        ),
        (
            (
                f"<mjx-munderover><mjx-over><mjx-mi>{N_}</mjx-mi></mjx-over><mjx-box><mjx-munder><mjx-row><mjx-base><mjx-mo>{SUM}</mjx-mo></mjx-base></mjx-row>"
                f"<mjx-row><mjx-under><mjx-mn>{ONE}</mjx-mn></mjx-under></mjx-row></mjx-munder></mjx-box></mjx-munderover>"
            ),
            r"\sum_{1}^{n}",
        ),
        (
            f"<mjx-mover><mjx-over><mjx-mo>{glyph('AF')}</mjx-mo></mjx-over><mjx-base><mjx-mi>{X}</mjx-mi></mjx-base></mjx-mover>",
            r"\bar{x}",
        ),
        (
            (
                f"<mjx-mrow><mjx-mo>{glyph('28')}</mjx-mo><mjx-mtable><mjx-table><mjx-itable><mjx-mtr><mjx-mtd><mjx-mi>{X}</mjx-mi><mjx-tstrut></mjx-tstrut></mjx-mtd>"
                f"<mjx-mtd><mjx-mn>{ONE}</mjx-mn></mjx-mtd></mjx-mtr></mjx-itable></mjx-table></mjx-mtable><mjx-mo>{glyph('29')}</mjx-mo></mjx-mrow>"
            ),
            r"\begin{pmatrix}x & 1\end{pmatrix}",
        ),
        (
            '<mjx-mo><mjx-stretchy-v class="mjx-c7B"><mjx-beg><mjx-c class="mjx-c23A7"></mjx-c></mjx-beg></mjx-stretchy-v></mjx-mo>',
            r"\{",
        ),
        ("<mjx-mi><mjx-c class='mjx-c1D465 TEX-I'>𝑥</mjx-c></mjx-mi>", "x"),
        ("<mjx-texatom texclass='ORD'><mjx-mi><mjx-utext>é</mjx-utext></mjx-mi></mjx-texatom>", "é"),
    ],
)
def test_a_drawing_by_mathjax_3_is_read_from_its_elements(drawn: str, latex: str) -> None:
    html = f"<p>a <mjx-container class=MathJax jax=CHTML><mjx-math>{drawn}</mjx-math></mjx-container></p>"

    assert latex_of_first(html) == latex


def test_a_drawing_in_svg_by_mathjax_3_is_read_from_its_groups() -> None:
    drawn = (
        "<g data-mml-node='math'><g data-mml-node='mfrac'><g data-mml-node='mn' transform='translate(0,676)'><use data-c='31'></use></g>"
        "<g data-mml-node='msub' transform='translate(0,-686)'><g data-mml-node='mi'><use data-c='1D465'></use></g>"
        "<g data-mml-node='TeXAtom' transform='translate(605,-150)'><g data-mml-node='mn'><use data-c='32'></use></g></g></g><rect></rect></g></g>"
    )
    html = f"<p>a <mjx-container class=MathJax jax=SVG><svg><g>{drawn}</g></svg></mjx-container></p>"

    assert latex_of_first(html) == r"\frac{1}{x_{2}}"


def test_a_formula_that_was_never_drawn_is_told() -> None:
    article = parse_fragment("<p>a <mjx-container><mjx-lazy></mjx-lazy></mjx-container></p>")

    assert "never drawn" in shape(article, URL, ())[0].message


# --- Equations in tables ---


def test_a_table_that_numbers_an_equation_is_the_equation_with_its_number() -> None:
    math = "<math alttext='x=1' display=inline><mi>x</mi><mo>=</mo><mn>1</mn></math>"
    html = f"<table class='ltx_equation ltx_eqn_table'><tr><td></td><td>{math}</td><td>(3)</td></tr></table>"

    assert latex_of_first(html) == r"x=1 \tag{3}"
    assert "<table" not in shaped(html)


def test_formulas_of_one_row_are_one_equation() -> None:
    cells = "<td><math alttext='a'><mi>a</mi></math></td><td><math alttext='=b'><mo>=</mo><mi>b</mi></math></td>"

    assert (
        shaped(f"<table class=ltx_eqn_table><tr>{cells}</tr></table>") == '<div class="math" data-latex="a =b"></div>'
    )


def test_a_table_of_facts_with_formulas_stays_a_table() -> None:
    html = "<table class=equation><tr><th>Name</th></tr><tr><td><math alttext='a'><mi>a</mi></math></td></tr></table>"

    assert "<table" in shaped(html)


# --- In the text ---

SCRIPT = "https://cdn.example.org/mathjax@3/tex-chtml.js"


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p><p>$$a_1<br>+ b$$</p>",
        "<p>a</p><p>\\[a_1<br/>\n+ b\\]</p>",
    ],
)
def test_line_breaks_in_a_displayed_formula_are_read_over(html: str) -> None:
    written = shaped(html, SCRIPT)

    assert "<br" not in written
    assert "+ b" in written
    assert 'class="math"' in written


def test_line_breaks_beside_formulas_stay() -> None:
    assert shaped("<p>$$a_1$$<br>b<br>$$c$$</p>", SCRIPT).count("<br>") == 2


def test_what_renderers_are_told_to_leave_alone_is_text() -> None:
    html = "<p class=tex2jax_ignore>Write \\(x\\) for it.</p>"

    assert "data-latex" not in shaped(html, SCRIPT)

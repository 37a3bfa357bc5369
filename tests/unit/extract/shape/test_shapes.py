"""Each habit of pages, and the one form that it is brought to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import converter.extract.shape as shapes
from converter.base.dom import parse_fragment, parse_page, serialise
from converter.extract.shape import SHAPES, shape
from converter.extract.shape.elsewhere import add_notes_from_elsewhere
from converter.extract.shape.images import best_candidate

URL = "https://example.org/2024/article"


def shaped(html: str, *scripts: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL, scripts)
    return serialise(tree).replace("<pre>\n", "<pre>")


def test_every_shape_is_named_after_its_module() -> None:
    folder = Path(shapes.__file__).parent

    assert all((folder / f"{row.name}.py").is_file() or (folder / row.name / "__init__.py").is_file() for row in SHAPES)
    assert len({row.name for row in SHAPES}) == len(SHAPES)


# --- Pictures ---


@pytest.mark.parametrize(
    ("srcset", "best"),
    [
        ("a.jpg 400w, b.jpg 1600w, c.jpg 3200w", "b.jpg"),
        ("a.jpg 1x, b.jpg 2x", "b.jpg"),
        ("c.jpg 3000w, d.jpg 4000w", "c.jpg"),
        (
            "https://e.org/w_800,c_limit/a.jpg 800w, https://e.org/w_9,c_limit/b.jpg 9w",
            "https://e.org/w_800,c_limit/a.jpg",
        ),
        ("a.jpg 1x,b.jpg 2x", "b.jpg"),
        ("a.jpg", "a.jpg"),
        (",,, ,", ""),
        ("data:image/gif;base64,R0 1x", ""),
    ],
)
def test_the_widest_useful_candidate_is_chosen(srcset: str, best: str) -> None:
    assert best_candidate(srcset) == best


@pytest.mark.parametrize(
    "html",
    [
        "<img data-src='/a.jpg' src='data:image/gif;base64,R0lGOD' alt=A>",
        "<img src='/img/blank.gif' data-lazy-src='/a.jpg' alt=A>",
        "<img srcset='/small.jpg 300w, /a.jpg 1200w' src='/small.jpg' alt=A>",
        "<picture><source type=image/avif srcset='/a.avif'><source srcset='/a.jpg 1000w'><img src='/b.jpg' alt=A></picture>",
        "<img src='data:image/gif;base64,R0lGOD' alt=A><noscript><img src='/a.jpg'></noscript>",
        "<noscript><img src='/a.jpg' alt=A></noscript>",
        "<a href='/full.jpg'><img src='/a.jpg' alt=A></a>",
        "<div><img src='/a.jpg' alt=A><img src='/a-300x200.jpg' alt=A></div>",
        "<img src='/a.jpg' alt=A><img src='/dot.gif' width=1 height=1>",
    ],
)
def test_a_picture_has_one_element_with_its_best_address(html: str) -> None:
    tree = parse_fragment(shaped(html))

    assert [(image["src"], image["alt"]) for image in tree.find_all("img")] == [("https://example.org/a.jpg", "A")]
    assert tree.find(["a", "picture", "noscript"]) is None


def test_a_picture_that_links_to_another_page_keeps_its_link() -> None:
    assert "<a href=" in shaped("<a href='/story'><img src='/a.jpg'></a>")


# --- Code ---

CODE = '<pre><code class="language-python">if x:\n    y()</code></pre>'


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code class='language-python'><span class=k>if</span> x:\n    y()\n</code></pre>",
        "<div class='highlight-python notranslate'><div class=highlight><pre><span></span>if x:\n    y()\n</pre></div></div>",
        "<div class='highlight highlight-source-python'><pre>if x:\n    y()</pre><button>Copy</button></div>",
        "<pre class='brush: python'>if x:\n    y()</pre>",
        "<pre class='sourceCode python'><code>if x:\n    y()</code></pre>",
        "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre><td class=code><div class='highlight python'><pre><code data-lang=python>if x:\n    y()\n</code></pre></div></table>",
        "<pre data-language=python><code><span class=line>if x:</span><br><span class=line>    y()</span></code></pre>",
        "<pre class=language-python><div>if x:</div><div>    y()</div></pre>",
        "<pre class=language-python><code><span data-line>if x:</span><span data-line>    y()</span></code></pre>",
        "<div class=code><div class=head><span>Python</span><button>Copy</button></div><pre><span class=lineno>1</span><code class=lang-python>if x:\n    y()</code></pre></div>",
        "<table class='hljs-ln'><tr><td class=hljs-ln-numbers>1<td class='hljs-ln-code'><code class=language-python>if x:</code><tr><td class=hljs-ln-numbers>2<td class='hljs-ln-code'>    y()</table>",
    ],
)
def test_highlighted_code_is_its_text_with_its_language(html: str) -> None:
    assert CODE in shaped(html)
    assert "Copy" not in shaped(html)


def test_empty_lines_of_code_in_elements_stay() -> None:
    assert "<code>a\n\nb</code>" in shaped("<pre><div>a</div><div></div><div>b</div></pre>")


# --- Formulas ---

X2 = '<span class="math" data-latex="x^2"></span>'


@pytest.mark.parametrize(
    "html",
    [
        "<script type='math/tex'>x^2</script>",
        "<span class=MathJax_Preview>x2</span><span class=MathJax>x2</span><script type='math/tex'>x^2</script>",
        "<span data-math='x^2'><span class=katex><span class=katex-html>x2</span></span></span>",
        "<img class=latex alt='x^2' src='/l.png'>",
        "<img src='https://latex.codecogs.com/svg.image?x%5E2'>",
        "<img src='https://s0.wp.com/latex.php?latex=x%5E2&bg=fff'>",
    ],
)
def test_formulas_of_renderers_and_services_are_latex(html: str) -> None:
    assert shaped(f"<p>a {html}</p>") == f"<p>a {X2}</p>"


def test_katex_gives_its_mathml_with_latex() -> None:
    html = (
        "<span class=katex-display><span class=katex><span class=katex-mathml><math><semantics><mi>x</mi>"
        "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span><span class=katex-html>x2</span></span></span>"
    )

    assert shaped(html).startswith('<math alttext="x^2" display="block"><semantics><mi>x</mi>')
    assert "x2" not in shaped(html)


def test_delimited_latex_is_a_formula_only_where_a_script_would_draw_it() -> None:
    html = "<p>a \\(x^2\\) b</p><p>$$y$$</p><code>\\(z\\)</code>"

    assert shaped(html) == html
    drawn = shaped(html, "https://cdn.example.org/MathJax.js")
    assert X2 in drawn
    assert 'data-latex="y"' in drawn
    assert "<code>\\(z\\)</code>" in drawn


def test_prices_are_no_formulas() -> None:
    html = "<p>from $5 to $10</p>"

    assert shaped(html, "MathJax = {tex: {inlineMath: [['$', '$']]}}") == html


def test_text_in_which_mathjax_is_to_look_for_formulas_is_text() -> None:
    html = '<div class="list-title mathjax">A title with no formula</div>'

    assert shaped(html) == html


# --- Footnotes ---

TEXT = "<p>Text.{}</p>"


@pytest.mark.parametrize(
    "html",
    [
        TEXT.format("<sup id=fnref1><a href='#fn1'>1</a></sup>") + "<section class=footnotes><hr><ol><li id=fn1><p>The note. <a href='#fnref1'>↩</a></p></ol></section>",
        TEXT.format("<sup id=cite_ref-1 class=reference><a href='#cite_note-1'>[1]</a></sup>") + "<ol class=references><li id=cite_note-1><b><a href='#cite_ref-1'>^</a></b> <span>The note.</span></ol>",
        TEXT.format("<a href='#_ftn1' name='_ftnref1'>[1]</a>") + "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> The note.</p></div>",
        TEXT.format("<a class=footnote-anchor id=footnote-anchor-1 href='#footnote-1'>1</a>") + "<div class=footnote><a class=footnote-number id=footnote-1 href='#footnote-anchor-1'>1</a><div class=footnote-content><p>The note.</p></div></div>",
        TEXT.format("<a href='#fn:1' role=doc-noteref><sup>1</sup></a>") + "<div role=doc-endnotes><h2>Footnotes</h2><ol><li id='fn:1'>The note. <a role=doc-backlink href='#x'>↩︎</a></ol></div>",
        TEXT.format("<sup>1</sup>") + "<hr><p><sup>1</sup> The note.</p>",
        TEXT.format("<label for=s class=margin-toggle></label><input id=s type=checkbox><span class=sidenote>The note.</span>"),
        TEXT.format("<span data-definition=d1><a href='#'>*</a></span>") + "<aside id=d1 style='display:none'>The note.</aside>",
    ],
    ids=["markdown-it", "wikipedia", "word", "substack", "hugo", "numbers only", "tufte", "hidden"],
)  # fmt: skip
def test_footnotes_of_every_habit_are_marks_and_one_section(html: str) -> None:
    tree = parse_fragment(shaped(html))
    (mark,) = tree.select(
        'p > a[role="doc-noteref"], p > span > a[role="doc-noteref"], p > sup > a[role="doc-noteref"]'
    )
    (note,) = tree.select('section[role="doc-endnotes"] > ol > li')

    assert mark["href"] == f"#{note['id']}"
    assert note.get_text().strip() == "The note."
    assert tree.find("h2") is None


def test_a_note_that_calls_another_keeps_its_mark() -> None:
    call = "<sup><a href='#n{0}'>{0}</a></sup>"
    notes = f"<ol class=references><li id=n1>{call.format(2)} and on.<li id=n2>The other.</ol>"

    tree = parse_fragment(shaped(TEXT.format(call.format(1) + call.format(2)) + notes))

    assert [mark["href"] for mark in tree.select('li a[role="doc-noteref"]')] == ["#n2"]
    assert tree.select_one("li#n2") is not None


def test_powers_and_links_to_equations_are_no_footnotes() -> None:
    html = "<p>2<sup>10</sup> by <a href='#eq1'>(1)</a></p><div id=eq1>x</div>"

    assert shaped(html) == html.replace("'", '"').replace("=eq1>", '="eq1">')


def test_notes_beside_the_same_paragraph_are_all_kept() -> None:
    found = shaped("<p>One<span class=sidenote>The first.</span> two<span class=sidenote>The second.</span> three.</p>")

    assert "The first." in found
    assert "The second." in found


@pytest.mark.parametrize(
    "html",
    ["<h3 id=n1>L [edit]</h3><p>Lima</p>", "<div id=other>Reviews</div>"],
    ids=["heading", "nothing"],
)
def test_what_an_index_leads_to_is_not_brought_in(html: str) -> None:
    article = parse_fragment("<p><a href='#n1'>L</a> <a href='#other'>0</a></p>")
    before = serialise(article)

    add_notes_from_elsewhere(article, parse_page(f"<main></main>{html}"))

    assert serialise(article) == before


def test_notes_outside_the_article_are_brought_in() -> None:
    article = parse_fragment("<p>a<sup><a href='#n1'>1</a></sup></p>")

    said = add_notes_from_elsewhere(article, parse_page("<main></main><aside><ol><li id=n1>The note.</ol></aside>"))

    assert "The note." in serialise(article)
    assert said == "The note."


# --- Callouts, embeds, figures, tables, headings ---


@pytest.mark.parametrize(
    "html",
    [
        "<div class='markdown-alert markdown-alert-warning'><p class=markdown-alert-title><svg></svg>Warning</p><p>Hot.</p></div>",
        "<div class=callout data-callout=warning><div class=callout-title>Warning</div><div class=callout-content><p>Hot.</p></div></div>",
        "<div class='admonition warning'><p class=admonition-title>Warning</p><p>Hot.</p></div>",
        "<div class='theme-admonition theme-admonition-warning alert alert--warning'><div class=admonitionHeading_x1>Warning</div><div class=admonitionContent_x2><p>Hot.</p></div></div>",
        "<div class='alert alert-warning'><p>Hot.</p></div>",
        "<blockquote><p>[!WARNING]</p><p>Hot.</p></blockquote>",
    ],
)
def test_callouts_of_every_tool_have_one_form(html: str) -> None:
    found = shaped(html).replace("<p></p>", "")

    assert found == '<aside class="callout" data-callout="warning"><p>Hot.</p></aside>'


def test_a_callouts_own_title_is_kept() -> None:
    html = "<div class='admonition tip'><p class=admonition-title>Be <em>quick</em></p><p>Run.</p></div>"

    assert '<p class="callout-title">Be <em>quick</em></p>' in shaped(html)


@pytest.mark.parametrize(
    ("html", "kind", "provider", "url"),
    [
        ("<iframe src='https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0'></iframe>", "video", "YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("<iframe data-src='//player.vimeo.com/video/123'></iframe>", "video", "Vimeo", "https://vimeo.com/123"),
        ("<lite-youtube videoid=dQw4w9WgXcQ></lite-youtube>", "video", "YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>", "map", "Google Maps", "https://www.google.com/maps/embed?pb=1"),
        ("<audio><source src='/talk.mp3'></audio>", "audio", "", "https://example.org/talk.mp3"),
        ("<iframe src='https://charts.example.org/1'></iframe>", "frame", "", "https://charts.example.org/1"),
    ],
)  # fmt: skip
def test_players_and_frames_are_embeds(html: str, kind: str, provider: str, url: str) -> None:
    (figure,) = parse_fragment(shaped(html)).select("figure.embed")

    assert (figure["data-embed"], figure["data-provider"]) == (kind, provider)
    assert figure.a is not None
    assert figure.a["href"] == url


def test_a_post_stays_a_quotation_with_its_source() -> None:
    html = "<blockquote class=twitter-tweet><p>Hello</p>— Ann (@ann) <a href='https://x.com/ann/status/1?s=2'>May 1</a></blockquote>"

    found = shaped(html)

    assert found.startswith('<blockquote cite="https://x.com/ann/status/1"><p>Hello</p><footer>Ann')


def test_frames_that_are_advertisements_go() -> None:
    assert shaped("<p>a</p><iframe src='https://ad.doubleclick.net/x'></iframe>") == "<p>a</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>A bridge.</p></div>",
        "<figure><img src=/a.jpg><div class=image-caption>A bridge.</div></figure>",
        "<div class=image><img src=/a.jpg><span class=caption>A bridge.</span></div>",
    ],
)
def test_captions_by_class_are_captions(html: str) -> None:
    (figure,) = parse_fragment(shaped(html)).select("figure")

    assert figure.img is not None
    assert figure.figcaption is not None
    assert figure.figcaption.get_text() == "A bridge."


def test_the_credit_within_a_caption_is_set_apart_at_its_end() -> None:
    html = "<figure><img src=/a.jpg><figcaption><span class=photo-credit>Ann Lee</span> A bridge.</figcaption></figure>"

    assert shaped(html).endswith(' A bridge.<small class="credit">Ann Lee</small></figcaption></figure>')


def test_a_table_that_only_arranges_gives_way_to_what_is_in_it() -> None:
    assert shaped("<table role=presentation><tr><td>a<td>b</table>") == "<div>a</div><div>b</div>"
    assert "<table>" in shaped("<table><tr><td>a<td>b<tr><td>c<td>d</table>")


def test_a_table_around_a_table_of_facts_gives_way_and_that_stays() -> None:
    facts = "<table><caption>Ships</caption><tr><td>a<td>b<tr><td>c<td>d</table>"
    found = shaped(f"<table><tr><td>menu<td>{facts}</table>")

    assert found.startswith("<div>menu</div><div><table><caption>")
    assert found.count("<table>") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id=x>Head<a class=headerlink href='#x'>¶</a></h2>",
        "<h2><a class=anchor id=x href='#x'></a>Head</h2>",
        "<h2 id=x><a href='#x'>Head</a></h2>",
        "<a href='#x'><h2 id=x>Head</h2></a>",
        "<h2 id=x>Head<span class=mw-editsection>[<a href='/edit'>edit</a>]</span></h2>",
        "<div role=heading aria-level=2 id=x>Head</div>",
        "<h2 id=x><button aria-expanded=false>Head</button></h2>",
    ],
)
def test_a_heading_is_its_words(html: str) -> None:
    assert shaped(html) == '<h2 id="x">Head</h2>'


# --- Time ---


@pytest.mark.parametrize(
    "html",
    [
        "<div>" + "<p class=caption>x</p>" * 1500 + "</div>",
        "<img srcset='" + "," * 200_000 + "'>",
        "<picture>" + "<source srcset='a 1x'>" * 2000 + "<img src=a.jpg>" * 500 + "</picture>",
        "<div>" + "<pre>x</pre>" * 1500 + "</div>",
        "<p>" + "$$ x " * 8001,
        "<p>" + "\\( x " * 50_000,
        "<p>" + "<span class=katex>x</span>" * 1500,
        "".join(f"<p>t<sup><a href=#n{n}>{n}</a></sup></p>" for n in range(400))
        + "".join(f"<p id=n{n}>x</p>" for n in range(400)),
        "<div>"
        + "".join(f"<p>t<sup id=m{n}><a href=#n{n}>{n}</a></sup></p>" for n in range(3000))
        + "<ol class=footnotes>"
        + "".join(f"<li id=n{n}>x<a href=#m{n}>↩</a></li>" for n in range(3000)),
        "<p>" + "t<span class=sidenote>x</span>" * 10_000,
        "<p>t</p><iframe src='https://www.youtube.com/embed/x'></iframe>" * 20_000,
        "<p>t<sup>1</sup></p>" + "<p><b>1</b> x</p>" * 10_000,
        "<p><img src=a.jpg>" + "t<noscript><img src=b.jpg></noscript>" * 12_000,
        "<pre>" + "<div>a</div>" * 20_000 + "</pre>",
        "<pre>" + "<span class=line></span>" * 20_000 + "</pre>",
        "<div>" + "<div role=tablist><a role=tab>b</a></div>" * 10_000,
        "".join(f"<div><span>Copy</span><pre>a{n}</pre></div>" for n in range(4000)),
        "<div class=note><p>x</p></div>" * 10_000,
        "<div class='admonition note'>" * 200 + "<p>x</p>" * 500,
    ],
    ids=(
        "captions commas sources pre dollars parentheses katex footnotes ways-back side-notes players bold-numbers noscript code-lines empty-lines tabs copy-buttons callouts deep-callouts"
    ).split(),
)
def test_shapes_are_linear_on_hostile_pages(html: str) -> None:
    tree = parse_fragment(html)
    began = time.process_time()

    shape(tree, URL, ["MathJax.js"])

    assert time.process_time() - began < 5.0

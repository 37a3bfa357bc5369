"""Each way in which pages write code, and the text, language and caption that come of it."""

from __future__ import annotations

import pytest

from converter.base.dom import parse_fragment
from converter.extract.shape import shape

URL = "https://example.org/2024/article"


def blocks_of(html: str) -> list[tuple[str, str]]:
    """Return language and text of each block of code."""
    tree = parse_fragment(html)
    shape(tree, URL)
    return [(str(pre.code.get("class", "")).removeprefix("language-"), pre.get_text()) for pre in tree.find_all("pre")]


def words_around(html: str) -> str:
    """Return what is left beside the blocks of code."""
    tree = parse_fragment(html)
    shape(tree, URL)
    for pre in tree.find_all("pre"):
        pre.decompose()
    return " ".join(tree.get_text(" ").split())


def caption_of(html: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL)
    caption = tree.select_one("figure > figcaption")
    assert caption is not None
    assert tree.select_one("figure pre") is not None
    return caption.get_text()


TWO_LINES = "if x:\n    y()"

HABITS = {
    "pre alone": "<pre>if x:\n    y()\n</pre>",
    "breaks": "<pre>if x:<br>    y()<br></pre>",
    "no-break spaces": "<pre>if x:\n&nbsp;&nbsp;&nbsp;&nbsp;y()</pre>",
    "lines are divs": "<pre><div>if x:</div><div>    y()</div></pre>",
    "lines are divs, with line feeds between": "<pre>\n<div>if x:</div>\n<div>    y()</div>\n</pre>",
    "lines are items": "<pre><ol><li>if x:</li><li>    y()</li></ol></pre>",
    "zero-width signs": "<pre>\u200bif x:\n    y()\ufeff</pre>",
    "lines of Windows": "<pre>if x:\r\n    y()\r\n</pre>",
    "indent of the mark-up": "<pre><code>\n        if x:\n            y()\n      </code></pre>",
    "Pygments, numbers in the lines": "<div class=highlight><pre><span class=lineno>9 </span><span></span>if x:\n<span class=lineno>10</span>    y()</pre></div>",
    "Sphinx, numbers in the lines": "<div class='highlight-default notranslate'><div class=highlight><pre><span class=linenos>1</span>if x:\n<span class=linenos>2</span>    y()\n</pre></div></div>",
    "Pygments, numbers beside": "<table class=highlighttable><tr><td class=linenos><div class=linenodiv><pre><span>1</span>\n<span>2</span></pre></div></td><td class=code><div><pre>if x:\n    y()\n</pre></div></td></tr></table>",
    "Chroma, inline numbers": "<pre class=chroma><code><span class=line><span class=ln>1</span><span class=cl>if x:\n</span></span><span class=line><span class=ln>2</span><span class=cl>    y()\n</span></span></code></pre>",
    "Chroma, table": "<div class=chroma><table class=lntable><tr><td class=lntd><pre class=chroma><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td><td class=lntd><pre class=chroma><code>if x:\n    y()\n</code></pre></td></tr></table></div>",
    "Rouge, table": "<div class=highlight><table class=rouge-table><tr><td class='rouge-gutter gl'><pre class=lineno>1\n2</pre></td><td class=rouge-code><pre>if x:\n    y()\n</pre></td></tr></table></div>",
    "Hexo": "<figure class=highlight><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre></td><td class=code><pre><span class=line>if x:</span><br><span class=line>    y()</span><br></pre></td></tr></table></figure>",
    "GitHub, a file": "<table class='highlight js-file-line-container'><tr><td class='blob-num js-line-number' data-line-number=1></td><td class='blob-code blob-code-inner'>if x:</td></tr><tr><td class=blob-num data-line-number=2></td><td class='blob-code blob-code-inner'>    <span>y</span>()</td></tr></table>",
    "highlightjs-line-numbers": "<pre><code><table class=hljs-ln><tr><td class='hljs-ln-line hljs-ln-numbers'><div class=hljs-ln-n data-line-number=1></div></td><td class='hljs-ln-line hljs-ln-code'>if x:</td></tr><tr><td class='hljs-ln-line hljs-ln-numbers'>2</td><td class='hljs-ln-line hljs-ln-code'>    y()</td></tr></table></code></pre>",
    "CodeMirror 5": "<div class='CodeMirror cm-s-default'><div><textarea></textarea></div><div class=CodeMirror-scroll><div class=CodeMirror-sizer><div class=CodeMirror-measure>xx</div><div class=CodeMirror-code><div><div class=CodeMirror-gutter-wrapper><div class=CodeMirror-linenumber>1</div></div><pre class=CodeMirror-line><span>if x:</span></pre></div><div><pre class=CodeMirror-line><span>    y()</span></pre></div></div></div></div></div>",
    "CodeMirror 6": "<div class=cm-editor><div class=cm-scroller><div class='cm-gutters'><div class=cm-gutterElement>1</div></div><div class=cm-content><div class=cm-line>if x:</div><div class=cm-line><span>    </span><span>y</span>()</div></div></div></div>",
    "Monaco": "<div class=monaco-editor><div class=margin><div class=margin-view-overlays><div class=line-numbers>1</div></div></div><div class='view-lines'><div class=view-line><span><span>if&nbsp;x:</span></span></div><div class=view-line><span>&nbsp;&nbsp;&nbsp;&nbsp;y()</span></div></div></div>",
    "Ace": "<div class=ace_editor><div class=ace_gutter>1 2</div><div class='ace_layer ace_text-layer'><div class=ace_line_group><div class=ace_line>if x:</div></div><div class=ace_line_group><div class=ace_line>    y()</div></div></div></div>",
    "Prism, line-numbers": "<pre class=line-numbers><code>if x:\n    y()<span aria-hidden=true class=line-numbers-rows><span></span><span></span></span></code></pre>",
    "SyntaxHighlighter": "<div class=syntaxhighlighter><div class=toolbar><span>?</span></div><table><tr><td class=gutter><div class='line number1'>1</div><div class='line number2'>2</div></td><td class=code><div class=container><div class='line number1'><code class=keyword>if</code> <code class=plain>x:</code></div><div class='line number2'><code class=spaces>&nbsp;&nbsp;&nbsp;&nbsp;</code><code class=plain>y()</code></div></div></td></tr></table></div>",
    "Crayon": "<div class='crayon-syntax'><div class=crayon-toolbar><span class=crayon-language>x</span></div><div class=crayon-plain-wrap><textarea class=crayon-plain readonly>if x:\n    y()</textarea></div><div class=crayon-main><table class=crayon-table><tr><td class=crayon-nums><div class=crayon-num>1</div><div class=crayon-num>2</div></td><td class=crayon-code><div class=crayon-pre><div class=crayon-line>if x:</div><div class=crayon-line><span>&nbsp;&nbsp;&nbsp;&nbsp;</span>y()</div></div></td></tr></table></div></div>",
    "Enlighter, with what it was given": "<div class='enlighter-default'><div class=enlighter-toolbar-top>raw</div><div class=enlighter><div>if x:</div><div>    y()</div></div></div><pre class=EnlighterJSRAW style='display:none'>if x:\n    y()</pre>",
    "Expressive Code": "<div class=expressive-code><figure class=frame><figcaption class=header></figcaption><pre><code><div class=ec-line><div class=gutter><div class=ln aria-hidden=true>1</div></div><div class=code>if x:</div></div><div class=ec-line><div class=gutter><div class=ln>2</div></div><div class=code><span class=indent>    </span>y()</div></div></code></pre><div class=copy><button data-code='if x:'><div></div></button></div></figure></div>",
    "Shiki": "<pre class=shiki><code><span class=line>if x:</span>\n<span class=line>    y()</span></code></pre>",
    "Shiki without line feeds": "<pre class=shiki><code><span class=line>if x:</span><span class=line>    y()</span></code></pre>",
    "rehype-pretty-code": "<figure data-rehype-pretty-code-figure><pre><code data-theme=x style='display:grid'><span data-line=''>if x:</span>\n<span data-line=''>    y()</span></code></pre></figure>",
    "twoslash": "<pre class='shiki twoslash'><code><span class=line>if <span class=twoslash-hover><span class=twoslash-popup-container><code class=twoslash-popup-code>let x: int</code></span>x</span>:</span>\n<span class=line>    y()</span></code></pre>",
    "Docusaurus": "<div class='codeBlockContainer_a'><div class=codeBlockContent_b><pre class=prism-code><code class=codeBlockLines_c><span class=token-line style='color:red'><span class='token plain'>if x:</span><br></span><span class=token-line><span class='token plain'>    y()</span><br></span></code></pre><div class=buttonGroup_d><button>Copy</button></div></div></div>",
    "Docusaurus, numbered": "<pre class=prism-code><code><span class='token-line codeLine_a'><span class=codeLineNumber_b></span><span class=codeLineContent_c>if x:</span><br></span><span class='token-line codeLine_a'><span class=codeLineNumber_b></span><span class=codeLineContent_c>    y()</span><br></span></code></pre>",
    "react-syntax-highlighter": "<pre><code><span style='display:block'><span class='linenumber react-syntax-highlighter-line-number' style='user-select:none'>1</span>if x:\n</span><span style='display:block'><span class=linenumber>2</span>    y()</span></code></pre>",
    "numbers that cannot be selected": "<pre><code><span style='user-select: none'>1</span>if x:\n<span style='user-select: none'>2</span>    y()</code></pre>",
    "WeChat": "<section class=code-snippet__fix><ul class=code-snippet__line-index><li></li><li></li></ul><pre><code><span>if x:</span></code><code><span>    y()</span></code></pre></section>",
    "Doxygen": "<div class=fragment><div class=line><a id=l1></a><span class=lineno>    1</span>&#160;if x:</div><div class=line><span class=lineno>    2</span>&#160;    y()</div></div>",
    "mdBook": "<pre><pre class=playground><div class=buttons><button class='fa fa-play'>Run</button></div><code><span class=boring>fn main() {\n</span>if x:\n    y()\n<span class=boring>}</span></code></pre></pre>",
    "rustdoc": "<div class=example-wrap><pre class=rust-example-rendered><code>if x:\n    y()</code></pre><a class=test-arrow href='https://play.example.org'>Run</a></div>",
    "Medium": "<pre><span>if x:<br>    y()</span></pre>",
    "old elements": "<xmp>if x:\n    y()</xmp>",
    "code with breaks": "<p><code>if x:<br>&nbsp;&nbsp;&nbsp;&nbsp;y()</code></p>",
    "sample output": "<div><samp>if x:<br>&nbsp;&nbsp;&nbsp;&nbsp;y()</samp></div>",
    "an editor's field": "<div><textarea class=code-editor readonly>if x:\n    y()</textarea></div>",
    "pasted from an editor": "<div style='font-family: Menlo, monospace; white-space: pre'><div><span>if x:</span></div><div><span>    </span>y()</div></div>",
    "two colour schemes": "<div><pre class='shiki dark'><code>if x:\n    y()</code></pre><pre class='shiki light'><code>if x:\n    y()</code></pre></div>",
    "dev.to": "<div class='highlight js-code-highlight'><pre class=highlight><code>if x:\n    y()</code></pre><div class='highlight__panel js-actions-panel'><svg><title>Enter fullscreen mode</title></svg><svg><title>Exit fullscreen mode</title></svg></div></div>",
    "a copy for the clipboard": "<div class='snippet-clipboard-content'><pre><code>if x:\n    y()</code></pre><div class=zeroclipboard-container><clipboard-copy value='if x:'><svg></svg></clipboard-copy></div></div>",
    "notebook": "<div class=jp-InputArea><div class='jp-InputPrompt'>In&nbsp;[1]:</div><div class=highlight><pre>if x:\n    y()</pre></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("html", HABITS.values(), ids=HABITS.keys())
def test_code_is_its_lines_and_nothing_beside(html: str) -> None:
    assert blocks_of(html) == [("", TWO_LINES)]
    assert words_around(html) == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>a\n\n\nb</pre>", "a\n\n\nb"),
        ("<pre><div>a</div><div><br></div><div></div><div>b</div></pre>", "a\n\n\nb"),
        ("<pre><code><span class=line>a</span>\n<span class=line></span>\n<span class=line>b</span></code></pre>", "a\n\nb"),
        ("<pre><code><span class=line>a</span><span class=line></span><span class=line>b</span></code></pre>", "a\n\nb"),
        ("<div class=cm-content><div class=cm-line>a</div><div class=cm-line><br></div><div class=cm-line>b</div></div>", "a\n\nb"),
        ("<div class=cm-content><span>a</span><br><br><br><span>b</span></div>", "a\n\n\nb"),
        ("<pre>\tall:\n\t\tmake</pre>", "\tall:\n\t\tmake"),
        ("<pre>    one\n    two</pre>", "    one\n    two"),
        ("<pre>$ run <code>it</code> now</pre>", "$ run it now"),
        ("<pre>&gt;&gt;&gt; 1 + 1\n2</pre>", ">>> 1 + 1\n2"),
        ("<pre><span class='gp'>$ </span>ls</pre>", "$ ls"),
        ("<pre><span style='user-select:none'>$ </span>ls</pre>", "$ ls"),
        ("<pre><code>1\n2\n3</code></pre>", "1\n2\n3"),
    ],
)  # fmt: skip
def test_white_space_and_signs_of_code_stay(html: str, text: str) -> None:
    assert blocks_of(html) == [("", text)]


LANGUAGES = [
    ("<pre><code class=language-js>x</code></pre>", "js"),
    ("<pre class='lang-py s-code-block'><code class='hljs language-python'>x</code></pre>", "python"),
    ("<pre class='brush: js notranslate'><code>x</code></pre>", "js"),
    ("<pre class='brush:php;gutter:false'>x</pre>", "php"),
    ("<pre class='lang:ruby decode:true'>x</pre>", "ruby"),
    ("<pre class='syntaxhighlighter-pre' data-syntaxhighlighter-params='brush: java; gutter: false'>x</pre>", "java"),
    ("<div class='code panel'><div class=codeContent><pre class=code-java>x</pre></div></div>", "java"),
    ("<pre class=EnlighterJSRAW data-enlighter-language=kotlin>x</pre>", "kotlin"),
    ("<pre data-code-block-lang=swift><span>x</span></pre>", "swift"),
    ("<div class='language-ruby highlighter-rouge'><div class=highlight><pre class=highlight><code>x</code></pre></div></div>", "ruby"),
    ("<div class='highlight-python3 notranslate'><div class=highlight><pre>x</pre></div></div>", "python"),
    ("<div class='highlight-default notranslate'><div class=highlight><pre>x</pre></div></div>", ""),
    ("<div class='highlight highlight-source-shell'><pre>x</pre></div>", "shell"),
    ("<div class='highlight highlight-source-c++'><pre>x</pre></div>", "cpp"),
    ("<div class='highlight highlight-text-html-basic'><pre>x</pre></div>", "html"),
    ("<div class='highlight hl-ipython3'><pre>x</pre></div>", "python"),
    ("<div class=highlight><pre class='highlight python'><code>x</code></pre></div>", "python"),
    ("<figure class='highlight js'><table><tr><td class=gutter><pre>1</pre></td><td class=code><pre>x</pre></td></tr></table></figure>", "js"),
    ("<table class='highlight js-file-line-container' data-tagsearch-lang=Python><tr><td class=blob-num data-line-number=1></td><td class=blob-code>x</td></tr></table>", "python"),
    ("<pre class='code highlight js-syntax-highlight' lang=python><code><span class=line lang=python>x</span></code></pre>", "python"),
    ("<pre lang=de>x</pre>", ""),
    ("<div class=sourceCode><pre class='sourceCode r'><code class='sourceCode r'>x</code></pre></div>", "r"),
    ("<div class=language-ts><button class=copy>Copy</button><span class=lang>ts</span><pre class=shiki><code>x</code></pre></div>", "ts"),
    ("<div class='syntaxhighlighter  java'><table><tr><td class=code><div class=container><div class=line><code class='java plain'>x</code></div></div></td></tr></table></div>", "java"),
    ("<pre class=language-plaintext><code>x</code></pre>", ""),
    ("<pre><code class='language-none'>x</code></pre>", ""),
    ("<pre class='prettyprint'><code class='hljs nohighlight'>x</code></pre>", ""),
    ("<pre class='code'>x</pre>", ""),
    ("<div class=tabs><div class=language-switcher><pre>x</pre></div></div>", ""),
    ("<pre><code class='language-rust,no_run'>x</code></pre>", "rust"),
    ("<pre><code class='language-C#'>x</code></pre>", "csharp"),
    ("<code-block><div class=code-block><div class=code-block-decoration><span>Python</span><div class=buttons><button>copy</button></div></div><div><div><pre><code>x</code></pre></div></div></div></code-block>", "python"),
    ("<pre><div class=rounded><div class=flex><span>python</span><button>Copy code</button></div><div class=overflow><code class='hljs'>x</code></div></div></pre>", "python"),
    ("<div class=relative><div class=sticky><button>Copy</button></div><div class=small>c++</div><div class=scroll><pre><code>x</code></pre></div></div>", "cpp"),
    ("<div class=code-example><div class=example-header><span class=language-name>css</span><button>Copy to Clipboard</button></div><pre><code>x</code></pre></div>", "css"),
    ("<div class=head-box><div>pythonCopy code</div><pre>x</pre></div>", "python"),
    ("<div class=notion-code-block><div><div>Go</div></div><div class=line-numbers style='white-space:pre'>x</div></div>", "go"),
    ("<div><div data-language=rust><pre>x</pre></div><div><pre>y</pre></div></div>", "rust"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "language"), LANGUAGES)
def test_code_has_the_language_that_it_or_its_box_names(html: str, language: str) -> None:
    assert blocks_of(html)[0] == (language, "x")


def test_the_language_of_one_block_is_not_that_of_its_neighbour() -> None:
    html = "<div class=language-go><pre>x</pre></div><div class=plain><pre>y</pre></div>"

    assert blocks_of(html) == [("go", "x"), ("", "y")]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=theme-code-block><div class=codeBlockTitle_a>src/main.py</div><div><pre><code>x</code></pre></div></div>",
        "<pre data-filename='src/main.py'><code>x</code></pre>",
        "<div class='code-block' data-title='src/main.py'><pre><code>x</code></pre></div>",
        "<figure data-rehype-pretty-code-figure><figcaption data-rehype-pretty-code-title>src/main.py</figcaption><pre><code>x</code></pre></figure>",
        "<div class=expressive-code><figure class=frame><figcaption class=header><span class=title>src/main.py</span></figcaption><pre><code>x</code></pre></figure></div>",
        "<div class=listingblock><div class=title>src/main.py</div><div class=content><pre><code>x</code></pre></div></div>",
        "<div class='literal-block-wrapper docutils container'><div class=code-block-caption><span class=caption-text>src/main.py</span></div><div class=highlight><pre>x</pre></div></div>",
        "<div class=highlight><span class=filename>src/main.py</span><pre><code>x</code></pre></div>",
        "<div class='code panel'><div class='codeHeader panelHeader'><b>src/main.py</b></div><div class=codeContent><pre>x</pre></div></div>",
        "<div class=gatsby-code-title>src/main.py</div><div class=gatsby-highlight><pre><code>x</code></pre></div>",
        "<div class=box><div class=top><span>src/main.py</span><button>Copy</button></div><pre><code>x</code></pre></div>",
    ],
)
def test_the_title_of_code_is_its_caption(html: str) -> None:
    assert caption_of(f"<section><p>Before.</p><div>{html}</div></section>") == "src/main.py"


def test_a_title_joins_the_caption_that_a_figure_has() -> None:
    html = "<figure class=listing><span class=file-name>File: a.rs</span><pre>x</pre><figcaption>Listing 1: a trait</figcaption></figure>"

    assert caption_of(html) == "File: a.rsListing 1: a trait"


def test_what_the_author_says_of_code_is_left_where_it_is() -> None:
    html = "<div><div>The program in full:</div><pre>x</pre><div>It ends here.</div></div>"

    assert words_around(html) == "The program in full: It ends here."


def test_an_author_who_names_a_language_in_a_paragraph_is_no_button() -> None:
    assert words_around("<div><p>Python</p><pre>x</pre></div>") == "Python"


@pytest.mark.parametrize(
    "html",
    [
        "<div class=group><div role=tablist><button role=tab>npm</button><button role=tab>yarn</button></div><div role=tabpanel><pre>npm i x</pre></div><div role=tabpanel hidden><pre>yarn add x</pre></div></div>",
        "<div class=tabs-container><ul role=tablist class=tabs><li role=tab>npm</li><li role=tab>yarn</li></ul><div><div role=tabpanel><div><pre>npm i x</pre></div></div><div role=tabpanel hidden><div><pre>yarn add x</pre></div></div></div></div>",
        "<div class=vp-code-group><div class=tabs><input type=radio><label>npm</label><input type=radio><label>yarn</label></div><div class=blocks><div><button>Copy</button><pre>npm i x</pre></div><div><pre>yarn add x</pre></div></div></div>",
        "<div class=tabbed-set><div class=tabbed-labels><label>npm</label><label>yarn</label></div><div class=tabbed-content><div class=tabbed-block><pre>npm i x</pre></div><div class=tabbed-block style='display:none'><pre>yarn add x</pre></div></div></div>",
    ],
)
def test_every_pane_of_tabbed_code_stays_under_its_label(html: str) -> None:
    tree = parse_fragment(html)
    shape(tree, URL)

    assert [figure.get_text("|") for figure in tree.select("figure")] == ["npm|npm i x", "yarn|yarn add x"]
    assert words_around(html) == "npm yarn"
    assert not tree.select("[hidden], [style]")


def test_a_tab_that_is_a_language_names_the_language_of_its_pane() -> None:
    html = "<div><div role=tablist><div role=tab>Python</div><div role=tab>Go</div></div><div role=tabpanel><pre>x</pre></div><div role=tabpanel><pre>y</pre></div></div>"

    assert blocks_of(html) == [("python", "x"), ("go", "y")]


def test_a_list_to_choose_a_language_goes_where_one_is_shown() -> None:
    html = "<div><div role=listbox><div role=option>Node.js</div><div role=option>Ruby</div><div>No results</div></div><div><pre>x</pre></div></div>"

    assert blocks_of(html) == [("", "x")]
    assert words_around(html) == ""


def test_the_fragments_of_lean_are_one_block() -> None:
    html = (
        "<div><code class='hl lean block'><span>#eval 1</span></code>\n<pre class='hl lean lean-output information'>1</pre>\n"
        "<code class='hl lean block'>\n</code><code class='hl lean block'>#eval 2</code></div>"
    )

    assert blocks_of(html) == [("lean", "#eval 1\n1\n\n#eval 2")]


def test_code_in_a_sentence_stays_there() -> None:
    html = "<p>Call <code>y()</code> then <code class=language-js>z()</code>.</p>"

    assert blocks_of(html) == []


def test_a_table_of_facts_with_code_in_it_is_a_table() -> None:
    html = "<table class=highlight><tr><td><code>a</code></td><td>First.</td></tr><tr><td><code>b</code></td><td>Second.</td></tr></table>"

    assert blocks_of(html) == []


def test_a_field_for_others_to_copy_the_article_from_is_no_code() -> None:
    field = "<textarea class=republish readonly>&lt;h1>Ships&lt;/h1>\n&lt;p>Came</textarea>"

    assert blocks_of(f"<div>{field}</div>") == []

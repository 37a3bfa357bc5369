"""Code in HTML, EPUB and on paper."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

from converter.model.document import CodeBlock, Document, Metadata, Text
from converter.model.settings import RenderSettings
from converter.render.html import render_html
from converter.render.xhtml import BodySettings, write_body
from converter.render.xhtml.code import LONGEST_COLOURED_CHARACTERS
from converter.themes import load_theme

COLOURS = BodySettings(code_colours=True)
LINES = BodySettings(code_lines=True)


def body(block: CodeBlock, settings: BodySettings) -> str:
    return write_body(Document(Metadata(), (block,)), settings).markup


def test_tokens_have_the_class_of_their_kind() -> None:
    written = body(CodeBlock("def f():\n    return 'a'  # why", "python"), COLOURS)

    assert '<span class="keyword">def</span> <span class="name">f</span>():' in written
    assert '<span class="string">\'a\'</span>  <span class="comment"># why</span>' in written


@pytest.mark.parametrize("block", [CodeBlock("a < b"), CodeBlock("a < b", "klingon"), CodeBlock("a < b", "")])
def test_code_in_a_language_that_nobody_knows_has_no_colours(block: CodeBlock) -> None:
    assert ">a &lt; b</code></pre>" in body(block, COLOURS)


def test_code_as_long_as_a_file_has_no_colours() -> None:
    text = "x = 1\n" * LONGEST_COLOURED_CHARACTERS

    assert "<span" not in body(CodeBlock(text, "python"), COLOURS)


@pytest.mark.parametrize("text", ["\n\n  x = 1\n\n", "\tx", "'''\n\n'''", "x\r", "\u2028", "$ ls\nout"])
@pytest.mark.parametrize("language", ["python", "console", "diff", "html", "js", "make"])
def test_colours_change_no_character_of_the_code(text: str, language: str) -> None:
    written = re.sub(r"</?span[^>]*>", "", body(CodeBlock(text, language), COLOURS))

    assert written == body(CodeBlock(text, language), BodySettings())


def test_a_line_on_paper_goes_on_further_in_than_it_began() -> None:
    written = body(CodeBlock("a\n\n    b"), LINES)

    assert written.count('<span class="line"') == 3
    assert '<span class="line"></span>' in written
    assert 'style="padding-left: 6ch; text-indent: -6ch">    b</span>' in written


def test_a_token_of_several_lines_is_one_on_each() -> None:
    written = body(CodeBlock('"""a\nb"""', "python"), replace(LINES, code_colours=True))

    assert written.count('<span class="string">') == 2


def test_short_code_stays_on_a_page_and_long_code_goes_on() -> None:
    assert '<pre class="short"' in body(CodeBlock("a\nb"), LINES)
    assert 'class="short"' not in body(CodeBlock("a\n" * 40), LINES)


def test_a_caption_stands_over_its_code() -> None:
    written = body(CodeBlock("a", caption=(Text("main.py"),)), COLOURS)

    assert (
        written
        == '<figure class="listing"><figcaption>main.py</figcaption><pre dir="ltr"><code>a</code></pre></figure>'
    )


def test_a_theme_may_leave_code_in_one_colour() -> None:
    classic = load_theme("classic")
    document = Document(Metadata(title="A"), (CodeBlock("import a", "python"),))
    plain = replace(classic, html=replace(classic.html, code_colours=False))

    assert b'<span class="keyword">' in render_html(document, classic, RenderSettings()).content
    assert b'<span class="keyword">' not in render_html(document, plain, RenderSettings()).content


def test_a_page_without_code_does_not_wait_for_the_highlighter() -> None:
    from subprocess import run

    script = (
        "import sys, converter; document = converter.read_html('<article><h1>T</h1><p>' + 'One two three four. ' * 40);"
        "converter.render(document, 'html'); sys.exit('pygments.lexers' in sys.modules)"
    )

    assert run([sys.executable, "-c", script], check=False).returncode == 0

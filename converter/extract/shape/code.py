"""Highlighted code to `<pre><code class="language-NAME">` with its text alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import LANGUAGE_CLASS_PREFIX
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from converter.extract.shape.tree import ArticleTree

_LINE_ELEMENTS: Final = frozenset({"div", "p", "li", "tr"})
"""Elements that some highlighters write a line of code in."""
_LINE_CLASS: Final = re.compile(r" (?:line|code-line|cm-line|view-line|react-file-line|cl|token-line|ec-line) ")
_NO_CODE: Final = frozenset({"button", "style", "script", "svg", "select", "textarea", "template"})
_GUTTER: Final = re.compile(
    r" (?:lineno|linenos|linenodiv|line-?numbers?|line-numbers-rows|lnt?|lnos?|gutter|hljs-ln-numbers|hljs-ln-line-number"
    r"|code-line-numbers?|rouge-gutter|crayon-nums|blob-num|cm-gutters|cm-lineNumbers|linenumber|ln-num|copy-?(?:btn|button|code)?"
    r"|code-copy|copy-code-button|clipboard-?copy|btn-clipboard|toolbar-item|code-block-header|code-header|sr-only) ",
    re.IGNORECASE,
)
_CODE_TABLE: Final = re.compile(
    r" (?:lntable|highlighttable|rouge-table|rouge-line-table|crayon-table|hljs-ln|js-file-line-container|highlight"
    r"|codetable|diff-table|sourcecode) "
)
_CODE_CELL: Final = re.compile(r" (?:code|rouge-code|crayon-code|hljs-ln-code|blob-code|lntd|gutter-code|sourcecode) ")
_EDITOR: Final = re.compile(r" (?:cm-content|codemirror-code|view-lines|syntaxhighlighter) ")

_PREFIXED: Final = re.compile(r" (?:lang|language|highlight-source|highlight-text)-([\w+#.\-]{1,30}) ")
_BRUSH: Final = re.compile(r"brush:\s*([\w+#]{1,20})")
_LANGUAGE_ATTRIBUTES: Final = (
    "data-lang",
    "data-language",
    "data-code-lang",
    "data-enlighter-language",
    "lang-name",
    "language",
)
_LANGUAGES: Final = frozenset(
    "apache asm assembly awk bash basic batch c c++ c# clojure cmake cmd cobol coffeescript console cpp csharp css csv cuda d dart"
    " diff dockerfile elixir elm erlang fish fortran fsharp gdscript glsl go golang graphql groovy haskell hcl hlsl html http ini"
    " java javascript js json json5 jsonc jsx julia kotlin latex less lisp lua makefile markdown mathematica matlab mdx mermaid"
    " nasm nginx nim nix objc objectivec ocaml pascal perl php plaintext postgresql powershell prolog protobuf pug puppet py"
    " python r racket rb rego rest rst ruby rs rust sass scala scheme scss sh shell solidity sparql sql svelte swift tcl terraform"
    " tex text toml ts tsx typescript v vala vb verilog vhdl vim vue wasm xml yaml yml zig zsh".split()
)
_MOST_IN_A_BOX_OF_CODE: Final = 12
_LONGEST_HEAD_CHARACTERS: Final = 60
"""The line above a block of code: its language, a file's name, "Copy"."""
_KEEPS_LINES: Final = re.compile(r"white-space\s*:\s*pre")
_NO_LANGUAGE: Final = frozenset(
    {"none", "plaintext", "text", "txt", "plain", "nohighlight", "auto", "default", "undefined"}
)


def shape_code(tree: ArticleTree) -> None:
    """Give every block of code one form."""
    for table, _ in tree.of_class(_CODE_TABLE, "table"):
        if _is_code_table(table):
            _shape_table(table, tree)
    for editor, _ in tree.of_class(_EDITOR, "div"):
        if not is_gone(editor) and not _is_within_pre(editor):
            _put(tree, editor, code_text(editor), language_near(editor))
    for pre in tree.elements("pre"):
        if not is_gone(pre):
            _shape_pre(pre, tree)
    for code in tree.elements("code"):
        if not is_gone(code) and _is_a_block(code):
            _put(tree, code, code_text(code), language_near(code))


def code_text(element: Tag) -> str:
    """Return the lines of code in an element, without line numbers and buttons."""
    out: list[str] = []
    # Lines that are spans are parted by line feeds, mostly; where there is none in all the code, each span is a line.
    _write(
        element,
        out,
        _is_line if element.find("br") or any("\n" in text for text in element.strings) else _is_line_or_span,
    )
    return "".join(out).replace("\r\n", "\n").replace("\u200b", "")


def language_near(element: Tag) -> str:
    """Return the language that a block of code, what is in it or what is around it names; "" where nothing does."""
    inner = element.find("code") if element.name != "code" else None
    for candidate in (inner, element, *ancestors(element, 4)):
        if isinstance(candidate, Tag) and (language := _own_language(candidate)):
            return "" if language in _NO_LANGUAGE else language
        # The box around two blocks of code speaks for neither.
        if isinstance(candidate, Tag) and candidate.name in ("article", "main", "body", "section", "td", "li"):
            break
    return ""


def _own_language(element: Tag) -> str:
    attributes = element.attrs
    for name in _LANGUAGE_ATTRIBUTES:
        if name in attributes and (value := attribute(element, name).strip().lower()) and " " not in value:
            return value
    if "class" not in attributes:
        return ""
    classes = classes_of(element)
    for pattern in (_PREFIXED, _BRUSH):
        if found := pattern.search(classes):
            return found.group(1)
    words = classes.split()
    for word in words:
        if word.startswith("highlight-") and (name := word.removeprefix("highlight-")) in _LANGUAGES:
            return name
    if element.name in ("pre", "code") or "highlight" in words or "sourcecode" in words or "hljs" in words:
        for word in words:
            if word in _LANGUAGES:
                return word
    return ""


def _shape_pre(pre: Tag, tree: ArticleTree) -> None:
    inner = list(pre.find_all("pre"))
    if inner:
        tree.unwrap(pre)
        return
    language = language_near(pre)
    editor = next((div for div in pre.find_all("div") if _EDITOR.search(classes_of(div))), None)
    if isinstance(editor, Tag):
        # An editor with its own head line inside a <pre>: the head line may name the language.
        language = language or next(
            (word for text in pre.stripped_strings if (word := str(text).lower()) in _LANGUAGES), ""
        )
        text = code_text(editor)
    else:
        text = code_text(pre)
    _drop_buttons_around(pre, tree)
    _put(tree, pre, text, language)


def _put(tree: ArticleTree, old: Tag, text: str, language: str) -> None:
    """Put a block of code into an element's place; nothing where there is no code."""
    if not text.strip():
        tree.remove(old)
        return
    code = tree.new("code", {"class": f"{LANGUAGE_CLASS_PREFIX}{language}"} if language else {}, text.strip("\n"))
    pre = tree.new("pre")
    pre.append(code)
    if identifier := attribute(old, "id"):
        pre["id"] = identifier
    tree.replace(old, pre)


def _write(element: Tag, out: list[str], is_line: Callable[[Tag], bool]) -> None:
    for node in element.contents:
        if type(node) is NavigableString and node:
            out.append(str(node))
        if not isinstance(node, Tag) or node.name in _NO_CODE or _is_gutter(node):
            continue
        if node.name == "br":
            out.append("\n")
            continue
        if not is_line(node):
            _write(node, out, is_line)
            continue
        if out and not out[-1].endswith("\n"):
            out.append("\n")
        before = len(out)
        _write(node, out, is_line)
        if len(out) == before or not out[-1].endswith("\n"):
            out.append("\n")


def _is_gutter(element: Tag) -> bool:
    return "class" in element.attrs and _GUTTER.search(classes_of(element)) is not None


def _is_line(element: Tag) -> bool:
    return element.name in _LINE_ELEMENTS


def _is_line_or_span(element: Tag) -> bool:
    if element.name in _LINE_ELEMENTS:
        return True
    marked = "data-line" in element.attrs or _LINE_CLASS.search(classes_of(element)) is not None
    return marked and element.name in ("span", "code")


def _is_code_table(table: Tag) -> bool:
    return table.find(["pre", "code"]) is not None or any(
        _CODE_CELL.search(classes_of(cell)) for cell in table.find_all("td")
    )


def _shape_table(table: Tag, tree: ArticleTree) -> None:
    """Put the code of a table of lines or of columns into its place."""
    language = language_near(table)
    lines: list[str] = []
    for row in table.find_all("tr"):
        cells = [cell for cell in row.find_all("td", recursive=False) if not _GUTTER.search(classes_of(cell))]
        marked = [cell for cell in cells if _CODE_CELL.search(classes_of(cell))]
        cell = (marked or cells or [None])[-1]
        if isinstance(cell, Tag):
            language = language or next((name for code in cell.find_all("code") if (name := _own_language(code))), "")
            lines.append(code_text(cell).strip("\n"))
    old = next((around for around in ancestors(table, 3) if around.name == "pre"), table)
    _put(tree, old, "\n".join(lines), language)


def _is_within_pre(element: Tag) -> bool:
    return any(around.name == "pre" for around in ancestors(element, 20))


def _is_a_block(code: Tag) -> bool:
    """Return whether a `<code>` without `<pre>` is a block: it says so, or is lines alone in what is around it."""
    keeps_lines = _KEEPS_LINES.search(attribute(code, "style")) is not None
    if not keeps_lines and " block " not in classes_of(code) and code.find("br") is None:
        return False
    parent = code.parent
    if parent is None or _is_within_pre(code):
        return False
    return parent.name in ("div", "p", "figure", "td") and (
        len(visible_nodes(parent)) == 1 or " block " in classes_of(code)
    )


def _drop_buttons_around(pre: Tag, tree: ArticleTree) -> None:
    """Take out what highlighters hang around a block of code: buttons, head lines with the language's name."""
    for around in ancestors(pre, 3):
        if around.name not in ("div", "figure", "span") or len(around.contents) > _MOST_IN_A_BOX_OF_CODE:
            return
        if len(around.find_all("pre", limit=2)) != 1:
            return
        for extra in list(_extras(around, pre)):
            tree.remove(extra)


def _extras(around: Tag, pre: Tag) -> Iterator[Tag]:
    for child in around.contents:
        if (
            not isinstance(child, Tag)
            or child is pre
            or not is_short(child, _LONGEST_HEAD_CHARACTERS)
            or child.find("pre")
        ):
            continue
        text = text_of(child).lower()
        if (
            (
                child.name == "button"
                or text in _LANGUAGES
                or text in ("copy", "copied", "copied!", "copy code", "copy to clipboard")
            )
            or _GUTTER.search(classes_of(child))
            or text.removesuffix("copied!").removesuffix("copy code").removesuffix("copy").strip() in _LANGUAGES
        ):
            yield child

"""An element of highlighted code to its lines, as the page shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute
from converter.extract.shape.tree import classes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import PageElement

_BLOCK_ELEMENTS: Final = frozenset({"div", "p", "li", "tr", "section", "figure"})
"""Elements that stand on lines of their own, in code as elsewhere."""
_LINE_CLASS: Final = re.compile(
    r" (?:line|code-line|codeline(?:_\w{1,20})?|cl|cm-line|codemirror-line|view-line|ace_line|react-file-line|token-line|ec-line"
    r"|crayon-line|hljs-ln-line|highlight-line|code__line|ln-line|source-line) "
)
_IS_ON_A_LINE: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|table-row)")
_UNSELECTABLE: Final = re.compile(r"user-select\s*:\s*none")
_NO_CODE: Final = frozenset(
    "button style script noscript svg select option textarea template clipboard-copy copy-button summary".split()
)
_NUMBERS: Final = (
    r"lineno|linenos|linenodiv|line-?numbers?|line-numbers-rows|line-numbers-wrapper|line-numbers-sizer|line-?num|lnt|lnos?|ln|ln-num|gutter|gl"
    r"|hljs-ln-numbers|hljs-ln-line-number|hljs-ln-n|code-line-numbers?|codelinenumber(?:_\w{1,20})?|rouge-gutter|crayon-nums?|blob-num"
    r"|js-line-number|react-line-number|cm-gutters|cm-linenumbers|codemirror-gutter-wrapper|codemirror-linenumber|codemirror-gutters|ace_gutter|linenumber|line_numbers"
    r"|react-syntax-highlighter-line-number|margin-view-overlays|code-snippet__line-index|diff-line-num|line-index|prefix-line-number"
)
_CHROME: Final = (
    r"copy-?(?:btn|button|code)?|code-?copy|copy-code-button|clipboard-?copy|btn-clipboard|zeroclipboard-container|notion-code-copy|toolbar"
    r"|toolbar-item|code-block-header|code-block-toolbar|code-toolbar-buttons|buttons|sr-only|screen-reader-text|visually-hidden|boring|crayon-plain-wrap"
    r"|twoslash-popup-container|twoslash-popup-docs|twoslash-popup-code|twoslash-popup-arrow|twoslash-completion-list|twoslash-lsp|hover-info"
    r"|tactic-state|codemirror-measure|codemirror-cursors|codemirror-cursor|cm-cursorlayer|cm-selectionlayer|cm-panels|cm-tooltip"
    r"|linebookmark|headerlink|collapse-btn|codefold|fold-marker|cm-foldplaceholder"
)
_GUTTER: Final = re.compile(rf" (?:{_NUMBERS}) ")
_NEVER_CODE: Final = re.compile(rf" (?:{_NUMBERS}|{_CHROME}) ")
_LONGEST_CLASSES: Final = 600
"""A longer list of classes is a framework's utilities, after the ones that say something."""

_LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_NO_SIGNS: Final = re.compile("[\u200b\u2060\ufeff\u00ad]")
"""Zero-width space, word joiner, byte order mark, soft hyphen: editors put them where a line is empty or may break."""
_INDENT_OF_MARKUP: Final = re.compile(r"[ \t]*\n(?:.*\n)?(?P<closing>[ \t]+)\Z", re.DOTALL)


def code_text(element: Tag) -> str:
    """Return the lines of code in an element, without line numbers and buttons, and empty lines at neither end."""
    out: list[str] = []
    _write(element, out)
    return tidy("".join(out))


def tidy(text: str) -> str:
    """Return code with plain spaces and line feeds, without the indent that is its mark-up's and empty lines at its ends."""
    text = _NO_SIGNS.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    lines = _without_indent_of_markup(text).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(line.rstrip(" \t") for line in lines[first:])


def is_gutter(element: Tag) -> bool:
    """Return whether an element is a column of line numbers, or one of them."""
    return "class" in element.attrs and _GUTTER.search(classes_of(element)) is not None


def is_no_code(element: Tag) -> bool:
    """Return whether an element among code is none of it: a button, a number, what pops up."""
    if element.name in _NO_CODE:
        return True
    attributes = element.attrs
    if "class" in attributes and _NEVER_CODE.search(classes_of(element)[:_LONGEST_CLASSES]):
        return not _is_line(element)
    return _is_unseen(element)


def _is_unseen(element: Tag) -> bool:
    """Return whether an element is a number or a sign that cannot be copied, or hidden."""
    attributes = element.attrs
    if "hidden" in attributes:
        return True
    style = attribute(element, "style")
    is_apart = "data-pseudo-content" in attributes or attribute(element, "aria-hidden") == "true"
    is_apart = is_apart or "unselectable" in attributes or _UNSELECTABLE.search(style) is not None
    if "display:none" in style.replace(" ", ""):
        return True
    return is_apart and element.name != "pre" and _text(element).strip().rstrip(".:|").isdigit()


def _text(element: Tag) -> str:
    return "".join(node for node in element.descendants if type(node) is NavigableString)


def _without_indent_of_markup(text: str) -> str:
    """Take out the indent that all lines share, where the closing tag's own line says that it is the mark-up's."""
    closing = _INDENT_OF_MARKUP.match(text)
    if closing is None or not text.lstrip(" \t").startswith("\n"):
        return text
    lines = text.split("\n")
    indent = closing["closing"]
    inner = [line for line in lines if line.strip()]
    if not inner or not all(line.startswith(indent) for line in inner):
        return text
    shared = min(len(line) - len(line.lstrip(" \t")) for line in inner)
    return "\n".join(line[shared:] for line in lines)


def _write(element: Tag, out: list[str]) -> None:
    children = element.contents
    is_after_number = False
    for place, node in enumerate(children):
        if not isinstance(node, Tag):
            if type(node) is NavigableString and str(node) and not _is_between_lines(node, children, place):
                out.append(node[1:] if is_after_number and node.startswith("\u00a0") else node)
        elif is_no_code(node):
            # Doxygen parts a number from its line by a no-break space.
            is_after_number = is_gutter(node)
            continue
        elif node.name == "br":
            out.append("\n")
        elif _is_block(node):
            _write_block(node, out)
        elif _is_line(node):
            before = len(out)
            _write(node, out)
            if not (len(out) > before and _ends_line(out)) and _next_is_another_line(children, place):
                out.append("\n")
        else:
            _write(node, out)
        is_after_number = False


def _write_block(line: Tag, out: list[str]) -> None:
    if out and not _ends_line(out):
        out.append("\n")
    before = len(out)
    _write(line, out)
    if not any(out[before:]) or not _ends_line(out):
        out.append("\n")


def _ends_line(out: list[str]) -> bool:
    """Return whether what was written last ends with a line feed."""
    return next((piece for piece in reversed(out) if piece), "").endswith("\n")


def _is_block(element: Tag) -> bool:
    if element.name in _BLOCK_ELEMENTS:
        return True
    # CodeMirror 5 writes each line in a <pre> of its own.
    return element.name == "pre" and "class" in element.attrs and _is_line(element)


def _is_line(element: Tag) -> bool:
    """Return whether an inline element is a line of code by its class, its style, or its siblings."""
    attributes = element.attrs
    if "data-line" in attributes or ("class" in attributes and _LINE_CLASS.search(classes_of(element))):
        return element.name in ("span", "code", "pre", "a") or "-" in element.name
    if element.name == "code":
        # Several <code> side by side are a line each (WeChat); SyntaxHighlighter writes words so, but in a <div>.
        return element.parent is not None and element.parent.name == "pre"
    return "style" in attributes and _IS_ON_A_LINE.search(attribute(element, "style")) is not None


def _next_is_another_line(siblings: Sequence[PageElement], place: int) -> bool:
    """Return whether the next line stands right beside one, with no line feed between them."""
    line = siblings[place]
    following = siblings[place + 1] if place + 1 < len(siblings) else None
    if not isinstance(following, Tag) or not isinstance(line, Tag):
        return False
    return following.name == "code" if line.name == "code" and "class" not in line.attrs else following.name != "br"


def _is_between_lines(text: NavigableString, siblings: Sequence[PageElement], place: int) -> bool:
    """Return whether a string is the line feed between two lines that are blocks, which part themselves."""
    if "\n" not in text or not text.isspace():
        return False
    before = siblings[place - 1] if place else None
    after = siblings[place + 1] if place + 1 < len(siblings) else None
    return any(isinstance(node, Tag) and _is_block(node) and not is_no_code(node) for node in (before, after))

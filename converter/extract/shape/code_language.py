"""What a block of code, and what is around it, says of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.code_languages import is_language, language_name
from converter.base.dom import attribute
from converter.extract.shape.tree import ancestors, classes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_IN_A_BOX_OF_CODE: Final = 12
"""Children of a box around one block of code; the article itself has more, or no box of code."""
_WRAPPERS: Final = 4
"""How far out a wrapper may stand that names the language: Rouge has two, Confluence three."""
_PREFIXED: Final = re.compile(
    r" (?:lang|language|highlight-source|highlight-text|highlight|hl|code|brush|syntax|sourcecode|prism|lexer|src|cm-s-jupyter|shiki)-"
    r"([\w+#.\-]{1,30})(?=[ {;,])"
)
_SURE_PREFIX: Final = re.compile(r" (?:lang|language|highlight-source)-([\w+#.\-]{1,30})(?=[ {;,:])")
"""What these name is a language even where no table knows it."""
_PARAMETERS: Final = re.compile(r"(?:brush|lang|language)\s{0,3}:\s{0,3}'?([\w+#\-]{1,30})")
"""SyntaxHighlighter and Crayon write `brush: js; gutter: false` into a class or an attribute."""
_ATTRIBUTES: Final = (
    "data-lang",
    "data-language",
    "data-code-lang",
    "data-code-block-lang",
    "data-code-language",
    "data-enlighter-language",
    "data-programming-language",
    "data-highlight-lang",
    "data-highlight-language",
    "data-canonical-lang",
    "data-tagsearch-lang",
    "data-syntax",
    "data-params-lang",
    "lang-name",
    "language",
)
_PARAMETER_ATTRIBUTES: Final = ("data-syntaxhighlighter-params", "data-params", "data-highlight")
_HIGHLIGHTERS: Final = frozenset(
    "highlight hljs sourcecode prettyprint prism-code syntaxhighlighter codehilite chroma rouge shiki code-block codeblock"
    " src listing wp-block-code crayon-pre highlightjs code source-code-block rust-example-rendered".split()
)
"""Beside one of these a bare word is the language."""
_AMBIGUOUS: Final = frozenset(
    "code text output auto default move git log raw go j m v basic plain other none txt generic rest".split()
)
"""Bare words in a class that mean other things than a language."""
_SPEAKS_FOR_SEVERAL: Final = frozenset({"article", "main", "body", "section", "td", "li", "blockquote"})
_SHORTEST_HUMAN_NAME: Final = 3
"""`lang` on code is a language of people where it has two letters: "cs" is Czech."""


def language_near(element: Tag) -> str:
    """Return the language that a block of code, what is in it or what is around it names; "" where nothing does."""
    for candidate in _speakers(element):
        found = _own_language(candidate, is_code=candidate.name in ("pre", "code"))
        if found is not None:
            return found
    return ""


def own_language(element: Tag) -> str:
    """Return the language that an element of code names by itself; "" where it does not."""
    return _own_language(element, is_code=True) or ""


def _speakers(element: Tag) -> Iterator[Tag]:
    inner = element.find("code") if element.name != "code" else None
    if isinstance(inner, Tag):
        yield inner
    yield element
    for around in ancestors(element, _WRAPPERS):
        # The box around two blocks of code speaks for neither; a cell beside line numbers is a part of one block.
        if around.name == "td" and _has_several_columns(around):
            continue
        if around.name in _SPEAKS_FOR_SEVERAL or len(around.contents) > MOST_IN_A_BOX_OF_CODE:
            return
        if around.name != "tr" and len(around.find_all("pre", limit=2)) > 1:
            return
        yield around


def _has_several_columns(cell: Tag) -> bool:
    """Return whether a cell stands beside one with line numbers, in a table that is one block of code."""
    return cell.parent is not None and len(cell.parent.find_all("td", recursive=False, limit=3)) > 1


def _own_language(element: Tag, *, is_code: bool) -> str | None:
    """Return the language that an element names; "" where it says that there is none, None where it says nothing."""
    attributes = element.attrs
    for name in _ATTRIBUTES:
        if name in attributes and (value := attribute(element, name).strip()) and " " not in value:
            return language_name(value)
    for name in _PARAMETER_ATTRIBUTES:
        if name in attributes and (found := _PARAMETERS.search(attribute(element, name).lower())):
            return language_name(found.group(1))
    if (
        is_code
        and len(spoken := attribute(element, "lang").strip().lower()) >= _SHORTEST_HUMAN_NAME
        and is_language(spoken)
    ):
        return language_name(spoken)
    return _language_of_classes(classes_of(element), is_code=is_code) if "class" in attributes else None


def _language_of_classes(classes: str, *, is_code: bool) -> str | None:
    if found := _PARAMETERS.search(classes):
        return language_name(found.group(1))
    for found in _SURE_PREFIX.finditer(classes):
        if is_code or is_language(found.group(1)):
            return language_name(found.group(1))
    for found in _PREFIXED.finditer(classes):
        name = found.group(1).removeprefix("source-").removeprefix("text-")
        if is_language(name):
            return language_name(name)
    words = classes.split()
    if is_code or not _HIGHLIGHTERS.isdisjoint(words):
        for word in words:
            if is_language(word) and word not in _HIGHLIGHTERS and word not in _AMBIGUOUS:
                return language_name(word)
    return None

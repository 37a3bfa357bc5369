"""BeautifulSoup's tree, grown element by element in the page's order.

BeautifulSoup's own constructors and handlers spend ten microseconds on an element, most of it on settings that are the
same for all: here those constructors make them once, and they are the class's. The tree is the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import Script, Stylesheet, TemplateString

if TYPE_CHECKING:
    from bs4 import PageElement

_UNSPOKEN_STRINGS: Final[dict[str, type[NavigableString]]] = {
    "script": Script,
    "style": Stylesheet,
    "template": TemplateString,
}
"""Without BeautifulSoup's own classes for ruby, whose readings are text of the page like any other."""
_VERBATIM_ELEMENTS: Final = frozenset({"pre", "textarea", "code", "samp", "listing", "xmp", "plaintext"})
"""Elsewhere a string of white space becomes one space, or one line feed where it has any."""
_VERBATIM_CLASS: Final = re.compile(
    r"cm-line|CodeMirror|view-line|ace_line|blob-code|syntaxhighlighter|hljs-ln|crayon-|react-code|ec-line|code-line|token-line|notion-code"
)
"""Words in the classes of code that some highlighters and editors write without a `<pre>`."""
_VERBATIM_STYLE: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")
_SPACES: Final = " \n\t\f\r"
_MOST_NAMES_KEPT: Final = 500
"""HTML, SVG and MathML have 300; a page may make up any number."""


class Element(Tag):
    """An element that carries only what is its own, and looks for a child near the one that it was asked for last.

    Rules take children out in the page's order. BeautifulSoup counts from the first each time, which is quadratic: of a
    page with 50,000 players it takes minutes.
    """

    last_index: int = 0
    """Where the child stands that was asked for last."""

    def index(self, element: PageElement) -> int:
        """Return where a child stands; raises ValueError where it is none."""
        return _index_of(element, self)


class _Root(BeautifulSoup):
    """A tree's root, which looks for its children as `Element` does."""

    last_index: int = 0

    def index(self, element: PageElement) -> int:
        """Return where a child stands; raises ValueError where it is none."""
        return _index_of(element, self)


def _index_of(child: PageElement, parent: Element | _Root) -> int:
    children = parent.contents
    above = min(parent.last_index, len(children))
    below = above
    while above > 0 or below < len(children):
        if below < len(children):
            if children[below] is child:
                parent.last_index = below
                return below
            below += 1
        if above > 0:
            above -= 1
            if children[above] is child:
                parent.last_index = above
                return above
    raise ValueError(child)


class _OutsideBuilder(HTMLTreeBuilder):
    """Tells BeautifulSoup that it is fed from outside, and that `class` is a string."""

    NAME = "outside"

    def feed(self, markup: object) -> None:
        """Take nothing: the tree is grown by `GrowingSoup`."""


class GrowingSoup:
    """A BeautifulSoup tree and the place in it where the next node is put."""

    def __init__(self) -> None:
        self.root = _empty_soup()
        self._open: list[tuple[Tag, type[NavigableString], bool]] = []
        """What is open around the current element: each with the class of its strings, and whether those are verbatim."""
        self._parent: Tag = self.root
        self._string_class: type[NavigableString] = NavigableString
        self._is_verbatim = False
        self._last: PageElement | None = None
        self._pieces: list[str] = []

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Start an element within the current one, which it becomes."""
        if self._pieces:
            self._end_string()
        element = Element.__new__(Element)
        element.name = name
        element.attrs = attributes
        element.contents = []
        for setting, value in _special_settings(name):
            setattr(element, setting, value)
        self._attach(element)
        self._open.append((self._parent, self._string_class, self._is_verbatim))
        self._parent = element
        if name in _UNSPOKEN_STRINGS:
            self._string_class = _UNSPOKEN_STRINGS[name]
        elif name in _VERBATIM_ELEMENTS or (attributes and not self._is_verbatim and _keeps_spaces(attributes)):
            self._is_verbatim = True

    def close(self) -> None:
        """End the current element."""
        if self._pieces:
            self._end_string()
        self._parent, self._string_class, self._is_verbatim = self._open.pop()

    def write(self, text: str) -> None:
        """Put a text into the current element; pieces with nothing between them become one string."""
        if text:
            self._pieces.append(text)

    def finished(self) -> BeautifulSoup:
        """Return the tree, when all that was opened is closed."""
        if self._pieces:
            self._end_string()
        return self.root

    def _end_string(self) -> None:
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        self._pieces.clear()
        if not self._is_verbatim and text[0] in _SPACES and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        self._attach(str.__new__(self._string_class, text))

    def _attach(self, node: PageElement) -> None:
        """Link a new node to what stands before it."""
        last = self._last
        if last is not None:
            last.next_element = node
        siblings = self._parent.contents
        before = siblings[-1] if siblings else None
        if before is not None:
            before.next_sibling = node
        siblings.append(node)
        node.parent = self._parent
        node.previous_element = last
        node.next_element = None
        node.previous_sibling = before
        node.next_sibling = None
        self._last = node


def _keeps_spaces(attributes: dict[str, str]) -> bool:
    """Return whether an element shows spaces as they are, as far as its own class and style say."""
    if "class" in attributes and _is_class_of_code(attributes["class"]):
        return True
    return (
        "style" in attributes
        and "white-space" in attributes["style"]
        and bool(_VERBATIM_STYLE.search(attributes["style"]))
    )


@lru_cache(maxsize=_MOST_NAMES_KEPT)
def _is_class_of_code(classes: str) -> bool:
    return _VERBATIM_CLASS.search(classes) is not None


def _empty_soup() -> BeautifulSoup:
    builder = _OutsideBuilder(multi_valued_attributes={}, string_containers=_UNSPOKEN_STRINGS)
    return _Root("", builder=builder)


def _settings_of(name: str) -> dict[str, Any]:
    """Return what BeautifulSoup's constructor sets in an element of this name, without what each has of its own."""
    soup = _empty_soup()
    settings = vars(Tag(soup, soup.builder, name))
    return {setting: value for setting, value in settings.items() if setting not in _OWN}


_OWN: Final = frozenset(
    "name attrs contents parent previous_element next_element previous_sibling next_sibling".split()
)
_COMMON_SETTINGS: Final = _settings_of("div") | {"_decomposed": False}
for _setting, _value in _COMMON_SETTINGS.items():
    setattr(Element, _setting, _value)


@lru_cache(maxsize=_MOST_NAMES_KEPT)
def _special_settings(name: str) -> tuple[tuple[str, Any], ...]:
    """Return the settings that elements of this name do not share with most."""
    settings = _settings_of(name).items()
    return tuple((setting, value) for setting, value in settings if value != _COMMON_SETTINGS[setting])

"""The found article while it is being shaped: its tree, with an index made in one walk."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, new_element

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from bs4 import PageElement

    from converter.model.record import Note

MOST_NODES_LOOKED_AT: Final = 400
"""In what should be short; so that asking for each of many elements what is around it stays linear."""
MOST_SPACES_LOOKED_AT: Final = 5
"""Strings of white space between two elements: one, and those that stood around what was taken out between them."""


class ArticleTree:
    """A found article, for the shapes to change in place.

    What a shape takes out it takes out by `remove` or `replace`, so that the next does not find it in the index.
    """

    def __init__(self, root: Tag, base_url: str, scripts: Iterable[str] = ()) -> None:
        self.root = root
        self.base_url = base_url
        self._scripts = scripts
        self.notes: list[Note] = []
        self._by_name: dict[str, list[Tag]] = {}
        self._by_attribute: dict[str, list[Tag]] = {}
        self._by_identifier: dict[str, Tag] = {}
        self._classes: dict[str, None] = {}
        """Each class attribute that an element has or had, once."""
        for element in root.descendants:
            if isinstance(element, Tag):
                self._register(element)

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """Addresses and code of the page's scripts, gathered when first asked for: they tell what the page was to become."""
        return tuple(self._scripts)

    def elements(self, *names: str) -> Iterator[Tag]:
        """Yield the elements of these names that are still in the article, name by name, in the page's order."""
        for name in names:
            for element in tuple(self._by_name.get(name, ())):
                if not is_gone(element) and element.name == name:
                    yield element

    def with_class(self, *names: str) -> Iterator[tuple[Tag, str]]:
        """Yield the elements of these names that have a class, with it in lower case and a space around it."""
        for element in self.elements(*names):
            if "class" in element.attrs:
                yield element, f" {attribute(element, 'class').lower()} "

    def of_class(self, pattern: re.Pattern[str], *names: str) -> Iterator[tuple[Tag, str]]:
        """Yield the elements of these names whose class matches, with it as `with_class` writes it.

        Most articles have no such class at all, which one look at all classes tells.
        """
        if pattern.search("".join([f" {classes.lower()} \n" for classes in self._classes])):
            for element, classes in self.with_class(*names):
                if pattern.search(classes):
                    yield element, classes

    def with_attribute(self, *attributes: str) -> Iterator[Tag]:
        """Yield the elements that have one of these attributes, attribute by attribute, in the page's order."""
        for name in attributes:
            for element in tuple(self._by_attribute.get(name, ())):
                if not is_gone(element) and name in element.attrs:
                    yield element

    def names(self) -> tuple[str, ...]:
        """Return the names of all elements that the article had or has."""
        return tuple(self._by_name)

    def identified(self, identifier: str) -> Tag | None:
        """Return the first element of that `id`, or anchor of that `name`; None where there is none."""
        element = self._by_identifier.get(identifier)
        return None if element is None or is_gone(element) else element

    def new(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> Tag:
        """Return a new element, which the index knows from now on."""
        element = new_element(name, attributes)
        if text:
            element.append(text)
        self._register(element)
        return element

    def rename(self, element: Tag, name: str, attributes: Mapping[str, str]) -> None:
        """Make an element one of another name, with these attributes and its identifier alone."""
        identifier = attribute(element, "id")
        element.name = name
        element.attrs = dict(attributes) | ({"id": identifier} if identifier else {})
        self._register(element)

    def replace(self, old: Tag, *new: PageElement) -> None:
        """Put nodes, which may stand within the old element, into its place."""
        for node in new:
            old.insert_before(node.extract())
        old.decompose()

    def remove(self, element: Tag) -> None:
        """Take an element out with everything in it."""
        element.decompose()

    def unwrap(self, element: Tag) -> None:
        """Put an element's contents into its place."""
        self.replace(element, *list(element.contents))

    def _register(self, element: Tag) -> None:
        self._by_name.setdefault(element.name, []).append(element)
        attributes = element.attrs
        for name in attributes:
            self._by_attribute.setdefault(name, []).append(element)
        if "class" in attributes:
            self._classes[attribute(element, "class")] = None
        if "id" in attributes:
            self._by_identifier.setdefault(attribute(element, "id"), element)
        if element.name == "a" and "name" in attributes:
            self._by_identifier.setdefault(attribute(element, "name"), element)


def classes_of(element: Tag) -> str:
    """Return an element's classes in lower case, each with a space on both sides."""
    return f" {attribute(element, 'class').lower()} "


def ancestors(element: Tag, steps: int) -> Iterator[Tag]:
    """Yield the elements around one, the nearest first, at most so many."""
    parent = element.parent
    while parent is not None and steps > 0:
        yield parent
        parent = parent.parent
        steps -= 1


def element_before(element: Tag) -> Tag | None:
    """Return the element that stands right before one; None where text does, or nothing."""
    return _first_element(element.previous_siblings)


def element_after(element: Tag) -> Tag | None:
    """Return the element that stands right after one; None where text does, or nothing."""
    return _first_element(element.next_siblings)


def visible_nodes(element: Tag) -> list[PageElement]:
    """Return an element's children without strings of white space."""
    return [node for node in element.contents if isinstance(node, Tag) or not str(node).isspace()]


def elements_in(element: Tag) -> list[Tag]:
    """Return all elements within one, in the page's order."""
    return [node for node in element.descendants if isinstance(node, Tag)]


def is_gone(element: Tag) -> bool:
    """Return whether an element was taken out and destroyed."""
    return element.decomposed


def is_short(element: Tag, most_characters: int) -> bool:
    """Return whether an element has at most so many characters of text; a look at its start tells, for a long one."""
    for nodes, node in enumerate(element.descendants):
        if not isinstance(node, Tag):
            most_characters -= len(" ".join(str(node).split()))
        if most_characters < 0 or nodes > MOST_NODES_LOOKED_AT:
            return False
    return True


def _first_element(siblings: Iterable[PageElement]) -> Tag | None:
    for node in islice(siblings, MOST_SPACES_LOOKED_AT):
        if isinstance(node, Tag):
            return node
        if not str(node).isspace():
            return None
    return None

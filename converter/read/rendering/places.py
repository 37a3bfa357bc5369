"""What the parts of the reader share while they read one rendering: what its ids stand for, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import attribute
from converter.base.vocabulary import ADDRESS_ATTRIBUTE, IDENTIFIER_ATTRIBUTE
from converter.read.html.addresses import link_address

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.read.rendering.pictures import Pictures


class Places:
    """The ids of a rendering, and its pictures."""

    def __init__(self, root: Tag, pictures: Pictures) -> None:
        self.pictures = pictures
        self._identifiers: dict[str, str] = {}
        for element in root.find_all(id=True):
            self._identifiers.setdefault(attribute(element, "id"), identifier_of(element))

    def target(self, href: str) -> str:
        """Return the identifier that a link within the rendering leads to; "" for any other."""
        # In a book it goes through the name of a chapter's file.
        page, mark, name = href.partition("#")
        return self._identifiers.get(name, "") if mark and "://" not in page else ""


def identifier_of(element: Tag) -> str:
    """Return the identifier that an element's id stands for; "" where it has none."""
    name = IDENTIFIER_ATTRIBUTE if IDENTIFIER_ATTRIBUTE in element.attrs else "id"
    return attribute(element, name)


def address_of(element: Tag, name: str) -> str:
    """Return the address that an attribute links to or cites, as the document has it; "" for none that may be followed."""
    return link_address(attribute(element, ADDRESS_ATTRIBUTE) or attribute(element, name), "")

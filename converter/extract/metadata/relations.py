"""Links in the page's body that say what they lead to, to Claims: its author, its tags, its licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role
from converter.extract.metadata.claims import Claims
from converter.extract.metadata.marks import FRAME, is_framed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from converter.extract.metadata.marks import Mark

MAX_LINKS: Final = 60
MOST_AUTHORS: Final = 5
"""A page with more links to authors is a list of articles."""
LONGEST_TAG_CHARACTERS: Final = 60
LONGEST_LICENCE_LINE_CHARACTERS: Final = 400
_LICENCE_ADDRESS: Final = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE)
_SAYS_LICENCE: Final = re.compile(r"licen[cs]|lizenz|llicència|licença", re.IGNORECASE)
_OTHER_LICENCES: Final = Role.MEDIA | Role.COMMENTS
"""A picture's licence stands under it, and is not the text's."""
_OTHER_TAGS: Final = FRAME
"""What the site files its articles under stands in its menus and side bars."""


def claims_of_relations(properties: Iterable[Mark], around_title: Container[int]) -> Claims:
    """Return what links with a relation say; `around_title` are the `mem_id` of the elements that hold the title."""
    authors: list[str] = []
    tags: list[str] = []
    sections: list[str] = []
    licence = ""
    looked_at = 0
    for mark in properties:
        relations = mark.get("rel").lower().split()
        is_licence = not licence and (
            "license" in relations or (mark.tag == "a" and _LICENCE_ADDRESS.search(mark.get("href")) is not None)
        )
        if mark.tag != "a" or not (is_licence or {"author", "tag", "category"}.intersection(relations)):
            continue
        looked_at += 1
        if looked_at > MAX_LINKS:
            break
        if is_licence:
            if ("license" in relations or _is_licensing(mark)) and not is_framed(mark.node, (), _OTHER_LICENCES):
                licence = mark.get("href")
            continue
        text = mark.text
        if not text or len(text) > LONGEST_TAG_CHARACTERS or is_framed(mark.node, around_title, _OTHER_TAGS):
            continue
        named = authors if "author" in relations else sections if "category" in relations else tags
        named.append(text)
    return Claims(
        authors=tuple(authors) if len(authors) <= MOST_AUTHORS else (),
        is_shown=True,
        tags=tuple(tags),
        section=next(iter(sections), ""),
        licence=licence,
    )


def _is_licensing(mark: Mark) -> bool:
    """Return whether a link stands in a line that is about a licence."""
    line = mark.node.parent
    text = line.text() if line is not None else ""
    return len(text) <= LONGEST_LICENCE_LINE_CHARACTERS and _SAYS_LICENCE.search(text) is not None

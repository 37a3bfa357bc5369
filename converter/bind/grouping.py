"""Documents to the titles of their sections: one way of grouping a function, all of them in the table GROUPINGS."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.base.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from converter.model.document import Document


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to group articles: a row of the table GROUPINGS."""

    name: str
    """What `--by` accepts."""
    summary: str
    """As `--help` and the README say it."""
    section_titles: Callable[[Sequence[Document]], list[str]]
    """Returns the title of each document's section; "" is an article that belongs to none."""


def _by_nothing(documents: Sequence[Document]) -> list[str]:
    return [""] * len(documents)


def _by_section(documents: Sequence[Document]) -> list[str]:
    return [_plain(document.metadata.section) for document in documents]


def _by_site(documents: Sequence[Document]) -> list[str]:
    return [_plain(document.metadata.site_name) for document in documents]


def _by_tag(documents: Sequence[Document]) -> list[str]:
    """Return each document's tag that most others share; a tag of one document alone makes no section."""
    tags = [tuple(dict.fromkeys(map(_plain, document.metadata.tags))) for document in documents]
    shared = Counter(tag for those in tags for tag in those if tag)
    return [max((tag for tag in those if shared[tag] > 1), key=shared.__getitem__, default="") for those in tags]


def _by_what_is_known(documents: Sequence[Document]) -> list[str]:
    """Return the sections where the articles' pages name them, and they bring some together; else none."""
    titles = _by_section(documents)
    named = [title for title in titles if title]
    tells_something = 1 < len(set(named)) < len(named) and 2 * len(named) >= len(documents)
    return titles if tells_something else _by_nothing(documents)


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("auto", "by section, where half of the articles name one and some share it", _by_what_is_known),
    Grouping("section", "by the section that the site puts an article in", _by_section),
    Grouping("site", "by the site or feed that an article comes from", _by_site),
    Grouping("tag", "by the tag that most other articles share", _by_tag),
    Grouping("none", "one after the other, as they were named", _by_nothing),
)


def grouping_named(name: str) -> Grouping:
    """Return the grouping of that name; raises UnknownName."""
    for grouping in GROUPINGS:
        if grouping.name == name:
            return grouping
    raise UnknownName(noun="grouping", name=name, known=[grouping.name for grouping in GROUPINGS])


def _plain(text: str) -> str:
    return " ".join(text.split())

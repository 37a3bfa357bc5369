"""Microdata and RDFa in the page's body to Claims: the properties of the one item that is the article.

Properties belong to the nearest item around them (HTML standard, 5.2.4). So the author of a question is never one of
its answers', and the date of a post never a comment's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import Claims
from converter.extract.metadata.json_ld import ARTICLE_TYPES, PAGE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

    from converter.extract.metadata.marks import Mark

_FIELDS: Final = {
    "headline": "title", "alternativeheadline": "subtitle", "author": "authors", "creator": "authors", "datepublished": "published",
    "datecreated": "created", "datemodified": "modified", "license": "licence", "articlesection": "section", "inlanguage": "language",
}  # fmt: skip
"""Property to field; RDFa writes a prefix before it, "schema:author"."""
MAX_PROPERTIES: Final = 60
"""Properties looked at: the article's stand before those of a hundred comments."""
MAX_DEPTH: Final = 40
_LONGEST_BYLINE_CHARACTERS: Final = 200
_MOST_LOOSE_DATES: Final = 5
"""Properties in no item that come more often are those of a list of articles."""


@dataclass(slots=True)
class _Item:
    types: frozenset[str]
    values: dict[str, list[str]] = field(default_factory=dict)


def claims_of_microdata(properties: Iterable[Mark], window: str) -> Claims:
    """Return what attributes on the page's own elements say of its article; of several, of the one that the window names."""
    items: dict[int, _Item] = {}
    looked_at = 0
    for mark in properties:
        fields = {field for name in _property_names(mark) if (field := _FIELDS.get(name))}
        if not fields:
            continue
        looked_at += 1
        if looked_at > MAX_PROPERTIES:
            break
        value = _name_in(mark) if "authors" in fields else mark.value
        if not value or len(value) > _LONGEST_BYLINE_CHARACTERS:
            continue
        scope = _item_around(mark.node)
        key = scope.mem_id if scope is not None else 0
        if key not in items:
            items[key] = _Item(_types(scope))
        for name in fields:
            items[key].values.setdefault(name, []).append(value)
    main = _main_item(items, window)
    if main is None:
        return Claims()

    def first(name: str) -> str:
        return main.values.get(name, [""])[0]

    return Claims(
        title=first("title"),
        subtitle=first("subtitle"),
        authors=tuple(main.values.get("authors", ())),
        is_shown=True,
        published=first("published") or first("created"),
        modified=first("modified"),
        section=first("section"),
        language=first("language"),
        licence=first("licence"),
    )


def _property_names(mark: Mark) -> list[str]:
    names = f"{mark.get('itemprop')} {mark.get('property')}".lower().split()
    return [name.rpartition(":")[2] for name in names]


def _item_around(node: LexborNode) -> LexborNode | None:
    outer = node.parent
    for _ in range(MAX_DEPTH):
        if outer is None:
            return None
        attributes = outer.attributes
        if "itemscope" in attributes or "typeof" in attributes:
            return outer
        outer = outer.parent
    return None


def _types(scope: LexborNode | None) -> frozenset[str]:
    if scope is None:
        return frozenset()
    attributes = scope.attributes
    written = f"{attributes.get('itemtype') or ''} {attributes.get('typeof') or ''}".lower()
    return frozenset(name.rpartition("/")[2].rpartition(":")[2] for name in written.split())


def _main_item(items: dict[int, _Item], window: str) -> _Item | None:
    articles = [item for item in items.values() if item.types & ARTICLE_TYPES]
    named = [item for item in articles if any(title[:60] in window for title in item.values.get("title", ()))]
    pages = [item for item in items.values() if item.types & PAGE_TYPES]
    loose = items.get(0)
    if loose is not None and len(loose.values.get("published", ())) > _MOST_LOOSE_DATES:
        loose = None
    return next(iter((*named, *articles, *pages, *([loose] if loose is not None else []))), None)


def _name_in(mark: Mark) -> str:
    if mark.get("content"):
        return mark.get("content")
    named = mark.node.css_first('[itemprop~="name"],[property$="name"]') if mark.node.child is not None else None
    if named is None:
        return mark.text
    return named.attributes.get("content") or " ".join(named.text(separator=" ").split())

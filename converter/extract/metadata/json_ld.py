"""JSON-LD scripts to Claims: schema.org as search engines read it, and as sites really write it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.extract.metadata.claims import Claims, one_line, text_or_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.extract.metadata.marks import Mark

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_SCRIPT_CHARACTERS: Final = 2_000_000
MAX_OBJECTS: Final = 5_000
MAX_DEPTH: Final = 12

ARTICLE_TYPES: Final = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle techarticle scholarlyarticle liveblogposting advertisercontentarticle satiricalarticle report
    medicalwebpage discussionforumposting socialmediaposting qapage question recipe review howto""".split()
)
PAGE_TYPES: Final = frozenset(
    ("webpage", "itempage", "aboutpage", "collectionpage", "product", "videoobject", "podcastepisode", "event")
)
_ORGANISATION_TYPES: Final = frozenset(
    ("organization", "newsmediaorganization", "corporation", "localbusiness", "brand")
)
_SITE_TYPES: Final = _ORGANISATION_TYPES | {"website"}
_COMMENT: Final = re.compile(r"\A\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*\Z|\A\s*<!--|-->\s*\Z")
_TRAILING_COMMA: Final = re.compile(r",(?=\s{0,200}[}\]])")


def claims_of_json_ld(scripts: Iterable[Mark], page_title: str) -> Claims:
    """Return what the page's JSON-LD says; of several articles the one whose headline the page's title has."""
    objects = [entry for script in _parsed(scripts) for entry in _objects(script)]
    if not objects:
        return Claims()
    by_id = {entry["@id"]: entry for entry in objects if isinstance(entry.get("@id"), str) and len(entry) > 1}
    articles = [entry for entry in objects if _types(entry) & ARTICLE_TYPES]
    pages = [entry for entry in objects if _types(entry) & PAGE_TYPES]
    sites = [entry for entry in objects if _types(entry) & _SITE_TYPES]
    main = max(articles, key=lambda entry: _fitness(entry, page_title), default=pages[0] if pages else {})
    page = next((entry for entry in pages if "webpage" in _types(entry)), {})
    publisher = _resolved(main.get("publisher"), by_id)
    authors = _authors(main, by_id) or _authors(page, by_id)
    return Claims(
        title=_text(main.get("headline")) or _text(main.get("name")),
        subtitle=_text(main.get("alternativeHeadline")) or _text(main.get("alternateName")),
        authors=tuple(name for name, is_organisation in authors if not is_organisation),
        organisations=tuple(name for name, is_organisation in authors if is_organisation),
        published=_text(main.get("datePublished"))
        or _text(main.get("dateCreated"))
        or _text(page.get("datePublished")),
        modified=_text(main.get("dateModified")) or _text(page.get("dateModified")),
        site_name=next(
            (name for name in (_text(site.get("name")) for site in sites if "website" in _types(site)) if name), ""
        )
        or (_text(publisher.get("name")) if isinstance(publisher, dict) else ""),
        section=_text(main.get("articleSection")),
        tags=tuple(_keywords(main.get("keywords"))),
        language=_text(main.get("inLanguage")) or _text(page.get("inLanguage")),
        description=_text(main.get("description")),
        image=_address(_resolved(main.get("image"), by_id)),
        canonical_url=_address(main.get("mainEntityOfPage")) or _text(main.get("url")),
        licence=_address(main.get("license")) or _address(page.get("license")),
        body=_body(main, articles, by_id),
        is_paid=str(main.get("isAccessibleForFree")).lower() in {"false", "0", "no"},
        types=frozenset().union(*map(_types, objects)),
    )


def _fitness(entry: dict[str, Json], page_title: str) -> int:
    """Return how likely an object is the page's article, of those whose type would let it be."""
    title = one_line(_text(entry.get("headline")) or _text(entry.get("name")))
    return (
        4 * (bool(title) and title[:60] in page_title)
        + 2 * ("author" in entry or "creator" in entry)
        + ("datePublished" in entry or "dateCreated" in entry)
    )


def _body(main: dict[str, Json], articles: Iterable[dict[str, Json]], by_id: dict[Json, dict[str, Json]]) -> str:
    """Return the whole text of the page's article: its own, else that of an object that is the same article."""
    headline = _text(main.get("headline"))
    inner = _resolved(main.get("mainEntity"), by_id)
    same = (
        entry
        for entry in articles
        if entry is inner
        or (headline and _text(entry.get("headline")) == headline)
        or ("@id" in main and entry.get("@id") == main["@id"])
    )
    bodies = (
        _text(entry.get("articleBody")) or (_text(entry.get("text")) if _types(entry) & _POST_TYPES else "")
        for entry in (main, *same)
    )
    return next((text_or_markup(body) for body in bodies if body), "")


def _parsed(scripts: Iterable[Mark]) -> Iterator[Json]:
    for script in scripts:
        if "ld+json" not in script.get("type").lower():
            continue
        text = _COMMENT.sub("", script.node.text()[:MAX_SCRIPT_CHARACTERS]).strip().rstrip(";")
        for attempt in (text, _TRAILING_COMMA.sub("", text)):
            try:
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                # Brackets by the thousand overflow the decoder; nobody's article says so much.
                continue
            break


def _objects(root: Json) -> Iterator[dict[str, Json]]:
    """Return every object, outermost first, those of mentions, comments and lists of other articles left out."""
    pending: list[tuple[Json, int]] = [(root, 0)]
    seen = 0
    while pending and seen < MAX_OBJECTS:
        value, depth = pending.pop(0)
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, list):
            pending.extend((entry, depth + 1) for entry in value[:MAX_OBJECTS])
        elif isinstance(value, dict):
            yield value
            pending.extend(
                (inner, depth + 1)
                for key, inner in value.items()
                if key not in _OTHER_THINGS
                and isinstance(inner, (dict, list))
                and not (key == "mainEntity" and "faqpage" in _types(value))
            )


_POST_TYPES: Final = frozenset({"socialmediaposting", "discussionforumposting"})
"""Types whose text is called "text" more often than "articleBody"."""
_OTHER_THINGS: Final = frozenset(
    (
        "comment",
        "mentions",
        "about",
        "itemListElement",
        "relatedLink",
        "hasPart",
        "review",
        "citation",
        "isBasedOn",
        "blogPost",
        "video",
        "suggestedAnswer",
    )
)


def _types(entry: dict[str, Json]) -> frozenset[str]:
    kinds = entry.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.lower().rpartition("/")[2] for kind in listed if isinstance(kind, str))


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        return value[0] if isinstance(value[0], str) else ""
    if isinstance(value, dict):
        inner = value.get("@value")
        return inner if isinstance(inner, str) else ""
    return ""


def _resolved(value: Json, by_id: dict[Json, dict[str, Json]]) -> Json:
    """Return the object that a bare `{"@id": …}` names; of a list its first entry."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and "name" not in value and "url" not in value:
        identifier = value.get("@id")
        if isinstance(identifier, str):
            return by_id.get(identifier, value)
    return value


def _authors(entry: dict[str, Json], by_id: dict[Json, dict[str, Json]]) -> list[tuple[str, bool]]:
    """Return the names of an object's authors, each with whether it is an organisation's."""
    found: list[tuple[str, bool]] = []
    value = entry.get("author") or entry.get("creator")
    for author in value if isinstance(value, list) else [value]:
        named = _resolved(author, by_id)
        if isinstance(named, str):
            found.append((named, False))
        elif isinstance(named, dict):
            names = named.get("name")
            is_organisation = bool(_types(named) & _ORGANISATION_TYPES)
            found.extend(
                (name, is_organisation)
                for name in (names if isinstance(names, list) else [names])
                if isinstance(name, str)
            )
    return [(name, is_organisation) for name, is_organisation in found if name.strip()]


def _keywords(value: Json) -> list[str]:
    if isinstance(value, str):
        return value.split(",")
    if isinstance(value, list):
        return [entry for entry in value if isinstance(entry, str)]
    return []


def _address(value: Json) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return value if isinstance(value, str) else ""

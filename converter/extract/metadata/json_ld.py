"""JSON-LD scripts to Claims: schema.org as search engines read it, and as sites really write it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.extract.metadata.claims import Claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_SCRIPT_CHARACTERS: Final = 2_000_000
MAX_OBJECTS: Final = 5_000
MAX_DEPTH: Final = 12

_ARTICLES: Final = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle techarticle scholarlyarticle liveblogposting advertisercontentarticle satiricalarticle report
    medicalwebpage discussionforumposting socialmediaposting qapage question recipe review howto""".split()
)
_PAGES: Final = frozenset(
    ("webpage", "itempage", "aboutpage", "collectionpage", "product", "videoobject", "podcastepisode", "event")
)
_SITES: Final = frozenset(("website", "organization", "newsmediaorganization"))
_COMMENT: Final = re.compile(r"\A\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*\Z|\A\s*<!--|-->\s*\Z")
_TRAILING_COMMA: Final = re.compile(r",(?=\s{0,200}[}\]])")


def claims_of_json_ld(tree: LexborHTMLParser, page_title: str) -> Claims:
    """Return what the page's JSON-LD says; of several articles the one whose headline the page's title has."""
    objects = [entry for script in _scripts(tree) for entry in _objects(script)]
    if not objects:
        return Claims()
    by_id = {entry["@id"]: entry for entry in objects if isinstance(entry.get("@id"), str) and len(entry) > 1}
    articles = [entry for entry in objects if _types(entry) & _ARTICLES]
    pages = [entry for entry in objects if _types(entry) & _PAGES]
    sites = [entry for entry in objects if _types(entry) & _SITES]
    named = [entry for entry in articles if (title := _text(entry.get("headline"))) and title[:60] in page_title]
    main = (named or articles or pages or [{}])[0]
    page = next((entry for entry in pages if "webpage" in _types(entry)), {})
    publisher = _resolved(main.get("publisher"), by_id)
    return Claims(
        title=_text(main.get("headline")) or _text(main.get("name")),
        subtitle=_text(main.get("alternativeHeadline")) or _text(main.get("alternateName")),
        authors=tuple(_names(main.get("author"), by_id) or _names(main.get("creator"), by_id)),
        published=_text(main.get("datePublished"))
        or _text(main.get("dateCreated"))
        or _text(page.get("datePublished")),
        modified=_text(main.get("dateModified")) or _text(page.get("dateModified")),
        site_name=next(
            (name for name in (_text(site.get("name")) for site in sites if "website" in _types(site)) if name), ""
        )
        or (_text(publisher.get("name")) if isinstance(publisher, dict) else ""),
        section=_first(main.get("articleSection")),
        tags=tuple(_keywords(main.get("keywords"))),
        language=_text(main.get("inLanguage")) or _text(page.get("inLanguage")),
        description=_text(main.get("description")),
        image=_address(_resolved(main.get("image"), by_id)),
        canonical_url=_address(main.get("mainEntityOfPage")) or _text(main.get("url")),
        licence=_address(main.get("license")),
        body=max((_text(entry.get("articleBody")) for entry in named or articles[:1]), key=len, default=""),
    )


def _scripts(tree: LexborHTMLParser) -> Iterator[Json]:
    for script in tree.css("script[type*=json]"):
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        text = _COMMENT.sub("", script.text()[:MAX_SCRIPT_CHARACTERS]).strip().rstrip(";")
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
                if key not in _OTHER_THINGS and isinstance(inner, (dict, list))
            )


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


def _first(value: Json) -> str:
    return _text(value)


def _resolved(value: Json, by_id: dict[Json, dict[str, Json]]) -> Json:
    """Return the object that a bare `{"@id": …}` names; of a list its first entry."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and "name" not in value and "url" not in value:
        identifier = value.get("@id")
        if isinstance(identifier, str):
            return by_id.get(identifier, value)
    return value


def _names(value: Json, by_id: dict[Json, dict[str, Json]]) -> list[str]:
    found: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        person = _resolved(entry, by_id)
        if isinstance(person, str):
            found.append(person)
        elif isinstance(person, dict):
            name = person.get("name")
            if isinstance(name, list):
                found.extend(part for part in name if isinstance(part, str))
            elif isinstance(name, str):
                found.append(name)
    return found


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

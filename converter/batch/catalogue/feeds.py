"""Listings to an OPDS 1.2 catalogue (https://specs.opds.io/opds-1.2): Atom feeds that e-readers browse and download from.

opds.xml leads to feeds of navigation, which lead to feeds of acquisition, whose entries lead to the files.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from converter.batch.catalogue.pages import GROUPS
from converter.batch.catalogue.sheets import relative, sheet_name, sheets_of
from converter.render.xhtml.markup import element, escape_text, language_tag, start_tag, void_element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from converter.batch.catalogue.listing import File, Listing
    from converter.batch.catalogue.order import Group, Order

NAVIGATION: Final = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION: Final = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_SUBSECTION: Final = "subsection"
_NEWEST: Final = "http://opds-spec.org/sort/new"
_FILE: Final = "http://opds-spec.org/acquisition"
_IMAGE: Final = "http://opds-spec.org/image"
_THUMBNAIL: Final = "http://opds-spec.org/image/thumbnail"

MOST_THUMBNAIL_BYTES: Final = 100_000
"""A picture beside an article is its thumbnail, too, if it is not larger: a reader asks for a screen of them at a time."""

_ROOT: Final = "opds.xml"
_NAMESPACES: Final = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:dc": "http://purl.org/dc/terms/"}
_NO_DAY: Final = "1970-01-01T00:00:00Z"
"""Atom wants a moment of every entry. That of its conversion would differ from run to run of the same articles."""


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """What all feeds have in common."""

    seed: str
    """Tells this catalogue's feeds from another's."""
    updated: str


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed, but for its entries."""

    name: str
    title: str
    media_type: str
    up: str = ""
    """The feed that leads here; "" for the root."""
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """An entry of a feed of navigation."""

    title: str
    name: str
    """Of the feed that it leads to."""
    told: str
    relation: str = _SUBSECTION
    media_type: str = ACQUISITION


def feeds_of(order: Order, title: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of every feed but the root's."""
    catalogue = _catalogue_of(order)
    yield from _acquisition(catalogue, order.newest(), order.count, ("newest", title, _ROOT))
    for kind, called in GROUPS.items():
        groups, stem = order.groups(kind), called.lower()
        if groups:
            yield from _navigation(catalogue, groups, (stem, called, _ROOT))
        for group in groups:
            place = (group.stem, group.name, sheet_name(stem, ".xml"))
            yield from _acquisition(catalogue, order.of(group), group.count, place)


def root_feed(order: Order, title: str) -> str:
    """Return the text of opds.xml."""
    ways = [_Way("Newest", sheet_name("newest", ".xml"), f"{order.count:,} articles, the newest first", _NEWEST)]
    for kind, called in GROUPS.items():
        if groups := order.group_count(kind):
            told = f"{groups:,} {called.lower()}"
            ways.append(_Way(called, sheet_name(called.lower(), ".xml"), told, media_type=NAVIGATION))
    catalogue = _catalogue_of(order)
    return _written(catalogue, _Feed(_ROOT, title, NAVIGATION), (_way(catalogue, way, _ROOT) for way in ways))


def _catalogue_of(order: Order) -> _Catalogue:
    return _Catalogue(order.first_id, f"{order.newest_day}T00:00:00Z" if order.newest_day else _NO_DAY)


def _acquisition(
    catalogue: _Catalogue, listings: Iterable[Listing], total: int, place: tuple[str, str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the feeds of a list of articles; `place` is its stem, its title, and the feed that leads to it."""
    stem, title, up = place
    for sheet in sheets_of(listings, total, stem, ".xml"):
        feed = _Feed(sheet.name, title, ACQUISITION, up, sheet.previous, sheet.next)
        yield sheet.name, _written(catalogue, feed, (_article(listing, sheet.name) for listing in sheet.rows))


def _navigation(
    catalogue: _Catalogue, groups: Sequence[Group], place: tuple[str, str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the feeds of a list of sites or authors; `place` as above."""
    stem, title, up = place
    for sheet in sheets_of(groups, len(groups), stem, ".xml"):
        ways = (_Way(group.name, sheet_name(group.stem, ".xml"), _articles(group.count)) for group in sheet.rows)
        feed = _Feed(sheet.name, title, NAVIGATION, up, sheet.previous, sheet.next)
        yield sheet.name, _written(catalogue, feed, [_way(catalogue, way, sheet.name) for way in ways])


def _written(catalogue: _Catalogue, feed: _Feed, entries: Iterable[str]) -> str:
    links = [
        ("self", feed.name, feed.media_type),
        ("start", _ROOT, NAVIGATION),
        ("up", feed.up, NAVIGATION),
        ("previous", feed.previous, feed.media_type),
        ("next", feed.next, feed.media_type),
        ("alternate", "index.html" if feed.name == _ROOT else "", "text/html"),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        start_tag("feed", _NAMESPACES),
        element("id", {}, _id(catalogue, feed.name)),
        element("title", {}, escape_text(feed.title)),
        element("updated", {}, catalogue.updated),
        element("author", {}, element("name", {}, "Octavo")),
        *(_link(relation, name, media_type, feed.name) for relation, name, media_type in links if name),
        *entries,
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _way(catalogue: _Catalogue, way: _Way, origin: str) -> str:
    return _entry(
        element("title", {}, escape_text(way.title)),
        element("id", {}, _id(catalogue, f"way to {way.name}")),
        element("updated", {}, catalogue.updated),
        element("content", {"type": "text"}, escape_text(way.told)),
        _link(way.relation, way.name, way.media_type, origin),
    )


def _article(listing: Listing, origin: str) -> str:
    authors = listing.authors or tuple(filter(None, (listing.site,)))
    language = language_tag(listing.language)
    return _entry(
        element("title", {}, escape_text(listing.title)),
        element("id", {}, listing.id),
        element("updated", {}, _moment(listing.published)),
        *(element("author", {}, element("name", {}, escape_text(author))) for author in authors),
        element("dc:language", {}, language) if language else "",
        element("dc:publisher", {}, escape_text(listing.site)) if listing.site else "",
        element("dc:issued", {}, listing.day) if listing.day else "",
        element("summary", {"type": "text"}, escape_text(listing.description)) if listing.description else "",
        *(line for file in listing.files for line in _file(file, origin)),
    )


def _file(file: File, origin: str) -> Iterator[str]:
    relations = [_FILE] if file.format else [_IMAGE]
    if not file.format and file.size_bytes <= MOST_THUMBNAIL_BYTES:
        relations.append(_THUMBNAIL)
    for relation in relations:
        href = relative(file.name, origin)
        attributes = {"rel": relation, "href": href, "type": file.media_type, "length": str(file.size_bytes)}
        yield void_element("link", attributes)


def _link(relation: str, name: str, media_type: str, origin: str) -> str:
    return void_element("link", {"rel": relation, "href": relative(name, origin), "type": media_type})


def _entry(*lines: str) -> str:
    return "\n".join(("<entry>", *filter(None, lines), "</entry>"))


def _id(catalogue: _Catalogue, name: str) -> str:
    return uuid5(NAMESPACE_URL, f"{catalogue.seed} {name}").urn


def _moment(published: str) -> str:
    """Return a day or a moment as Atom wants it (RFC 3339); one without a zone is taken for UTC."""
    if not published:
        return _NO_DAY
    moment = datetime.fromisoformat(published)
    with suppress(OverflowError):  # the first or the last day there is, in another zone
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _articles(count: int) -> str:
    return f"{count:,} article{'s' if count != 1 else ''}"

"""Metadata to what a page begins and ends with: the title block, the source line, the `<meta>` elements."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from converter.base.vocabulary import GENERATOR, LEAD_IMAGE_NAMES, METADATA_NAMES, OPENING_CLASS, SOURCE_CLASS
from converter.model.document import Image
from converter.render.dates import written_date
from converter.render.xhtml import element, escape_text, void_element, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Metadata

UNTITLED = "Untitled"
BETWEEN = " · "
"""Between the parts of a byline and of a source line."""


def page_title(metadata: Metadata) -> str:
    """Return the title, or what stands for it: a page must have one."""
    return " ".join(metadata.title.split()) or " ".join(metadata.site_name.split()) or UNTITLED


def title_block(metadata: Metadata) -> str:
    """Return the article's opening: kicker, title, subtitle, and who wrote it where, when and how long."""
    lines = [
        _line("p", "kicker", metadata.kicker),
        _line("h1", "title", page_title(metadata)),
        _line("p", "subtitle", metadata.subtitle),
        # "byline" and "dateline" are what readers of pages, ours among them, know such lines by.
        _line("p", "authors byline", ", ".join(metadata.authors)),
        _publication(metadata),
    ]
    return element("header", {"class": OPENING_CLASS}, "\n".join(filter(None, lines)))


def _line(name: str, kind: str, text: str) -> str:
    return element(name, {"class": kind}, escape_text(text)) if text else ""


def _publication(metadata: Metadata) -> str:
    parts = [_line("span", "site", metadata.site_name)]
    if metadata.published:
        written = written_date(metadata.published, metadata.language)
        attributes = {"class": "published", "datetime": machine_date(metadata.published)}
        direction = left_to_right(metadata) if written == iso_day(metadata.published) else {}
        parts.append(element("time", attributes | direction, escape_text(written)))
    if metadata.reading_minutes:
        parts.append(element("span", {"class": "reading-time"} | left_to_right(metadata), minutes(metadata)))
    # An element, for style sheets that set the parts on lines of their own.
    shown = element("span", {"class": "between"}, BETWEEN).join(filter(None, parts))
    return element("p", {"class": "publication dateline"}, shown) if shown else ""


def minutes(metadata: Metadata) -> str:
    """Return how long reading takes; "" where that is not known."""
    # No word that would have to be in the article's language; ISO 31 has "min" for all of them.
    return f"{metadata.reading_minutes} min" if metadata.reading_minutes else ""


def listed_byline(metadata: Metadata) -> str:
    """Return what contents say of an article below its title: who wrote it, where, and how long it is."""
    said = (", ".join(metadata.authors), metadata.site_name, minutes(metadata))
    return BETWEEN.join(dict.fromkeys(part for part in map(_collapsed, said) if part))


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def source_line(metadata: Metadata) -> str:
    """Return what the article ends with: where it came from, when it was fetched, its licence; "" if none is known."""
    parts = []
    direction = left_to_right(metadata)
    if address := web_address(metadata.canonical_url or metadata.url):
        parts.append(element("a", {"href": address} | direction, breakable_address(address)))
    if metadata.fetched:
        attributes = {"datetime": machine_date(metadata.fetched)}
        parts.append(element("time", attributes | direction, iso_day(metadata.fetched)))
    if licence := metadata.licence:
        address = web_address(licence)
        named = escape_text(shown_address(licence))
        parts.append(element("a", {"href": address} | direction, named) if address else escape_text(licence))
    return element("footer", {"class": SOURCE_CLASS}, element("p", {}, BETWEEN.join(parts))) if parts else ""


def left_to_right(metadata: Metadata) -> dict[str, str]:
    """Return the attribute by which an address or a date in figures keeps its order in a text from right to left."""
    return {"dir": "ltr"} if metadata.direction == "rtl" else {}


def shown_address(url: str) -> str:
    """Return an address as people write it: without scheme and without a slash at the end."""
    return url.partition("://")[2].rstrip("/") or url


def breakable_address(url: str) -> str:
    """Return an address as mark-up that may break after its slashes, for it has no spaces to break at."""
    return escape_text(shown_address(url)).replace("/", "/<wbr/>")


def machine_date(moment: date) -> str:
    """Return a date or a point in time as HTML's `datetime` wants it."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()


def iso_day(moment: date) -> str:
    """Return the day of a date or a point in time, as ISO 8601."""
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"


def meta_elements(metadata: Metadata) -> str:
    """Return `<title>`, `<meta>` and `<link>` elements from which a reader gets the metadata back."""
    title = element("title", {}, escape_text(page_title(metadata)))
    generator, *said = said_of_article(metadata)
    return "\n".join([generator, title, *said, *_metas(metadata)])


def _metas(metadata: Metadata) -> Iterator[str]:
    names = [
        ("keywords", ", ".join(metadata.tags)),
        # What WeasyPrint dates a PDF by, and the only dates in it: rendering has no clock.
        ("dcterms.created", machine_date(metadata.published) if metadata.published else ""),
        ("dcterms.modified", machine_date(metadata.modified) if metadata.modified else ""),
        ("og:type", "article"),
    ]
    yield from (_meta(name, content) for name, content in names if content)
    if address := web_address(metadata.canonical_url or metadata.url):
        yield void_element("link", {"rel": "canonical", "href": address})
    if (address := web_address(metadata.licence)) is not None:
        yield void_element("link", {"rel": "license", "href": address})


def said_of_article(metadata: Metadata) -> Iterator[str]:
    """Yield the `<meta>` elements by which `read/rendering/` knows what Octavo wrote, and gets every field back.

    Who wrote it comes first: a title may be long, and a reader looks no further than it must.
    """
    yield _meta("generator", GENERATOR)
    for field, name in METADATA_NAMES.items():
        value = getattr(metadata, field)
        if isinstance(value, Image):
            yield _meta(name, value.url)
            said = ((shown, getattr(value, detail)) for detail, shown in LEAD_IMAGE_NAMES.items())
            yield from (_meta(shown, str(detail)) for shown, detail in said if detail)
        elif isinstance(value, tuple):
            yield from (_meta(name, entry) for entry in value)
        elif value:
            yield _meta(name, value.isoformat() if isinstance(value, date) else str(value))


def _meta(name: str, content: str) -> str:
    # Names with a colon are properties of RDFa, as Open Graph has it.
    return void_element("meta", {"property" if ":" in name else "name": name, "content": content})

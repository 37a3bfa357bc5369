"""A page's tree to Metadata: each source says what it knows, and the most trusted is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from converter.extract.metadata.bylines import names_of
from converter.extract.metadata.claims import Claims, one_line, web_address
from converter.extract.metadata.dates import parse_date
from converter.extract.metadata.json_ld import claims_of_json_ld
from converter.extract.metadata.languages import direction_of, language_tag
from converter.extract.metadata.meta_tags import claims_of_meta_tags
from converter.extract.metadata.microdata import claims_of_microdata
from converter.extract.metadata.titles import article_title
from converter.extract.metadata.visible import claims_of_page, headings_of, window_title
from converter.model.document import Image, Metadata
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from selectolax.lexbor import LexborHTMLParser

    from converter.extract.find.survey import Survey
    from converter.model.page import Page

__all__ = ["read_metadata"]

MOST_TAGS = 30


def read_metadata(
    tree: LexborHTMLParser, seen: Survey, page: Page, base_url: str
) -> tuple[Metadata, str, tuple[Note, ...]]:
    """Return what is known about the article, its text where the page's metadata carries it, and what was guessed.

    Title, authors and dates that only the page's look gives are told as guessed.
    """
    window = window_title(tree)
    linked = claims_of_json_ld(tree, window)
    tagged = claims_of_meta_tags(tree)
    marked = claims_of_microdata(tree)
    declared = (linked, tagged, marked)

    def first(field: str, sources: Iterable[Claims]) -> str:
        return next((value for source in sources if (value := one_line(getattr(source, field)))), "")

    site_name = first("site_name", (tagged, linked))
    title = article_title(
        [one_line(source.title) for source in (tagged, linked, marked)],
        headings_of(seen),
        window,
        (site_name, _host(page.url)),
    )
    shown = claims_of_page(tree, seen, title)
    language = next((tag for source in (shown, linked, tagged) if (tag := language_tag(source.language))), "")
    published, published_by = _first_date((linked, tagged, marked, shown), "published", language)
    modified, _ = _first_date(declared, "modified", language)
    authors, authors_by = _first_names((linked, tagged, marked, shown))
    image = web_address(first("image", (tagged, linked)), base_url)
    metadata = Metadata(
        title=title,
        subtitle=first("subtitle", declared),
        authors=authors,
        published=published,
        modified=modified,
        site_name=site_name,
        section=first("section", (tagged, linked)),
        tags=_tags(linked.tags or tagged.tags),
        language=language,
        direction=direction_of(_declared_direction(tree), language),
        description=first("description", (tagged, linked)),
        lead_image=Image(image) if image else None,
        canonical_url=web_address(first("canonical_url", (tagged, linked)), base_url),
        url=page.url,
        fetched=page.fetched,
        licence=first("licence", declared),
    )
    guessed = [
        Note(NoteKind.METADATA_GUESSED, f"The {name} was taken from the look of the page.", name)
        for name, source in (("author", authors_by), ("date", published_by))
        if source is shown
    ]
    return metadata, linked.body, tuple(guessed)


def _first_date(sources: Iterable[Claims], field: str, language: str) -> tuple[date | datetime | None, Claims | None]:
    for source in sources:
        found = parse_date(getattr(source, field), language=language)
        if found is not None:
            return found, source
    return None, None


def _first_names(sources: Iterable[Claims]) -> tuple[tuple[str, ...], Claims | None]:
    for source in sources:
        names = names_of(source.authors)
        if names:
            return names, source
    return (), None


def _tags(values: Iterable[str]) -> tuple[str, ...]:
    tags = {tag.casefold(): tag for value in values if (tag := one_line(value))}
    return tuple(tags.values())[:MOST_TAGS]


def _declared_direction(tree: LexborHTMLParser) -> str:
    for node in (tree.body, tree.root):
        if node is not None and node.attributes.get("dir"):
            return node.attributes.get("dir") or ""
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").partition(".")[0]
    except ValueError:
        return ""

"""A page's tree to Metadata: each source says what it knows, and the most trusted is believed.

A source is a module that gives Claims; TRUST says for each field whom to ask, and in which order.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from converter.extract.find.declaration import Declaration
from converter.extract.metadata.authors import believed_authors
from converter.extract.metadata.claims import Claims, canonical_address, one_line, web_address
from converter.extract.metadata.datelines import dateline_of, dates_by_name, dates_labelled, day_in_address
from converter.extract.metadata.dates import parse_date, plain_days
from converter.extract.metadata.json_ld import claims_of_json_ld
from converter.extract.metadata.languages import direction_of, guessed_language, language_tag
from converter.extract.metadata.marks import declared_marks, showing_marks
from converter.extract.metadata.meta_tags import claims_of_meta_tags
from converter.extract.metadata.microdata import claims_of_microdata
from converter.extract.metadata.published import Reading, believed_dates
from converter.extract.metadata.relations import claims_of_relations
from converter.extract.metadata.signatures import signature_of
from converter.extract.metadata.site import site_of
from converter.extract.metadata.titles import article_title
from converter.extract.metadata.visible import beside_title, headings_of
from converter.model.document import Image, Metadata
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selectolax.lexbor import LexborHTMLParser

    from converter.extract.find.survey import Survey
    from converter.extract.metadata.marks import Declared
    from converter.model.page import Page

__all__ = ["read_metadata"]

Source: TypeAlias = Literal["json_ld", "meta_tags", "microdata", "relations", "root"]

TRUST: Final[Mapping[str, tuple[Source, ...]]] = {
    "title": ("meta_tags", "json_ld", "microdata"),
    "subtitle": ("json_ld", "microdata"),
    "authors": ("json_ld", "meta_tags", "microdata", "relations"),
    "published": ("json_ld", "meta_tags", "microdata"),
    "modified": ("json_ld", "meta_tags", "microdata"),
    "site_name": ("meta_tags", "json_ld"),
    "section": ("meta_tags", "json_ld", "microdata", "relations"),
    "tags": ("json_ld", "meta_tags", "relations"),
    "language": ("root", "json_ld", "meta_tags", "microdata"),
    "description": ("meta_tags", "json_ld"),
    "image": ("meta_tags", "json_ld"),
    "canonical_url": ("meta_tags", "json_ld"),
    "licence": ("json_ld", "meta_tags", "microdata", "relations"),
}
"""Which sources know a field, the most trusted first. What the page shows comes after all that it declares."""
MOST_TAGS: Final = 30
MOST_TIMES: Final = 60


def read_metadata(
    tree: LexborHTMLParser, seen: Survey, page: Page, base_url: str
) -> tuple[Metadata, Declaration, tuple[Note, ...]]:
    """Return what is known about the article, what the page says to whoever looks for it, and what was guessed.

    Authors and dates that only the page's look gives are told as guessed, and so is a language that nothing declares.
    """
    marks = declared_marks(tree)
    window = one_line(marks.window)
    claims = _claims(tree, marks, window)

    def ranked(field: str) -> list[Claims]:
        return [claims[source] for source in TRUST[field]]

    def first(field: str) -> str:
        return next((value for source in ranked(field) if (value := one_line(getattr(source, field)))), "")

    site_name = first("site_name")
    site = site_of((site_name, claims["json_ld"].site_name), page.url)
    title = article_title(
        [one_line(source.title) for source in ranked("title")],
        headings_of(seen, "h1"),
        (*headings_of(seen, "h2"), *headings_of(seen, "h3")),
        window,
        site,
    )
    language = next((tag for source in ranked("language") if (tag := language_tag(source.language))), "")
    guesses: tuple[Note, ...] = ()
    if not language:
        language, guesses = guessed_language(block.text for block in seen.blocks if block.is_prose)
    beside = beside_title(seen, title)
    claims["relations"] = claims_of_relations(marks.properties, beside.around)
    looks = cache(lambda: showing_marks(tree))
    authors = believed_authors(ranked("authors"), site, lambda: signature_of(beside, seen, looks, title))
    shown = dateline_of(beside, marks.times, language)
    in_address = day_in_address((page.url, claims["meta_tags"].canonical_url))
    if not shown.published and not any(parse_date(source.published) for source in ranked("published")):
        dates_by_name(shown, looks(), beside)
        if not shown.published:
            dates_labelled(shown, seen, beside)
        shown.published = shown.published or in_address
    witnesses = plain_days([in_address, shown.published, *(mark.get("datetime") for mark in marks.times[:MOST_TIMES])])
    dates = believed_dates(ranked("published"), shown, witnesses, Reading(language, page.fetched or page.read))
    guesses += tuple(
        Note(NoteKind.METADATA_GUESSED, f"The {name} was taken from the look of the page.", name)
        for name, is_guessed in (("author", authors.is_guessed), ("date", dates.is_guessed))
        if is_guessed
    )
    image = web_address(first("image"), base_url)
    metadata = Metadata(
        title=title,
        subtitle=first("subtitle"),
        authors=authors.names,
        published=dates.published,
        modified=dates.modified,
        site_name=site_name,
        section=first("section"),
        tags=_tags(ranked("tags")),
        language=language,
        direction=direction_of(_declared_direction(tree), language),
        description=first("description"),
        lead_image=Image(image) if image else None,
        canonical_url=canonical_address(
            (source.canonical_url for source in ranked("canonical_url")), base_url, page.url
        ),
        url=page.url,
        fetched=page.fetched,
        page_sha256=page.sha256,
        licence=first("licence"),
    )
    types = claims["json_ld"].types | claims["meta_tags"].types
    is_paid = claims["json_ld"].is_paid or claims["meta_tags"].is_paid
    return metadata, Declaration(title, claims["json_ld"].body, types, page.url, is_paid), guesses


def _claims(tree: LexborHTMLParser, marks: Declared, window: str) -> dict[Source, Claims]:
    attributes = tree.root.attributes if tree.root is not None else {}
    return {
        "json_ld": claims_of_json_ld(marks.scripts, window),
        "meta_tags": claims_of_meta_tags(marks.metas, marks.links),
        "microdata": claims_of_microdata(marks.properties, window),
        "relations": Claims(),
        "root": Claims(language=attributes.get("lang") or attributes.get("xml:lang") or ""),
    }


def _tags(sources: Iterable[Claims]) -> tuple[str, ...]:
    values = next((source.tags for source in sources if source.tags), ())
    tags = {tag.casefold(): tag for value in values if (tag := one_line(value))}
    return tuple(tags.values())[:MOST_TAGS]


def _declared_direction(tree: LexborHTMLParser) -> str:
    for node in (tree.body, tree.root):
        if node is not None and node.attributes.get("dir"):
            return node.attributes.get("dir") or ""
    return ""

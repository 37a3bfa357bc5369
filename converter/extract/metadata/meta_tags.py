"""Meta and link elements to Claims: Open Graph, Dublin Core, what scholars' sites and news sites agreed on."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import Claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from converter.extract.metadata.marks import Mark

_TITLE: Final = (
    "og:title",
    "citation_title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "title",
)
_AUTHORS: Final = (
    "citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name", "author", "article:author_name", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author",
    "sailthru.author", "article:author", "og:article:author", "shareaholic:article_author_name", "byl", "creator", "authors", "rbauthors", "vr:author", "dcsext.author", "cxenseparse:author",
)  # fmt: skip
_PUBLISHED: Final = (
    "article:published_time", "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date",
    "dcterms.created", "dc.date.created", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "article.published", "og:published_time", "cxenseparse:recs:publishtime", "date", "originalpublicationdate", "rnews:datepublished",
    "date.created", "og:article:published_time", "shareaholic:article_published_time", "prism.publicationdate", "eprints.date", "date_published", "published_time", "bt:pubdate", "citation_date", "last-published",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
    "article.updated",
)
_DESCRIPTION: Final = ("og:description", "description", "dc.description", "dcterms.abstract", "twitter:description")
_IMAGE: Final = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
_SITE: Final = (
    "og:site_name",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "publisher",
    "al:android:app_name",
)
_SECTION: Final = ("article:section", "parsely-section", "section", "category")
_TAGS: Final = (
    "article:tag",
    "parsely-tags",
    "sailthru.tags",
    "news_keywords",
    "keywords",
    "dc.subject",
    "citation_keywords",
)
_LANGUAGE: Final = ("content-language", "dc.language", "dcterms.language", "citation_language", "language")
_CARD_LABELS: Final = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_SAYS_AUTHOR: Final = frozenset(
    """written by|author|by|interview by|verfasst von|geschrieben von|von|autor|écrit par|auteur|par|escrito por|por|scritto da|autore|geschreven door|door|auteur"""
    """|napisane przez|autor|escrito por|написано автором|автор|skrevet av|skriven av|av""".split("|")
)
_NAMES_A_PUBLICATION: Final = re.compile(
    r"publi(?:sh|cation).{0,6}(?:date|time)|(?:date|time).{0,3}publi|pub-?date|post.?date|\Apublish(?:ed)?\Z|[.:_-]date\Z"
)
"""What sites call it that follow no vocabulary: "w-published-date", "article-publish-time"."""
_LICENCE: Final = ("dcterms.license", "dc.rights", "license")


def claims_of_meta_tags(metas: Iterable[Mark], links: Iterable[Mark]) -> Claims:
    """Return what the page's meta and link elements say, the most exact name first."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for meta in metas:
        content = meta.get("content").strip()
        key = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        for name in key.lower().split():
            if content:
                values[name].append(content)
    addresses: dict[str, str] = {}
    for link in links:
        for relation in link.get("rel").lower().split():
            addresses.setdefault(relation, link.get("href"))

    def first(names: tuple[str, ...]) -> str:
        return next((values[name][0] for name in names if name in values), "")

    def every(names: tuple[str, ...]) -> tuple[str, ...]:
        return next((tuple(values[name]) for name in names if name in values), ())

    return Claims(
        title=first(_TITLE),
        authors=_labelled_author(values)
        or next(
            (tuple(values[name]) for name in _AUTHORS if any(_is_name(value) for value in values.get(name, ()))), ()
        ),
        published=first(_PUBLISHED) or first(tuple(filter(_NAMES_A_PUBLICATION.search, values))),
        modified=first(_MODIFIED),
        site_name=first(_SITE),
        section=first(_SECTION),
        tags=tuple(tag for value in every(_TAGS) for tag in value.replace(";", ",").split(",")),
        language=first(_LANGUAGE),
        description=first(_DESCRIPTION),
        image=first(_IMAGE) or addresses.get("image_src", ""),
        canonical_url=addresses.get("canonical") or first(("og:url",)),
        licence=addresses.get("license") or first(_LICENCE),
        is_paid=first(("article:content_tier",)) in {"locked", "metered"},
        types=frozenset(_types(first(("og:type",)), first(("generator",)))),
    )


def _types(declared: str, generator: str) -> Iterator[str]:
    if declared:
        yield f"og:{declared.lower()}"
    if name := generator.split():
        yield f"by:{name[0].lower()}"


def _labelled_author(values: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return what stands on the card that chats show, as WordPress' plugins write it: a label and a value apart."""
    return next(
        (
            tuple(values[value])
            for label, value in _CARD_LABELS
            if value in values and any(text.lower().rstrip(":") in _SAYS_AUTHOR for text in values.get(label, ()))
        ),
        (),
    )


def _is_name(value: str) -> bool:
    return "//" not in value and "facebook.com" not in value

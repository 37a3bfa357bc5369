"""What kind of page it says that it is, by its declared types and in its address: the same value for every block.

The types are schema.org's and Open Graph's; the words are those of the programs that sites are built with and of their
authors' habits, no site's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Numbers, Page

UNKNOWN: Final = -1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page, and how to tell it."""

    name: str
    types: frozenset[str]
    """Declared types, as Declaration has them."""
    address: re.Pattern[str]
    """What stands in the address of such a page, in lower case."""


def _kind(name: str, types: str, words: str, more: str = r"(?!)") -> Kind:
    """Return a kind by types, whole words of its addresses, and a pattern for what is not a word."""
    return Kind(name, frozenset(types.split()), re.compile(rf"(?<![a-z])(?:{'|'.join(words.split())})(?![a-z])|{more}"))


THREAD: Final = _kind(
    "thread",
    "discussionforumposting qapage comment question answer interactioncounter by:discourse by:phpbb by:xenforo"
    " by:vbulletin by:flarum by:nodebb by:mybb by:vanilla by:lemmy",
    "forums? threads? topics? questions? viewtopic showthread discussions? discuss community comments boards? talk qa"
    " answers? support item",
    r"/t/|/r/|/d/\d",
)
KINDS: Final = (
    THREAD,
    _kind(
        "product",
        "product productgroup offer aggregateoffer itempage og:product og:product.group og:product.item by:woocommerce"
        " by:shopify softwareapplication videogame book",
        "products? shop store buy dp item items apps? sku catalog p",
    ),
    _kind(
        "documentation",
        "techarticle apireference softwaresourcecode by:sphinx by:docusaurus by:mkdocs by:gitbook by:mediawiki by:hugo"
        " by:jekyll by:vitepress by:antora by:rustdoc by:mdbook by:docutils by:doxygen by:javadoc",
        "docs? documentation reference manual api guide wiki learn tutorials? handbook latest stable developers? library help"
        " man readthedocs",
    ),
    _kind(
        "article",
        "article newsarticle blogposting reportagenewsarticle opinionnewsarticle analysisnewsarticle scholarlyarticle"
        " og:article liveblogposting recipe",
        "blogs? news articles? posts? story stories magazine journal insights press opinion",
        r"/(?:19|20)\d\d/",
    ),
    _kind(
        "listing",
        "collectionpage itemlist searchresultspage blog og:blog imagegallery",
        "tags? category categories collections? list lists listings? search browse archives? index results directory jobs"
        " events topics sections? deals c",
    ),
    _kind(
        "service",
        "service localbusiness organization og:website website professionalservice faqpage",
        "services? solutions? pricing features? about platform company contact product-tour for use-cases industries",
    ),
)


def _address(url: str) -> str:
    """Return host and path in lower case, "" for what is no address."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return ""
    return f"{parts.netloc}{parts.path}"


def kind_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return how many of the page's types, and whether its address, speak for each kind."""
    count, address = len(page), _address(page.url)
    for kind in KINDS:
        yield f"says_{kind.name}", np.full(count, float(len(kind.types & page.types)))
        is_so = float(kind.address.search(address) is not None) if address else UNKNOWN
        yield f"address_{kind.name}", np.full(count, is_so)

"""Page to Article: the article is found, its metadata read, its clutter taken out and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.lazy import import_when_used
from converter.extract.witness import UNWATCHED

if TYPE_CHECKING:
    from converter.extract.witness import Witness
    from converter.model.article import Article
    from converter.model.page import Page
    from converter.model.settings import ExtractSettings
    from converter.model.site import RuleFile

__all__ = ["extract_article", "headers_wanted"]

# BeautifulSoup imports its selectors and a detector of encodings, which take half its time and are not used here.
import_when_used("soupsieve", "charset_normalizer")


def headers_wanted(rules: tuple[RuleFile, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names and values of the headers that a site's rules want sent with the request for its pages."""
    if not rules:
        return ()
    from converter.extract.sites import headers_of

    return headers_of(rules)


def extract_article(
    page: Page, settings: ExtractSettings, rules: tuple[RuleFile, ...] = (), witness: Witness = UNWATCHED
) -> Article:
    """Return the article of an HTML or plain-text page, or the text of a book, with the page's notes first among its own.

    `rules` are the files for the page's site; plain text has none. The witness hears what is decided.
    Raises UnknownName for a rule in `settings.keep` that is not in RULES, NoArticle where there is none.
    """
    # BeautifulSoup takes a tenth of a second to import, which no other command and no other page is to wait for.
    if page.kind == "html":
        from converter.extract.html import extract_html

        return extract_html(page, settings, rules, witness)
    if page.kind == "epub":
        from converter.extract.book import extract_book

        return extract_book(page, settings)
    from converter.extract.text import extract_text

    return extract_text(page, settings, witness)

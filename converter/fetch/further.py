"""The further pages of an article that has several: each once, of the same site, so many and so long at most."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urlsplit

from converter.base.errors import SourceError
from converter.fetch.sources import fetch_page
from converter.model.page import UrlSource
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from converter.model.page import Page
    from converter.model.settings import FetchSettings

MAX_PAGES: Final = 30
"""After the first. Articles in over a dozen pages are galleries; a site whose pages never end is made for machines."""


class FurtherPages:
    """The pages that were had of one article, and the way to the next."""

    def __init__(self, first: Page, settings: FetchSettings | None) -> None:
        """Begin with the article's first page; without settings no other is asked for."""
        self._settings = settings
        self._host = _host_of(first.url)
        self._had = {urldefrag(first.url).url}
        self._asked = 0
        self.pages: list[Page] = []
        """Those that were had, in their order."""
        self._last_came = time.monotonic()
        self._ends = time.monotonic() + settings.pages_deadline_seconds if settings else 0.0

    def is_new(self, url: str) -> bool:
        """Return whether there is an address, and its page was not had yet."""
        return bool(url) and urldefrag(url).url not in self._had

    def page(self, url: str) -> Page | Note:
        """Return the page at an address to which the article leads, or why there is none."""
        url = urldefrag(url).url
        self._had.add(url)
        if self._settings is None:
            return _missing(url, "was not asked")
        # Sockets and all that is around them, which a page on disk needs nothing of.
        from converter.fetch.addresses import is_same_site

        if not is_same_site(self._host, _host_of(url)):
            return _missing(url, "is another site")
        if self._asked >= MAX_PAGES:
            return _missing(url, f"is over {MAX_PAGES} pages away")
        begins = max(time.monotonic(), self._last_came + self._settings.host_pause_seconds)
        if begins >= self._ends:
            return _missing(url, "was not asked: its pages take too long")
        time.sleep(max(0.0, begins - time.monotonic()))
        self._asked += 1
        seconds = min(self._settings.deadline_seconds, self._ends - begins)
        try:
            page = fetch_page(UrlSource(url), replace(self._settings, deadline_seconds=seconds))
        except SourceError as error:
            return Note(NoteKind.PAGE_MISSING, f"A page of the article is missing: {error}", url)
        finally:
            self._last_came = time.monotonic()
        if not self.is_new(page.url) and urldefrag(page.url).url != url:
            return _missing(url, "leads back")
        self._had.add(page.url)
        if page.kind != "html":
            return _missing(url, "is no page of HTML")
        self.pages.append(page)
        return page


def _missing(url: str, reason: str) -> Note:
    return Note(NoteKind.PAGE_MISSING, f"The article goes on at {url}, which {reason}.", url)


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

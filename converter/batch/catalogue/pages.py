"""Listings to pages of HTML so plain that the browser of an e-reader shows them: no script, no picture, no font."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from converter.base.sizes import size_in_words
from converter.batch.catalogue.sheets import relative, sheet_name, sheets_of
from converter.batch.catalogue.style import STYLE_SHEET
from converter.render.xhtml.markup import element, escape_text, language_tag, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.batch.catalogue.listing import File, Listing
    from converter.batch.catalogue.order import Group, GroupKind, Order
    from converter.batch.catalogue.sheets import Sheet

CATALOGUE_TYPE: Final = "application/atom+xml;profile=opds-catalog"
CONTENT_SECURITY_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
GROUPS: Final[dict[GroupKind, str]] = {"site": "Sites", "author": "Authors"}
"""Each kind with the title of its list, whose stem is that in small letters."""
_MONTHS: Final = "January February March April May June July August September October November December".split()
_SHOWN: Final = {"epub": "EPUB", "pdf": "PDF", "html": "HTML", "text": "Text", "markdown": "Markdown"}


def pages_of(order: Order, title: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of every page: the newest articles, then the lists of sites and authors, and theirs."""
    kinds = [kind for kind in GROUPS if order.group_count(kind)]
    ways = tuple((GROUPS[kind], sheet_name(GROUPS[kind].lower(), ".html")) for kind in kinds)
    for sheet in sheets_of(order.newest(), order.count, "newest", ".html"):
        yield sheet.name, _page(sheet, title, ways, _articles(sheet.rows, sheet.name))
    for kind in kinds:
        groups = order.groups(kind)
        left_out = order.group_count(kind) - len(groups)
        for groups_sheet in sheets_of(groups, len(groups), GROUPS[kind].lower(), ".html"):
            body = _groups(groups_sheet.rows, groups_sheet.name, left_out)
            yield groups_sheet.name, _page(groups_sheet, GROUPS[kind], ways, body)
        for group in groups:
            for sheet in sheets_of(order.of(group), group.count, group.stem, ".html"):
                yield sheet.name, _page(sheet, group.name, ways, _articles(sheet.rows, sheet.name))


def _page(
    sheet: Sheet[Listing] | Sheet[Group], title: str, ways: Iterable[tuple[str, str]], body: Iterable[str]
) -> str:
    numbered = f"{title}, page {sheet.number} of {sheet.count}" if sheet.count > 1 else title
    turning = [
        f'<link rel="{relation}" href="{relative(name, sheet.name)}">'
        for relation, name in (("prev", sheet.previous), ("next", sheet.next))
        if name
    ]
    feed = {"rel": "alternate", "type": CATALOGUE_TYPE, "title": "OPDS", "href": relative("opds.xml", sheet.name)}
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        start_tag("meta", {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY}),
        element("title", {}, escape_text(numbered)),
        start_tag("link", feed),
        *turning,
        element("style", {}, f"\n{STYLE_SHEET}\n"),
        "</head>",
        "<body>",
        _ways(ways, sheet.name),
        element("h1", {"dir": "auto"}, escape_text(title)),
        *_turning(sheet),
        *body,
        *_turning(sheet),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _ways(ways: Iterable[tuple[str, str]], origin: str) -> str:
    links = [("Newest", sheet_name("newest", ".html")), *ways, ("OPDS", "opds.xml")]
    return element("p", {"class": "ways"}, "\n".join(_link(text, name, origin) for text, name in links))


def _turning(sheet: Sheet[Listing] | Sheet[Group]) -> Iterator[str]:
    """Yield the way to the pages before and after, where there are several."""
    if sheet.count == 1:
        return
    before = _link("Previous", sheet.previous, sheet.name) if sheet.previous else ""
    after = _link("Next", sheet.next, sheet.name) if sheet.next else ""
    place = f"Page {sheet.number:,} of {sheet.count:,}"
    yield element("p", {"class": "ways"}, "\n".join(filter(None, (before, place, after))))


def _articles(listings: Iterable[Listing], origin: str) -> Iterator[str]:
    """Yield the articles under the months that they are of."""
    found = False
    for month, listed in groupby(listings, lambda listing: listing.day[:7]):
        found = True
        yield element("h2", {}, _month(month))
        yield "<ul>"
        for listing in listed:
            yield _article(listing, origin)
        yield "</ul>"
    if not found:
        yield element("p", {}, "There are no articles yet.")


def _article(listing: Listing, origin: str) -> str:
    title = {"class": "title", "lang": language_tag(listing.language), "dir": "auto"}
    about = " · ".join(
        filter(
            None,
            (
                _isolated(", ".join(listing.authors)),
                _isolated(listing.site),
                listing.day,
                f"{listing.words:,} words" if listing.words else "",
            ),
        )
    )
    parts = [
        element("div", title, escape_text(listing.title)),
        element("div", {"class": "about"}, about) if about else "",
        element("div", {"class": "files"}, "\n".join(_file(file, origin) for file in listing.files if file.format)),
    ]
    return element("li", {}, "\n".join(filter(None, parts)))


def _groups(groups: Iterable[Group], origin: str, left_out: int) -> Iterator[str]:
    yield "<ul>"
    for group in groups:
        name = element("bdi", {}, escape_text(group.name))
        link = element("a", {"href": relative(sheet_name(group.stem, ".html"), origin)}, name)
        yield element("li", {}, f"{link} ({group.count:,})")
    yield "</ul>"
    if left_out:
        yield element("p", {}, f"{left_out:,} with fewer articles are left out; theirs are among the newest.")


def _file(file: File, origin: str) -> str:
    text = f"{_SHOWN[file.format]}, {size_in_words(file.size_bytes)}"
    return _link(text, file.name, origin)


def _link(text: str, name: str, origin: str) -> str:
    return element("a", {"href": relative(name, origin)}, escape_text(text))


def _isolated(text: str) -> str:
    return element("bdi", {}, escape_text(text)) if text else ""


def _month(month: str) -> str:
    if not month:
        return "Without a date"
    return f"{_MONTHS[int(month[5:7]) - 1]} {int(month[:4])}"

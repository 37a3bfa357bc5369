"""A book's contents to the title of each of its files: of the navigation document, else of EPUB 2's NCX."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from converter.base.charset import decode_html
from converter.base.dom import all_within, attribute, parse_fragment, text_of
from converter.base.guard import guarded
from converter.base.package import local_name, resolved, xml_root
from converter.base.xhtml import html_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.base.package import Package


def titles_of(package: Package, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what the contents call each file, by its name: the first line that leads to it."""
    titles: dict[str, str] = {}
    navigation = next((item for item in package.items if "nav" in item.properties), None)
    lines = [*(_navigation(files[navigation.name]) if navigation else ())]
    source = navigation.name if navigation else ""
    if not lines and package.contents is not None:
        source, lines = package.contents.name, [*_ncx(files[package.contents.name])]
    for href, title in lines:
        name = resolved(href, posixpath.dirname(source))
        if name and title:
            titles.setdefault(name, title)
    return titles


def _navigation(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the links of the table of contents, and what they say."""
    html, _ = guarded(html_of(decode_html(content).text))
    tree = parse_fragment(html)
    tables = [nav for nav in all_within(tree, "nav") if "toc" in attribute(nav, "epub:type").split()]
    for link in (tables[0] if tables else tree).find_all("a", href=True):
        yield attribute(link, "href"), text_of(link)


def _ncx(content: bytes) -> Iterator[tuple[str, str]]:
    root = xml_root(content)
    if root is None:
        return
    for point in root.iter():
        if local_name(point) != "navPoint":
            continue
        label = next((node for node in point if local_name(node) == "navLabel"), None)
        target = next((node for node in point if local_name(node) == "content"), None)
        if label is not None and target is not None:
            yield str(target.get("src", "")), " ".join("".join(map(str, label.itertext())).split())

"""Relative addresses to absolute ones, by the page's own base; places within the page stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from converter.base.dom import attribute

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_ABSOLUTE_OR_PLACE: Final = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|#|\Z)")
_ADDRESSES: Final = (("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite"))


def shape_addresses(tree: ArticleTree) -> None:
    """Make relative addresses absolute. Nothing after this step knows of the page's `<base>`."""
    if not tree.base_url:
        return
    for name, holder in _ADDRESSES:
        for element in tree.elements(name):
            address = attribute(element, holder)
            if _ABSOLUTE_OR_PLACE.match(address):
                continue
            try:
                element[holder] = urljoin(tree.base_url, address.strip())
            except ValueError:
                # An address that no parser takes leads nowhere; the reader leaves its text.
                del element[holder]

"""Parameters of links that follow the reader; the links stay."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from converter.base.dom import attribute
from converter.base.urls import clean_address
from converter.extract.clean.rule import Rule
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    found: Counter[str] = Counter()
    for part in anatomy.named("a", "area"):
        address = attribute(part.element, "href")
        if "?" not in address:
            continue
        part.element["href"], dropped = clean_address(address)
        found.update(dropped)
    for name, links in found.items():
        yield Removal("tracking_parameters", f"{name} in {links} link{'s' * (links > 1)}"[:EXCERPT_CHARACTERS], 0)


RULE = Rule("tracking_parameters", "parameters of links that follow the reader", _take)

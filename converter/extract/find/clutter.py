"""A container to the parts in it that are not the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.find.container import is_clutter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.survey import Box


def unwanted(container: Box) -> Iterator[Box]:
    """Return the outermost boxes in the container that are clutter by name or lists of links."""
    total = container.prose
    pending = list(reversed(container.children))
    while pending:
        box = pending.pop()
        if is_clutter(box, total) or is_link_list(box):
            yield box
        else:
            pending.extend(reversed(box.children))


def is_link_list(box: Box) -> bool:
    if box.tag in ("p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd"):
        return False
    return box.link_share > 0.6 and box.prose < 20 and len(box.children) > 1

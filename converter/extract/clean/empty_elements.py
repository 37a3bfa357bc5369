"""Elements that are empty, or became so when what was in them went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.vocabulary import FOOTNOTE_MARK_ROLE
from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_BOXES: Final = frozenset(
    {"p", "div", "section", "article", "aside", "header", "footer", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "blockquote",
     "h1", "h2", "h3", "h4", "h5", "h6", "table", "span", "a", "strong", "em", "b", "i", "nav", "form", "label", "fieldset", "center", "u", "small"}
)  # fmt: skip
_INLINE: Final = frozenset({"span", "a", "strong", "em", "b", "i", "u", "small", "label"})


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.named(*_BOXES):
        if part.characters or part.pictures or part is anatomy.root or _is_place(part.element.attrs):
            continue
        if part.name in _INLINE and (part.element.get_text() or part.element.find("br") is not None):
            # A space or a line break within is one between two words, for all that it stands in a box.
            continue
        anatomy.take_out(part, "empty_elements")
    return iter(())


def _is_place(attributes: dict[str, object]) -> bool:
    """Return whether a link may lead to an element, empty as it is, or a shape may be made of it."""
    return (
        bool(attributes.keys() & {"id", "name", "data-latex", "data-src", "data-url", "data-tweet-id"})
        or attributes.get("role") == FOOTNOTE_MARK_ROLE
    )


RULE = Rule("empty_elements", "elements with nothing in them", _take)

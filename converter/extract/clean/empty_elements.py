"""Elements that are empty, or became so when what was in them went; headings whose whole section went; rules between nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4.element import NavigableString

from converter.base.vocabulary import EMBED_KIND_ATTRIBUTE, FOOTNOTE_MARK_ROLE, FOOTNOTES_ROLE
from converter.extract.clean.anatomy import PICTURE_ELEMENTS, SEALED_ELEMENTS
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import LABEL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_BOXES: Final = frozenset(
    {"p", "div", "section", "article", "aside", "header", "footer", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "blockquote",
     "h1", "h2", "h3", "h4", "h5", "h6", "table", "span", "a", "strong", "em", "b", "i", "nav", "form", "label", "fieldset", "center", "u", "small"}
)  # fmt: skip
_SECTIONS: Final = frozenset({"div", "section", "article", "main", "header", "footer", "aside"})
_INLINE: Final = frozenset({"span", "a", "strong", "em", "b", "i", "u", "small", "label"})


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.named(*_BOXES):
        if part.characters or part.pictures or part is anatomy.root or _is_place(part.element.attrs) or _is_embed(part):
            continue
        if part.name in _INLINE and (part.element.get_text() or part.element.find("br") is not None):
            # A space or a line break within is one between two words, for all that it stands in a box.
            continue
        anatomy.take_out(part, "empty_elements")
    for heading in anatomy.named("h2", "h3", "h4", "h5", "h6"):
        if 0 < heading.characters <= LABEL_CHARACTERS // 2 and _heads_nothing(anatomy, heading):
            yield anatomy.take_out(heading, "empty_elements")
    for rule in _needless_rules(anatomy):
        anatomy.take_out(anatomy.widest_alone(rule), "empty_elements")


def _needless_rules(anatomy: Anatomy) -> list[Part]:
    """Return the rules that part nothing: before all text, after all of it, or right after another."""
    needless, index = [], 0
    open_rule: Part | None = None
    has_begun = False
    while index < len(anatomy.parts):
        part = anatomy.parts[index]
        if part.taken or _holds_notes(part):
            index = part.end
            continue
        if part.name == "hr":
            if open_rule is not None or not has_begun:
                needless.append(part)
            else:
                open_rule = part
        elif _says_or_shows(part):
            open_rule, has_begun = None, True
            index = part.end if part.name not in _BOXES else index + 1
            continue
        index += 1
    return [*needless, *([open_rule] if open_rule is not None else [])]


def _says_or_shows(part: Part) -> bool:
    """Return whether an element has text of its own, or stands for something without a word."""
    return (
        part.name in PICTURE_ELEMENTS or part.name in SEALED_ELEMENTS or _is_embed(part) or _has_text_of_its_own(part)
    )


def _holds_notes(part: Part) -> bool:
    """Return whether an element is the section of notes, which go to the foot of their pages, and end no section."""
    return part.element.attrs.get("role") == FOOTNOTES_ROLE


def _is_embed(part: Part) -> bool:
    """Return whether an element is an embed that has no title, or the link in it, which says where it leads all the same."""
    around = part.parent
    return any(EMBED_KIND_ATTRIBUTE in each.element.attrs for each in (part, around) if each is not None)


def _heads_nothing(anatomy: Anatomy, heading: Part) -> bool:
    """Return whether nothing is left below a heading of what stood there, or it ends the article."""
    index, words_gone = heading.end, 0
    while index < len(anatomy.parts):
        part = anatomy.parts[index]
        if part.taken:
            words_gone += part.words
            index = part.end
        elif _holds_notes(part):
            index = part.end
        elif part.level and part.characters:
            return part.level <= heading.level and words_gone > 0
        elif part.pictures == part.characters == 0 and not _is_place(part.element.attrs) and not _is_embed(part):
            index = part.end
        elif part.name in _SECTIONS and not _has_text_of_its_own(part):
            index += 1
        else:
            return False
    return not _has_text_behind(heading)


def _has_text_of_its_own(part: Part) -> bool:
    return any(type(child) is NavigableString and child.strip() for child in part.element.contents)


def _has_text_behind(heading: Part) -> bool:
    """Return whether text that is in no element of its own follows a heading."""
    part: Part | None = heading
    while part is not None and part.parent is not None:
        if any(type(node) is NavigableString and node.strip() for node in part.element.next_siblings):
            return True
        part = part.parent
    return False


def _is_place(attributes: dict[str, object]) -> bool:
    """Return whether a link may lead to an element, empty as it is, or a shape may be made of it."""
    return (
        bool(attributes.keys() & {"id", "name", "data-latex", "data-src", "data-url", "data-tweet-id"})
        or attributes.get("role") == FOOTNOTE_MARK_ROLE
    )


RULE = Rule("empty_elements", "elements and sections with nothing in them", _take)

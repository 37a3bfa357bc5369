"""What readers see of a page to the names that its article is signed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role
from converter.extract.find.survey import HEADINGS
from converter.extract.metadata.bylines import names_declared, names_of
from converter.extract.metadata.credit import JOB, is_name, names_in
from converter.extract.metadata.dates import parse_date
from converter.extract.metadata.marks import FRAME, is_framed
from converter.extract.metadata.visible import plain
from converter.extract.metadata.words import AUTHOR_LABELS, BY, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from converter.extract.find.survey import Block, Survey
    from converter.extract.metadata.marks import Mark
    from converter.extract.metadata.visible import Beside

LONGEST_SIGNATURE_CHARACTERS: Final = 120
MOST_NAME_WORDS: Final = 5
MOST_BOX_WORDS: Final = 100
"""A box with more words is neither one line's nor one about the author."""
MOST_LOOKED_AT: Final = 25
MOST_LABELLED_WORDS: Final = 25
MOST_LABEL_WORDS: Final = 3
MOST_AUTHORS: Final = 5
_ABOUT_AUTHORS: Final = Role.AUTHOR_BOX | Role.BYLINE
NAME_LINES: Final = 5
"""A name that stands alone is looked for in so many lines below the title, and in as many above."""
BESIDE_NAME: Final = 1
"""How many lines above or below a name that stands alone its job or its date may stand."""
HANDLE_LINES: Final = 3
"""A name in small letters, "by jane", is believed in so few lines: further off it is "by hand"."""

_LEAD_IN_ALONE: Final = re.compile(
    rf"\W{{0,3}}(?:(?:(?:{WRITTEN}|posted|published|words|story|text|article|reported)\s)?(?:{BY}|di)|{AUTHOR_LABELS}|author\(s\)|text|作者)\s?[:：]?\Z",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    rf"\W{{0,3}}(?:(?:this\s(?:post|article|story|guide|piece|recipe)\s(?:was|is)\s)?(?:{WRITTEN})\s(?:{BY})\s|by\s(?-i:(?=[A-ZÀ-Þ]))|von\s(?-i:(?=[A-ZÀ-Þ][\w’'-]{{1,30}}\s[A-ZÀ-Þ]))|"
    rf"(?:{AUTHOR_LABELS}|text|redaktion|contributors?|作者)\s?[:：]\s?(?=\S))",
    re.IGNORECASE,
)
_LABEL_ALONE: Final = re.compile(
    rf"(?:{AUTHOR_LABELS}|author\(s\)|autores|(?:{WRITTEN})\s(?:{BY}))\s?[:：]?\Z",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"\A(By|Von|Por|Par)(?=[A-ZÀ-Þ][a-zß-ÿ])")
_BY_HANDLE: Final = re.compile(r"\A(?:(?:written|posted|started|asked)\s)?by\s@?([\w.-]{2,30})\Z", re.IGNORECASE)
_REVIEWS: Final = re.compile(
    r"(?:\A|\s)(?:reviewed|tested|edited|fact[\s-]checked|photo\w{0,8}|illustrat\w{2,4})\sby|\breviewed\s\d",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"author(?!i[sz])|auteur|autor|byline|by-line|vcard|user-?name|poster|creator|redakt", re.IGNORECASE
)
_NOT_SIGNED: Final = re.compile(
    r"bio|desc|image|img|avatar|photo|picture|thumb|title|job|position|role|social|date|time|count|links|follow|about|label|prefix|icon|rank|stat|menu|login",
    re.IGNORECASE,
)
_AUTHOR_ADDRESS: Final = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|contributors?|columnists?|people|staff|users?|u(?!/\d/)|members?|profil|profiles?)/(?!login|log_in|sign|register|password|edit)[^/?#]|member\.php\?(?:[^#]{0,80}&)?u=|viewprofile|action=profile;",
    re.IGNORECASE,
)
_BETWEEN_NAMES: Final = re.compile(r"\s?(?:,|&|\||/|•|·|and|und|et|y|e|en)\s?(?:(?:and|und|et)\s)?", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[a-zß-ÿ]{3})[.!?](?:\s|\Z)")
_BETWEEN_PARTS: Final = re.compile(r"\s?[|•·⋅∙,/]\s?|\s[–—-]\s")
_DATE_WORDS: Final = re.compile(r"(?<=\d)(?=[A-ZÀ-Þ][a-zß-ÿ])|(?<=[a-zß-ÿ])\s(?=\d{1,2}\s[A-Z])")
"""Where a date ends or begins that nothing parts from a name: "Dec 17, 2025Ann Lee", "Ann Lee 4 August 2010"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Names, without what the page writes around them."""

    names: tuple[str, ...] = ()
    is_plain: bool = False
    """Whether a "By", a class name or an address says that they are the author's, not only where they stand."""


def signature_of(beside: Beside, seen: Survey, marks: Callable[[], Sequence[Mark]], title: str) -> Signature:
    """Return the names that the page shows as its article's.

    Lines beside the title that begin with "By" come first, then what class names and addresses tell of, then a line
    anywhere that says "Author:", then names that stand alone. `marks` looks for the elements that are named after
    authors; it costs a walk over the page, and is asked only where no line says more.
    """
    plainly = (
        names_declared(_signed_beside(beside))
        or names_of(_marked(beside, marks()))
        or names_declared(_labelled_anywhere(beside, seen))
    )
    if plainly:
        return Signature(plainly, is_plain=True)
    title_words = frozenset(plain(title).split())
    return Signature(names_of(_standing_alone(beside, seen, title_words) or _in_a_box(beside, seen, title_words)))


def _signed_beside(beside: Beside) -> tuple[str, ...]:
    for run in (beside.after, beside.before[::-1]):
        for index, block in enumerate(run):
            text = _GLUED.sub(r"\1 ", block.text)
            if len(text) > LONGEST_SIGNATURE_CHARACTERS or _REVIEWS.search(text):
                continue
            if _LEAD_IN_ALONE.match(text):
                following = run[index + 1] if index + 1 < len(run) else None
                if following is not None and _may_be_names(following.text):
                    return _linked_names(following, following.text) or (following.text,)
            elif names := names_in(text):
                label = _LABELLED.match(text)
                return (label and _linked_names(block, text[label.end() :])) or names
            elif index < HANDLE_LINES and (handle := _BY_HANDLE.match(text)):
                return (handle[1],)
    return ()


def _linked_names(block: Block, text: str) -> tuple[str, ...]:
    """Return the links that a text begins with, one name each: what stands behind them is a job, or no name at all."""
    if not block.link_words or block.box.words > MOST_BOX_WORDS:
        return ()
    found: list[str] = []
    rest = text.strip()
    for link in block.box.node.css("a"):
        name = " ".join(link.text(separator=" ").split())
        if name and rest.startswith(name) and _may_be_names(name):
            found.append(name)
            between = _BETWEEN_NAMES.match(rest, len(name))
            if between is None:
                break
            rest = rest[between.end() :]
        elif found:
            break
    return tuple(found)


def _may_be_names(text: str) -> bool:
    names = names_of((text,)) if len(text) <= LONGEST_SIGNATURE_CHARACTERS else ()
    return bool(names) and len(names[0].split()) <= MOST_NAME_WORDS


def _marked(beside: Beside, marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the first name after the title, else before it, in what is named after authors or leads to one."""
    place = beside.place_among(marks)
    return _first_marked(marks[place:], beside) or _first_marked(marks[:place], beside)


def _first_marked(marks: Iterable[Mark], beside: Beside) -> tuple[str, ...]:
    """Return the names in the first such element that has any: of those in it the innermost, each that is named alike."""
    looked_at = 0
    outer = ""
    found: list[tuple[str, str]] = []
    for mark in marks:
        leads = mark.tag == "a" and _AUTHOR_ADDRESS.search(mark.get("href")) is not None
        if not leads and not any(map(_is_signed, mark.names.split())):
            continue
        looked_at += 1
        if looked_at > MOST_LOOKED_AT:
            break
        text = mark.text
        if found and text not in outer:
            break
        if not text or _REVIEWS.search(text) or not _may_be_names(text):
            continue
        if not found:
            if is_framed(mark.node, beside.around, FRAME & ~Role.NAVIGATION if leads else FRAME):
                continue
            outer = text
            found = [(text, mark.names)]
        elif text in found[-1][0]:
            found[-1] = (text, mark.names)
        elif mark.names == found[-1][1]:
            found.append((text, mark.names))
    return tuple(text for text, _ in found)


@lru_cache(maxsize=4096)
def _is_signed(name: str) -> bool:
    return bool(_SIGNED.search(name)) and (name.lower().endswith("name") or not _NOT_SIGNED.search(name))


def _standing_alone(beside: Beside, seen: Survey, title_words: Container[str]) -> tuple[str, ...]:
    """Return the name that shares a line with a date, or stands alone beside a date, a job or the title, and comes again."""
    for run in (beside.after[:NAME_LINES], beside.before[:NAME_LINES]):
        for index, block in enumerate(run):
            if len(block.text) > LONGEST_SIGNATURE_CHARACTERS or block.box.tag in HEADINGS:
                continue
            dated = parse_date(block.text) is not None
            near = run[max(0, index - BESIDE_NAME) : index + BESIDE_NAME + 1]
            comes_again = index == 0 and run is not beside.before and _times(block, seen) > 1
            if not dated and not comes_again and not any(map(_says_who_or_when, near)):
                continue
            parts = [piece for part in _BETWEEN_PARTS.split(block.text) for piece in _DATE_WORDS.split(part)]
            for part in parts if dated else parts[:1]:
                if _is_persons(part, title_words) and not is_framed(block.box.node, beside.around):
                    return (part,)
    return ()


def _times(block: Block, seen: Survey) -> int:
    return sum(other.text == block.text for other in seen.blocks)


def _says_who_or_when(line: Block) -> bool:
    return len(line.text) <= LONGEST_SIGNATURE_CHARACTERS and bool(parse_date(line.text) or JOB.search(line.text))


def _is_persons(text: str, title_words: Container[str]) -> bool:
    return is_name(text) and parse_date(text) is None and not any(word in title_words for word in plain(text).split())


def _in_a_box(beside: Beside, seen: Survey, title_words: Container[str]) -> tuple[str, ...]:
    """Return the name that stands first in a box about the author."""
    about = (box for box in seen.boxes if 0 < box.words <= MOST_BOX_WORDS and box.roles & _ABOUT_AUTHORS)
    for box in islice(about, MOST_LOOKED_AT):
        if not is_framed(box.node, beside.around):
            for block in seen.blocks[box.first : min(box.end, box.first + 2)]:
                if _is_persons(block.text, title_words):
                    return (block.text,)
    return ()


def _labelled_anywhere(beside: Beside, seen: Survey) -> tuple[str, ...]:
    """Return the names of the first line that says whose they are, or follow a line that says no more than that."""
    looked_at = 0
    for index, block in enumerate(seen.blocks):
        if block.words > MOST_LABELLED_WORDS or looked_at >= MOST_LOOKED_AT:
            continue
        if block.words <= MOST_LABEL_WORDS and _LABEL_ALONE.match(block.text):
            names = tuple(takewhile(is_name, (line.text for line in seen.blocks[index + 1 : index + 1 + MOST_AUTHORS])))
        elif match := _LABELLED.match(block.text):
            names = names_declared([_SENTENCE_END.split(block.text[match.end() :], maxsplit=1)[0]])
        else:
            continue
        looked_at += 1
        if names and all(map(is_name, names)) and not is_framed(block.box.node, beside.around):
            return names
    return ()

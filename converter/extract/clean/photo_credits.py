"""Credits of pictures; the caption stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bs4 import Tag
from bs4.element import NavigableString

from converter.base.dom import attribute
from converter.base.vocabulary import CREDIT_CLASS
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, starting
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part

_TOKENS: Final = names("""
    credit credits photo-credit photocredit image-credit imagecredit img-credit picture-credit media-credit caption-credit copyright
    photographer photo-by image-source attribution figure-credit wp-credit fotocredit bildnachweis bildquelle quelle
""")
_CREDIT_WORDS: Final = (
    r"(?:photo(?:graph|graphy|grapher)?s?|image|images|picture|pictures|pic|foto|fotos|fotografie|bild|bilder|crédits?\s(?:photo|image)|"
    r"crédito|cr[ée]dit(?:o|os)?|credit|credits|illustration|video|featured\simage|cover\simage|header\simage|zdjęcie|fot|фото|снимок|图片来源|图|写真|"
    r"(?:titel|beitrags|aufmacher|header|symbol|archiv|vorschau)(?:bild|foto)|kuvat?|fotó|görsel|φωτο(?:γραφία)?|ảnh)"
)
_AGENCIES: Final = (
    r"getty(?:\simages)?|shutterstock(?:\.com)?|istock(?:photo)?|unsplash|pexels|pixabay|reuters|ap\sphoto|afp|epa|dpa|ansa|efe|anp|nasa|esa|"
    r"imago(?:\simages)?|keystone|picture[\s-]alliance|adobe\sstock|depositphotos|dreamstime|alamy(?:\sstock\sphoto)?|"
    r"wikimedia(?:\scommons)?|wikipedia|flickr|bloomberg|magnum\sphotos|al\sjazeera|zuma(?:\spress)?|sipa(?:\susa)?|upi|xinhua|tass"
)
_LICENCE: Final = r"(?:CC[\s-]?(?:BY(?:[\s-](?:SA|NC|ND)){0,2}|0)(?:[\s-]\d\.\d)?|public\sdomain)"
_CREDIT_LINE: Final = (
    rf"[\[(（]?\s?(?:{_CREDIT_WORDS}(?:\s(?:credits?|source|courtesy|by|via|copyright|cr[ée]dit))?(?:\sof)?\s?(?:[:：©|]|\sby\s|/\s)|"
    rf"{_CREDIT_WORDS}\s(?:credits?|source|courtesy|by|via|von|par|por|di)\s|bildquelle|bildnachweis|(?:quelle|source|fuente|fonte|bron):\s?(?:{_AGENCIES})(?!\w)|"
    rf"fot\.\s|credit\s?(?:…|\.{{3}})|©\s?\S|\(c\)\s\S|courtesy\s(?:of|photo)\b|via\s(?:getty|shutterstock|unsplash)|{_LICENCE}\s?[\])）.]?\Z|"
    rf"(?:{_AGENCIES})(?:\s?[/|\])）]|\Z))"
)
_AGENCY_AT_END: Final = re.compile(rf"(?:{_AGENCIES})(?:/\w{{1,20}})?[\])）.]{{0,2}}\Z", re.IGNORECASE)
_NAME: Final = r"[A-ZÀ-ÞĀ-Ž][\w.'’\-]{1,30}(?:\s(?:(?:de|van|von|der|da|el|al)\s){0,2}[A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,30}){1,3}"
_SLASHED: Final = re.compile(
    rf"(?:(?<=[.!?”\"’)])\s|\s[|–—]\s|\s(?=[\[(（])|\A)(?P<credit>[\[(（]?(?:{_NAME}\s?/\s?[A-ZÀ-Þ][\w.'’&\- ]{{1,40}}|"
    rf"{_NAME}\sfor\s(?:The\s)?(?:New\sYork\sTimes|Washington\sPost|Guardian|Times|Atlantic|NPR|WIRED|Bloomberg|ProPublica|CNN|BBC))[\])）.]{{0,2}})\s?\Z"
)
"""A person and who employs them, as no sentence ends."""
_NO_CREDIT: Final = re.compile(r"\b(?:all\srights\sreserved|terms|privacy)\b", re.IGNORECASE)
_AT_END_OF_CAPTION: Final = re.compile(
    rf"(?:(?<=[.!?”\"’)])\s|(?<=[。！？])|(?<=[.!?])(?=credit\s?(?:…|\.{{3}}))|\s[|–—]\s|\s(?=[\[(（])|\A)(?P<credit>{_CREDIT_LINE}[^.!?\n]{{0,90}}(?:\.\w[^.!?\n]{{0,40}})?[.\])）]{{0,2}})\s?\Z",
    re.IGNORECASE,
)
_CLOSING: Final = (")", ").", "]", "）")
_LONGEST: Final = 110

_BY_SOMETHING: Final = re.compile(rf"{_CREDIT_WORDS}\s(?:by|via|von|par|por|di)\s(?P<who>.*)", re.IGNORECASE)
_BY_THE_AUTHOR: Final = re.compile(
    r"(?:the\s)?(?:author|writer)s?\b|me\b|myself\b|l['’]auteur|(?:der|die|den|dem)\s|(?:de|van|von)\s[A-Z]"
)
_NOT_A_NAME: Final = re.compile(
    r"(?:\A|\s)(?!(?:via|by|for|of|de|von|van|der|und|and|the|on|at|courtesy|y|et|e)\s)[a-zà-ÿ]{3,}(?=\s)"
)

_begins = starting(_CREDIT_LINE, _LONGEST)


def is_credit(line: str) -> bool:
    """Return whether a line of its own is a picture's credit and nothing else."""
    text = line.strip()
    if not _begins(text) and not _is_name_and_agency(text):
        return False
    by = _BY_SOMETHING.match(text)
    if by and by["who"][:1].islower() and not _BY_THE_AUTHOR.match(by["who"]):
        # "Photographs by sailors hang in the office" speaks of pictures.
        return False
    # "Photo by Ann Lee. The bridge opened in 1932." is a caption.
    return not _NO_CREDIT.search(text) and not re.search(r"\w{2}[.!?]\s[A-Z]\w*(?:\s\S+){3}", text)


def _is_name_and_agency(text: str) -> bool:
    """Return whether a line is short, ends with an agency and has no word before it that is no name."""
    if len(text) > 60 or text.count(" ") >= 8:  # noqa: PLR2004 - a name and an agency
        return False
    agency = _AGENCY_AT_END.search(text)
    return agency is not None and not _NOT_A_NAME.search(text[: agency.start()]) and ". " not in text


def _candidates(anatomy: Anatomy) -> Iterator[Part]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=200) and not part.pictures and part.characters and _by_a_picture(part):
            yield part
    for part in anatomy.parts:
        if (
            part.taken
            or not part.text
            or part.name not in {"p", "div", "span", "figcaption", "em", "small", "cite", "center", "li", "h6"}
        ):
            continue
        if part.characters <= _LONGEST and not part.pictures and part is not anatomy.root and is_credit(part.text):
            outer = part.parent
            if (
                part.name not in {"span", "em", "small", "cite"}
                or _by_a_picture(part)
                or (outer and outer.characters == part.characters)
            ):
                yield part


def _by_a_picture(part: Part) -> bool:
    """Return whether an element stands in a figure or caption, or in a box with a picture and little else."""
    outer = part.parent
    for _ in range(4):
        if outer is None or outer.parent is None:
            return False
        if outer.name in {"figure", "figcaption"} or "caption" in outer.tokens or "wp-caption" in outer.tokens:
            return True
        if outer.pictures and outer.characters - part.characters < 400:  # noqa: PLR2004 - a caption's length
            return True
        outer = outer.parent
    return False


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in _candidates(anatomy):
        if not part.taken:
            yield anatomy.take_out(part, "photo_credits")
    for tail in _credits_at_the_end(anatomy):
        tail.cut()
        yield Removal("photo_credits", tail.credit[:EXCERPT_CHARACTERS], len(tail.credit.split()))


@dataclass(frozen=True, slots=True)
class _Tail:
    """The credit at the end of a caption."""

    strings: list[NavigableString]
    """Those of the caption from the one on in which the credit begins."""
    start: int
    """Where in the first of them what parts the two begins."""
    credit: str

    def cut(self) -> NavigableString:
        """Take the credit out, and return the string that stands before it."""
        first, *rest = self.strings
        before = NavigableString(first[: self.start].rstrip())
        first.replace_with(before)
        for string in rest:
            around = string.parent
            string.extract()
            if (
                around is not None
                and around.name in {"a", "span", "em", "i", "small", "b", "strong"}
                and not around.contents
            ):
                around.extract()
        return before


def _credits_at_the_end(anatomy: Anatomy) -> Iterator[_Tail]:
    """Yield the credit with which each caption ends, links in it or not."""
    seen: set[int] = set()
    for part in anatomy.named("figcaption", "p", "small", "div"):
        if part.name != "figcaption" and not ((part.text and "caption" in part.tokens) or _ends_a_caption(part)):
            continue
        gone = {id(s) for inner in anatomy.taken_in(part) for s in inner.element.descendants}
        strings = [
            s for s in part.element.descendants if type(s) is NavigableString and s.strip() and id(s) not in gone
        ]
        text = "".join(strings)
        if not strings or len(text) >= 1000 or id(strings[-1]) in seen:  # noqa: PLR2004 - a caption, not an essay
            continue
        match = _AT_END_OF_CAPTION.search(text) or _SLASHED.search(text)
        if match and match.start() > 0 and text[: match.start()].strip():
            # A box and the paragraph in it end with the same string.
            seen.add(id(strings[-1]))
            start = match.start()
            while start >= len(strings[0]):
                start -= len(strings.pop(0))
            yield _Tail(strings, start, " ".join(match["credit"].split()))


def _ends_a_caption(part: Part) -> bool:
    """Return whether a short line by a picture ends with its credit in brackets, as no sentence of an article does."""
    return part.text.endswith(_CLOSING) and _by_a_picture(part)


def _mark(anatomy: Anatomy) -> None:
    for part in _candidates(anatomy):
        _mark_element(part.element)
    for tail in list(_credits_at_the_end(anatomy)):
        around = tail.strings[-1].parent
        if around is not None and attribute(around, "class") == CREDIT_CLASS:
            continue
        credit = Tag(name="small", attrs={"class": CREDIT_CLASS})
        credit.string = tail.credit
        tail.cut().insert_after(NavigableString(" "), credit)
        _mark_element(credit)


def _mark_element(element: Tag) -> None:
    """Make an element the credit of its figure: the last of what its caption says."""
    figure = element.find_parent("figure")
    if element.name == "figcaption":
        credit = Tag(name="small", attrs={"class": CREDIT_CLASS})
        credit.extend(list(element.contents))
        element.append(credit)
        return
    element["class"] = CREDIT_CLASS
    if figure is None:
        element.name = element.name if element.name in {"small", "span", "cite"} else "p"
        return
    element.name = "small"
    caption = figure.find("figcaption")
    if not isinstance(caption, Tag):
        caption = Tag(name="figcaption")
        figure.append(caption)
    caption.append(element.extract())


RULE = Rule(
    "photo_credits",
    "credits of pictures; captions stay",
    _take,
    _mark,
    is_clutter=any_of(is_credit),
)

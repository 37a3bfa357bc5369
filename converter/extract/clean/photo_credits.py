"""Credits of pictures; the caption stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag
from bs4.element import NavigableString

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
_CREDIT_LINE: Final = (
    rf"[\[(（]?\s?(?:{_CREDIT_WORDS}(?:\s(?:credits?|source|courtesy|by|via|copyright|cr[ée]dit))?(?:\sof)?\s?(?:[:：©|]|\sby\s|/\s)|"
    rf"{_CREDIT_WORDS}\s(?:credits?|source|courtesy|by|via|von|par|por|di)\s|bildquelle|bildnachweis|quelle:\s?(?:dpa|afp|getty|imago|reuters)|"
    r"©\s?\S|\(c\)\s\S|courtesy\s(?:of|photo)\b|via\s(?:getty|shutterstock|unsplash)|(?:getty\simages|shutterstock|istock|unsplash|pexels|pixabay|reuters|ap\sphoto|afp)"
    r"(?:\s?[/|]|\Z))"
)
_AGENCY_AT_END: Final = re.compile(
    r"(?:getty\simages(?:/\w{1,20})?|shutterstock(?:\.com)?|istock(?:photo)?|ap\sphoto|unsplash|pexels|pixabay|adobe\sstock|depositphotos|"
    r"dreamstime|alamy(?:\sstock\sphoto)?|wikimedia\scommons|imago(?:\simages)?)[\])）.]{0,2}\Z",
    re.IGNORECASE,
)
_NO_CREDIT: Final = re.compile(r"\b(?:all\srights\sreserved|terms|privacy)\b", re.IGNORECASE)
_AT_END_OF_CAPTION: Final = re.compile(
    rf"(?:(?<=[.!?”\"’)])\s|\s[|–—]\s|\s(?=[\[(（])|\A)(?P<credit>{_CREDIT_LINE}[^.!?\n]{{0,90}}(?:\.\w[^.!?\n]{{0,40}})?[.\])）]{{0,2}})\s?\Z",
    re.IGNORECASE,
)
_CLOSING: Final = (")", ").", "]", "）")
_LONGEST: Final = 110

_begins = starting(_CREDIT_LINE, _LONGEST)


def is_credit(line: str) -> bool:
    """Return whether a line of its own is a picture's credit and nothing else."""
    text = line.strip()
    if not _begins(text) and not (len(text) <= 60 and text.count(" ") < 8 and _AGENCY_AT_END.search(text)):  # noqa: PLR2004 - a name and an agency
        return False
    # "Photo by Ann Lee. The bridge opened in 1932." is a caption.
    return not _NO_CREDIT.search(text) and not re.search(r"\w{2}[.!?]\s[A-Z]\w*(?:\s\S+){3}", text)


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
    for text, match in _credits_at_the_end(anatomy):
        credit = match["credit"].strip()
        text.replace_with(text[: match.start()].rstrip())
        yield Removal("photo_credits", " ".join(credit.split())[:EXCERPT_CHARACTERS], len(credit.split()))


def _credits_at_the_end(anatomy: Anatomy) -> Iterator[tuple[NavigableString, re.Match[str]]]:
    """Yield the last string of each caption that ends with a credit, with the credit as group "credit"."""
    seen: set[int] = set()
    for part in anatomy.named("figcaption", "p", "small", "div"):
        if part.name != "figcaption" and not ((part.text and "caption" in part.tokens) or _ends_a_caption(part)):
            continue
        strings = [s for s in part.element.descendants if type(s) is NavigableString and s.strip()]
        if strings and len(strings[-1]) < 1000:  # noqa: PLR2004 - a caption, not an essay
            match = _AT_END_OF_CAPTION.search(strings[-1])
            if match and (match.start() > 0 or len(strings) > 1) and id(strings[-1]) not in seen:
                # A box and the paragraph in it end with the same string.
                seen.add(id(strings[-1]))
                yield strings[-1], match


def _ends_a_caption(part: Part) -> bool:
    """Return whether a short line by a picture ends with its credit in brackets, as no sentence of an article does."""
    return part.text.endswith(_CLOSING) and _by_a_picture(part)


def _mark(anatomy: Anatomy) -> None:
    for part in _candidates(anatomy):
        _mark_element(part.element)
    for text, match in list(_credits_at_the_end(anatomy)):
        credit = Tag(name="small", attrs={"class": CREDIT_CLASS})
        credit.string = match["credit"].strip()
        before = text[: match.start()].rstrip()
        text.replace_with(NavigableString(before + " "), credit)
        _mark_element(credit)


def _mark_element(element: Tag) -> None:
    """Make an element the credit of its figure: the last child of it."""
    figure = element.find_parent("figure")
    if element.name == "figcaption":
        element.name = "small"
    elif element.name not in {"small", "span", "cite"}:
        element.name = "p" if figure is None else "small"
    element["class"] = CREDIT_CLASS
    if figure is not None:
        element.name = "small"
        figure.append(element.extract())


RULE = Rule(
    "photo_credits",
    "credits of pictures; captions stay",
    _take,
    _mark,
    is_clutter=any_of(is_credit),
)

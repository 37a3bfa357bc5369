"""What readers see of a page to the dates that it gives its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role
from converter.extract.metadata.dates import parse_date
from converter.extract.metadata.marks import FRAME, is_framed
from converter.extract.metadata.words import CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from converter.extract.find.survey import Block, Survey
    from converter.extract.metadata.marks import Mark
    from converter.extract.metadata.visible import Beside

LONGEST_DATELINE_CHARACTERS: Final = 160
MOST_DATELINE_WORDS: Final = 12
"""A longer line that no word labels as a dateline is a sentence about something that happened on a day."""
MOST_LABELLED_WORDS: Final = 25
LABEL_CHARACTERS: Final = 40
"""How far into a line the word stands that says what its date is of."""
MOST_LABEL_WORDS: Final = 3
MOST_LINKED_WORDS: Final = 7
MAX_LINK_SHARE: Final = 0.4
"""A longer line with more of it in links is another article with its date."""
LONGEST_PART_CHARACTERS: Final = 40
"""Of a long line, such as "by Jane | October 14, 2015 at noon | three comments so far"."""
EARLIEST_SHOWN_YEAR: Final = 1994
"""What a page shows as its date is not older than pages are; it is somebody's birthday."""
MOST_LOOKED_AT: Final = 25
MOST_NAMED: Final = 100
"""Elements that are named after dates, of which many hold none: their texts may be long, and lie in one another."""

_BEGUN: Final = (
    r"publish\w{1,4}|publication\sdate|post\w{0,3}\son|posted|first\spublished|created|post\stime|date|veröffentlicht|erschienen|erstellt|publié|publicado|pubblicato|gepubliceerd|geplaatst|"
    r"opublikowano|опубликовано|publicerad|julkaistu|发布|公開|投稿|started"
)
_LABEL: Final = re.compile(rf"(?<![^\W\d_])(?:(?P<changed>{CHANGED})|(?P<begun>{_BEGUN}))", re.IGNORECASE)
_OTHER_DAY: Final = re.compile(
    r"\b(?:joined|member\ssince|registered|join\sdate|founded|born|last\spost|expires?|deadline|released?|registriert|mitglied\sseit|beigetreten|inscrit|geboren)\b",
    re.IGNORECASE,
)
"""What a line or the one before it says where the day is a member's or a thing's, not the article's."""
_A_DAY: Final = re.compile(
    r"(?<!\d)\d{1,2}(?!\d).{0,14}(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d).{1,12}\d|(?<!\d)\d{1,2}\.\d{1,2}\.\d\d(?!\d)"
)
_BETWEEN_PARTS: Final = re.compile(r"\s[|•·⋅∙–—-]\s")
_DATED: Final = re.compile(r"date|publi|posted|time|fecha|datum|dateline|meta|byline|author", re.IGNORECASE)
_CHANGED_NAME: Final = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_NOT_LABELLED: Final = FRAME & ~(Role.SIDE | Role.FOOTER)
"""A date that is labelled is the article's beside the text and below it, too."""
_IN_ADDRESS: Final = (
    (
        re.compile(r"/((?:19|20)\d\d)[/-]?(\d{1,2}|[a-z]{3,9})[/-]?(\d{1,2})(?=[/_.+-]|\Z)", re.IGNORECASE),
        "year month day",
    ),
    (re.compile(r"/(\d{1,2})[-.](\d{1,2})[-.](20\d\d)(?=[/_.+-]|\Z)"), "day month year"),
)


class Dateline:
    """The first date that says when it was published, and the first that says when it was changed, as written."""

    __slots__ = ("language", "modified", "published")

    def __init__(self, language: str) -> None:
        """`language` decides on the order of day and month."""
        self.language = language
        self.published = ""
        self.modified = ""

    def is_of_change(self, time: Mark) -> bool:
        """Return whether an element has the day that a line has told to be the one of the last change."""
        changed = parse_date(self.modified, language=self.language)
        day = parse_date(time.value, language=self.language)
        return changed is not None and day is not None and changed.isoformat()[:10] == day.isoformat()[:10]

    def take(self, text: str, *, changed: bool = False) -> date | None:
        """Keep a text's date, if it has one that a page could have."""
        day = parse_date(text, language=self.language)
        if day is None or day.year < EARLIEST_SHOWN_YEAR:
            return None
        if changed:
            self.modified = self.modified or text
        else:
            self.published = self.published or text
        return day


def dateline_of(beside: Beside, times: Sequence[Mark], language: str) -> Dateline:
    """Return the dates beside the title, else in `time` elements."""
    found = Dateline(language)
    above = (*beside.before[1:], None)
    for block, preceding in (
        *zip(beside.after, (None, *beside.after), strict=False),
        *zip(beside.before, above, strict=False),
    ):
        is_another_s = block.words > MOST_LINKED_WORDS and block.link_share > MAX_LINK_SHARE
        if not is_another_s or _LABEL.search(block.text):
            label = _label_alone(preceding) if preceding is not None else ""
            _take_line(found, f"{label} {block.text}", block.words)
    _take_times(found, times, beside)
    return found


def _label_alone(block: Block) -> str:
    """Return a line that says what the date in the next line is of, "" for any other."""
    text = block.text
    return text if block.words <= MOST_LABEL_WORDS and (_LABEL.search(text) or _OTHER_DAY.search(text)) else ""


def _take_line(found: Dateline, text: str, words: int) -> None:
    """Take what a line says part by part: "Updated June 4, originally published May 3, 2019"."""
    if not _A_DAY.search(text) or _OTHER_DAY.search(text):
        return
    labels = list(_LABEL.finditer(text))
    if not labels:
        for part in _BETWEEN_PARTS.split(text) if words > MOST_DATELINE_WORDS else [text]:
            if len(part) <= LONGEST_PART_CHARACTERS or words <= MOST_DATELINE_WORDS:
                found.take(part)
        return
    found.take(text[: labels[0].start()])
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        part = text[label.end() : following.start() if following else None][:60]
        found.take(part, changed=label["changed"] is not None)


def _take_times(found: Dateline, times: Sequence[Mark], beside: Beside) -> None:
    place = beside.place_among(times)
    for mark in (*times[place:][:MOST_LOOKED_AT], *times[max(0, place - MOST_LOOKED_AT) : place]):
        if mark.tag != "time" or (found.published and found.modified):
            continue
        changed = _CHANGED_NAME.search(f"{mark.names} {mark.get('itemprop')}") is not None or found.is_of_change(mark)
        if (found.modified if changed else found.published) or is_framed(mark.node, beside.around):
            continue
        if not found.take(mark.get("datetime"), changed=changed):
            found.take(mark.text, changed=changed)


def dates_by_name(found: Dateline, marks: Sequence[Mark], beside: Beside) -> None:
    """Take the dates of elements that are named after dates, those after the title first."""
    place = beside.place_among(marks)
    for run in (marks[place:], marks[:place]):
        looked_at = 0
        for mark in run:
            if found.published or looked_at >= MOST_NAMED:
                break
            if not _DATED.search(mark.names):
                continue
            looked_at += 1
            text = mark.text
            if not text or len(text) > LONGEST_DATELINE_CHARACTERS or not _A_DAY.search(text):
                continue
            if not is_framed(mark.node, beside.around):
                if _CHANGED_NAME.search(mark.names) and not _LABEL.search(text):
                    found.take(text, changed=True)
                else:
                    _take_line(found, text, 0)


def dates_labelled(found: Dateline, seen: Survey, beside: Beside) -> None:
    """Take the dates of lines anywhere that say what the date is of, or follow one that does: "Published: May 3, 2019"."""
    looked_at = 0
    for index, block in enumerate(seen.blocks):
        if block.words > MOST_LABELLED_WORDS or not _A_DAY.search(block.text):
            continue
        text = f"{_label_alone(seen.blocks[index - 1])} {block.text}" if index else block.text
        if not _LABEL.search(text[:LABEL_CHARACTERS]):
            continue
        looked_at += 1
        if looked_at > MOST_LOOKED_AT:
            break
        if not is_framed(block.box.node, beside.around, _NOT_LABELLED):
            _take_line(found, text, MOST_LABELLED_WORDS)
            if found.published:
                break


def day_in_address(addresses: Iterable[str]) -> str:
    """Return the day that an address names, as "2015-10-14"; "" where none does."""
    for address in addresses:
        for pattern, order in _IN_ADDRESS:
            if match := pattern.search(address):
                part = dict(zip(order.split(), match.groups(), strict=True))
                if found := parse_date(f"{part['year']}-{part['month']}-{part['day']}"):
                    return found.isoformat()
    return ""

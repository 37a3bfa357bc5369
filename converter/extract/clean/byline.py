"""Lines that say who wrote the article and when; names and dates are in the metadata."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.anatomy import is_in_sentence
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, starting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    byline bylines author authors author-name dateline posted-on posted-by entry-meta post-meta article-meta post-date entry-date
    published-date publish-date article-date pubdate timestamp datetime date-published reading-time read-time readtime last-updated
    article-byline story-meta meta-info post-info article-info publication-date post-byline entry-byline updated-date dtreviewed
""")
MONTHS: Final = (
    r"(?:jan(?:uary|uar|vier|eiro)?|ene(?:ro)?|gennaio|stycznia|января|feb(?:ruary|ruar|rero|braio)?|févr(?:ier)?|fevereiro|lutego|февраля|mar(?:ch|zo|s|ço|ca)?|märz|maart|марта|"
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwietnia|апреля|may|mai|mayo|mei|maggio|maio|maja|мая|june?|juni|juin|junio|giugno|junho|czerwca|июня|"
    r"july?|juli|juil(?:let)?|julio|luglio|julho|lipca|июля|aug(?:ust|ustus)?|août|agosto|sierpnia|августа|sept?(?:ember|embre|iembre)?|settembre|setembro|września|сентября|"
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|outubro|października|октября|nov(?:ember|embre|iembre|embro)?|listopada|ноября|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|grudnia|декабря)"
)
_DATE: Final = (
    rf"(?:\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[-./]\d{{1,2}}[-./](?:\d{{4}}|\d{{2}})(?!\d)|{MONTHS}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.?(?:\sde|\sof)?\s{MONTHS}\.?,?(?:\sde)?\s\d{{4}}|{MONTHS}\.?\s\d{{4}}|\d{{4}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?)"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
_SAID: Final = (
    r"(?:(?:first\s)?(?:published|posted|updated|modified|created|reviewed|last\s(?:updated|modified|reviewed|edited|published)|date(?:\s(?:published|posted))?|originally\s(?:published|posted)|"
    r"publication\sdate|release\sdate|veröffentlicht|aktualisiert|stand|erstellt|publié|mis\sà\sjour|modifié|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|opublikowano|"
    r"опубликовано|обновлено|发布时间|发布于|公開日|更新日|投稿日)(?:\s(?:on|at|by|am|le|el|il|em|op|date))?\s?[:：|-]?\s?)"
)
DATE_LINE: Final = starting(rf"(?:[|•·–—-]\s?)?{_SAID}?{_WEEKDAY}{_DATE}(?:\W.{{0,40}})?\Z", 90)
_SAID_LINE: Final = starting(rf"{_SAID}{_WEEKDAY}(?:{_DATE}|\d|\Z)", 90)
NAME_LINE: Final = starting(
    r"(?:(?:written|posted|reviewed|edited|medically\sreviewed|fact[\s-]checked|story|words|text|reporting|published|contributed)\sby\b|by:?\s(?-i:(?=[A-ZÀ-ÞА-Я\u3400-\u9fff]))|(?:author|autor|autorin|auteur|autore|автор|作者|文|著者|記者)\s?[:：]\s?\S|"
    r"(?:von|par|por|di|door|przez)\s(?-i:(?=[A-ZÀ-Þ][\w’'-]{1,30}\s[A-ZÀ-Þ])))",
    90,
)
READING_TIME: Final = starting(
    r"(?:(?:estimated\s|average\s|approx\.?\s)?(?:reading|read)\stime\b|(?:about\s|~)?\d{1,3}\s?(?:-|\s)?(?:min|mins|minute|minutes)\.?\s?(?:read|reading|to\sread|lesezeit|de\slecture|de\slectura|di\slettura|de\sleitura|leestijd)\b|"
    r"lesezeit\b|temps\sde\slecture|tiempo\sde\slectura|tempo\sdi\slettura|tempo\sde\sleitura|leestijd|czas\sczytania|время\sчтения|阅读时间|\d{1,3}\s?min(?:ute)?s?\.?\Z)",
    60,
)
_LONGEST: Final = 250
_FEWEST_POSTS: Final = 2
_MOST_LOOKED_AT: Final = 10
"""Of the lines in the article's midst that are like a byline."""
_NEAR_START: Final = 0.12
_NEAR_END: Final = 0.97


def _at_an_end(anatomy: Anatomy, part: Part) -> bool:
    return anatomy.progress(part) <= _NEAR_START or anatomy.progress(part) >= _NEAR_END


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # When first asked: most articles have no line that could be one.
    within = cache(lambda: _lines_within(anatomy))
    for part in anatomy.with_tokens(_TOKENS):
        if (
            anatomy.is_box(part, most_characters=_LONGEST)
            and not part.prose
            and not part.level
            and _at_an_end(anatomy, part)
            and not _says_the_place(part)
            and not _is_of_a_post(within().get(_kind(part), ()))
        ):
            yield anatomy.take_out(part, "byline")
    for part in anatomy.named("p", "div", "span", "address", "time", "a", "h3", "h4", "h5", "h6", "li", "small"):
        if not part.text or part is anatomy.root or not _at_an_end(anatomy, part):
            continue
        marked = attribute(part.element, "rel") == "author" or "author" in attribute(part.element, "itemprop")
        is_line = part.characters <= 90 and is_byline(part.text) and _is_a_line(part)  # noqa: PLR2004 - a line
        is_name = marked and part.characters <= 60  # noqa: PLR2004 - a name
        if (is_line or is_name) and not _is_of_a_post(within().get(_kind(part), ())):
            yield anatomy.take_out(part, "byline")


def _says_the_place(part: Part) -> bool:
    """Return whether a dateline begins a paragraph with where it was written: "LISBON —"."""
    return "dateline" in part.tokens and is_in_sentence(part) and not any(map(str.isdigit, part.text))


def _kind(part: Part) -> tuple[str, str]:
    """Return an element's name with its class, or else with the class of the element around it."""
    own = attribute(part.element, "class")
    return part.name, own or (attribute(part.parent.element, "class") if part.parent is not None else "")


def _lines_within(anatomy: Anatomy) -> dict[tuple[str, str], list[Part]]:
    """Return the short lines in the article's midst by their kind."""
    lines: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in anatomy.parts:
        if 0 < part.characters <= _LONGEST and not part.taken and not _at_an_end(anatomy, part):
            lines[_kind(part)].append(part)
    return lines


def _is_of_a_post(alike: Sequence[Part]) -> bool:
    """Return whether a line is of a post in a thread, or of an entry in a list: lines of its kind say who and when, too.

    `alike` are the lines of its kind in the article's midst.
    """
    some = alike[:_MOST_LOOKED_AT]
    return (
        sum(bool(part.tokens & _TOKENS) or (part.text != "" and is_byline(part.text)) for part in some) >= _FEWEST_POSTS
    )


def is_byline(line: str) -> bool:
    """Return whether a line says who or when, and nothing more."""
    return (
        (NAME_LINE(line) or DATE_LINE(line) or _SAID_LINE(line) or READING_TIME(line))
        and line.rstrip()[-1:] not in {"?", "!"}
        and line.count(". ") <= 1
    )


def _is_a_line(part: Part) -> bool:
    """Return whether an element is a line of its own: nothing else stands beside it in its block."""
    if part.name not in {"span", "time", "a", "small"}:
        return True
    outer = part.parent
    return outer is not None and outer.name in {"div", "header", "section", "footer"} and outer.characters <= _LONGEST


RULE = Rule("byline", "lines that say who wrote it and when", _take, is_clutter=any_of(is_byline))

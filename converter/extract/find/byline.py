"""Lines near a title to names and dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari stycznia января ene janv",
            "feb february februar février febrero febbraio fevereiro februari lutego февраля févr",
            "mar march märz mars marzo março maart marca марта",
            "apr april avril abril aprile kwietnia апреля avr abr",
            "may mai mayo maggio maio mei maja мая",
            "jun june juni juin junio giugno junho czerwca июня",
            "jul july juli juillet julio luglio julho lipca июля juil",
            "aug august août agosto augustus sierpnia августа",
            "sep sept september septembre septiembre settembre setembro września сентября",
            "oct october oktober octobre octubre ottobre outubro października октября okt",
            "nov november novembre noviembre novembro listopada ноября",
            "dec december dezember décembre diciembre dicembre dezembro grudnia декабря dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
_YEARS: Final = range(1990, 2100)
_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-./]|年\s?)(\d{1,2})(?:[-./]|月\s?)(\d{1,2})(?!\d)")
_MONTH_FIRST: Final = re.compile(r"\b([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)\b")
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s?(?:de\s|of\s)?[-]?([^\W\d_]{3,12})\.?,?[-\s](?:de\s)?((?:19|20)\d\d)\b"
)
_SLASHES: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_UPDATED: Final = re.compile(
    r"\b(?:updated|modified|reviewed|edited|aktualisiert|mis\sà\sjour|actualizado|aggiornato|atualizado|bijgewerkt|обновлено|更新)",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:^|[|•·,]\s?|(?<=[a-z])\s)(?P<mark>(?:written|posted|published|words|text|story|reported|article|post)\s(?:(?:on|at)\s[^|•·]{6,30}\s)?by\b|by\b|(?:author|autor|autorin|auteur|autore|автор|作者|文|著者)\s?[:：]|von\b|par\b|por\b)[:\s]\s?",
    re.IGNORECASE,
)
_NAMES_END: Final = re.compile(
    r"\s*(?:\||•|·|—|–|\s-\s|/|\bon\b|\bin\b|\bfor\b|\bat\b|\bis\b|\bposted\b|\bpublished\b|\bupdated\b|\blast\b|\bmedically\b|\breviewed\b|\bedited\b|\bfact\b|\d|[(\[]|\b(?:staff|senior|contributing|editor|writer|reporter|correspondent)\b|(?<=[a-zß-ÿ])(?=Published|Updated|Posted|Medically))",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s?(?:,|;|&|、|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b)\s?", re.IGNORECASE)
_NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[^\W\d_a-zß-ÿ][\w.’'-]{0,24}(?:\s(?:[^\W\d_a-zß-ÿ][\w.’'-]{0,24}|de|van|von|der|den|la|le|del|di|da|dos|bin|al|el)){1,4}\Z|[\u3400-\u9fff·]{2,8}\Z"
)
_NO_NAMES: Final = re.compile(
    r"\b(?:team|staff|guide|how|the|your|you|our|with|trends|news|read|blog|why|what|best|tips|home|about|contact)\b",
    re.IGNORECASE,
)


def date_in(line: str) -> date | None:
    """Return the first day that a line names, None where it names none.

    "03/04/2025" is taken month first, as most pages that write so do; with dots it is day first.
    """
    if match := _ISO.search(line):
        return _day(match[1], match[2], match[3])
    if (match := _MONTH_FIRST.search(line)) and match[1].casefold() in _MONTHS:
        return _day(match[3], str(_MONTHS[match[1].casefold()]), match[2])
    if (match := _DAY_FIRST.search(line)) and match[2].casefold() in _MONTHS:
        return _day(match[3], str(_MONTHS[match[2].casefold()]), match[1])
    if match := _SLASHES.search(line):
        month, day = (match[3], match[1]) if match[2] == "." or int(match[1]) > 12 else (match[1], match[3])  # noqa: PLR2004 - months
        return _day(match[4], month, day)
    return None


def is_update(line: str) -> bool:
    """Return whether a line's date is that of a later version."""
    return _UPDATED.search(line) is not None


def names_in(line: str) -> tuple[str, ...]:
    """Return the names that a line credits the article to, () where it credits nobody: "By Ann Lee and Bo Ek | May 3"."""
    if len(line) > 200 or not (match := _BY.search(line)):  # noqa: PLR2004 - a longer one is a sentence
        return ()
    rest = line[match.end() :]
    end = _NAMES_END.search(rest)
    if end:
        rest = rest[: end.start()]
    return tuple(name for part in _AND.split(rest) if (name := part.strip(" .,:;")) and is_name(name))


def is_name(text: str) -> bool:
    """Return whether a text may be a person's name and nothing else."""
    return len(text) <= 50 and _NAME.match(text) is not None and _NO_NAMES.search(text) is None  # noqa: PLR2004 - no name is longer


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:  # the 31st of February
        return None
    return found if found.year in _YEARS else None

"""A line of a page to the names that it credits."""

from __future__ import annotations

import re
from typing import Final

from converter.extract.metadata.bylines import names_declared
from converter.extract.metadata.words import AUTHOR_LABELS, MONTHS, OCCUPATIONS

LONGEST_CREDIT_CHARACTERS: Final = 160
"""A longer line is a sentence, unless it starts with a date."""
LONGEST_NAME_CHARACTERS: Final = 50

_BY: Final = re.compile(
    r"(?:\A\W{0,3}|[|•·,—–]\s?|\d{4}\s|\b(?:am|pm)\s)(?:(?:written|posted|published|words|text|story|reported|article|post|blog|contributed)\s(?:(?:on|at)\s[^|•·]{6,30}\s)?by\b|by\b|"
    rf"(?:{AUTHOR_LABELS}|作者|文|著者)\s?(?=[:：])|von\b|par\b|por\b)[:：\s]{{1,2}}",
    re.IGNORECASE,
)
_NAMES_END: Final = re.compile(
    rf"\s*(?:\||•|·|—|–|\s-\s|[(\[]|\b(?:on|in|for|at|is|posted|published|updated|last|medically|reviewed|edited|fact|follow|head|staff|senior|executive|{OCCUPATIONS})\b|"
    rf"(?:{MONTHS})[a-z]{{0,6}}\.?\s\d|\d|(?<=[a-zß-ÿ])(?=(?:published|updated|posted|follow|medically)\b))",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[^\W\d_a-zß-ÿ][\w.’'-]{0,24}(?:\s(?:[^\W\d_a-zß-ÿ][\w.’'-]{0,24}|de|van|von|der|den|la|le|del|di|da|dos|bin|al|el)){1,4}\Z|[\u3400-\u9fff·]{2,8}\Z"
)
_NO_NAME: Final = re.compile(
    r"\b(?:team|staff|guide|how|the|your|you|our|with|trends|news|read|blog|why|what|best|tips|home|about|contact|policy|marketing|agency|now|free|trial|demo|key|takeaways|contents)\b",
    re.IGNORECASE,
)
JOB: Final = re.compile(rf"\b(?:{OCCUPATIONS})\b", re.IGNORECASE)


def names_in(line: str) -> tuple[str, ...]:
    """Return the names that a line credits the article to, () where it credits nobody: "By Ann Lee and Bo Ek | May 3"."""
    match = _BY.search(line) if len(line) <= LONGEST_CREDIT_CHARACTERS else None
    if match is None:
        return ()
    rest = line[match.end() :]
    end = _NAMES_END.search(rest)
    names = names_declared([rest[: end.start()] if end else rest])
    return names if all(name[0].isupper() or not name[0].islower() for name in names) else ()


def is_name(text: str) -> bool:
    """Return whether a text may be a person's name and nothing else."""
    return len(text) <= LONGEST_NAME_CHARACTERS and _NAME.match(text) is not None and _NO_NAME.search(text) is None

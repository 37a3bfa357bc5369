"""A language as pages declare it to a BCP 47 tag, and the direction it is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.find.language import guess_language
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model.document import Direction

SAMPLE_CHARACTERS: Final = 6_000
"""Of the text that a language is guessed from: a thousand words tell as surely as ten thousand."""
_TAG: Final = re.compile(
    r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_][a-z\d]{1,8}){0,4}\Z", re.IGNORECASE
)
_NAMES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "italian": "it",
    "italiano": "it", "portuguese": "pt", "português": "pt", "russian": "ru", "polish": "pl", "dutch": "nl", "japanese": "ja", "chinese": "zh",
    "arabic": "ar", "hebrew": "he", "persian": "fa", "turkish": "tr",
}  # fmt: skip
_NO_LANGUAGE: Final = frozenset(("und", "zxx", "mul", "mis", "xx"))
_FROM_RIGHT: Final = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "ha", "he", "iw", "ji", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS_FROM_RIGHT: Final = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo"))
_SCRIPTS_FROM_LEFT: Final = frozenset(("Latn", "Cyrl"))


def language_tag(value: str) -> str:
    """Return a BCP 47 tag in its usual case, e.g. "de-AT" or "zh-Hant-TW"; "" for what is no language."""
    text = value.partition(",")[0].partition(";")[0].strip()
    named = _NAMES.get(text.lower())
    if named:
        return named
    match = _TAG.match(text)
    if match is None or match[1].lower() in _NO_LANGUAGE:
        return ""
    language, script, region = match.groups()
    return "-".join(part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part)


def guessed_language(texts: Iterable[str]) -> tuple[str, tuple[Note, ...]]:
    """Return the language that texts are most likely in, with the note that it was guessed; "" where nothing is likely."""
    sample = ""
    for text in texts:
        sample = f"{sample} {text}"
        if len(sample) >= SAMPLE_CHARACTERS:
            break
    language = guess_language(sample[:SAMPLE_CHARACTERS])
    if not language:
        return "", ()
    message = f'The language "{language}" was guessed from the words.'
    return language, (Note(NoteKind.LANGUAGE_GUESSED, message, subject=language),)


def direction_of(declared: str, language: str) -> Direction:
    """Return the direction that the page declares, or that its language is written in."""
    if declared.strip().lower() in {"ltr", "rtl"}:
        return "rtl" if declared.strip().lower() == "rtl" else "ltr"
    subtags = language.split("-")
    if len(subtags) > 1 and subtags[1] in _SCRIPTS_FROM_LEFT:
        return "ltr"
    return "rtl" if subtags[0] in _FROM_RIGHT or _SCRIPTS_FROM_RIGHT.intersection(subtags[1:2]) else "ltr"

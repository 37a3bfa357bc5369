"""Bytes that declare nothing to the encoding that they look most like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

FALLBACK: Final = "windows-1252"
"""The HTML standard's own (13.2.3.2, step 9)."""

_SAMPLE_BYTES: Final = 32_768
_FOREIGN_RUN: Final = re.compile(rb"[^<>\x80-\xff]{0,40}[\x80-\xff][^<>]*")
"""Words with bytes beyond ASCII in them, without mark-up; no old encoding has < or > in a second byte."""
_FOREIGN_BYTE: Final = re.compile(rb"[\x80-\xff]")
_MIN_FOREIGN_BYTES: Final = 12
"""Below, the detector only guesses: three quotation marks would be Chinese."""
_PAGE_LANGUAGE: Final = re.compile(rb"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_PROLOGUE_BYTES: Final = 4096

_NAMES: Final = {
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "cp874": "windows-874",
    "koi8_r": "koi8-r",
    "iso8859_2": "iso-8859-2",
    "big5": "big5",
    "gb18030": "gb18030",
    "euc_jp": "euc-jp",
    "cp949": "euc-kr",
    "cp932": "shift_jis",
}
"""Python's codec to the Encoding standard's name; only what pages without a declaration are written in.

Fewer candidates, fewer wrong guesses.
"""
_BY_LANGUAGE: Final = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), ("cp1251", "koi8_r")),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257",)),
    **dict.fromkeys(("az", "tr"), ("cp1254",)),
    "ar": ("cp1256",),
    "el": ("cp1253",),
    "fa": ("cp1256",),
    "he": ("cp1255",),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "th": ("cp874",),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5"),
}
"""What the page's own `lang` makes likely, of those that fit."""
_WESTERN: Final = ("cp1252",)
_LOOKS_ALIKE: Final = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2"})
"""Latin alphabets, which the detector cannot tell apart in a short text."""


def detect_encoding(content: bytes) -> str:
    """Return the Encoding standard's name of the likeliest encoding, FALLBACK where nothing fits.

    The bytes are known not to be valid UTF-8.
    """
    found = _PAGE_LANGUAGE.search(content[:_PROLOGUE_BYTES])
    likely = _BY_LANGUAGE.get(found[1].decode().lower(), _WESTERN) if found else _WESTERN
    sample = _sample(content)
    if len(_FOREIGN_BYTE.findall(sample)) < _MIN_FOREIGN_BYTES:
        return next((_NAMES[codec] for codec in likely if _decodes(sample, codec)), FALLBACK)
    matches = _matches(sample)
    if not matches:
        return FALLBACK
    best = matches[0]
    if found:
        best = next((match for match in matches if match.encoding in likely), best)
    elif best.encoding in _LOOKS_ALIKE:
        alike = [match for match in matches if match.encoding in _LOOKS_ALIKE]
        best = max(alike, key=lambda match: (match.coherence, match.encoding in _WESTERN))
    return _NAMES[best.encoding]


def _decodes(sample: bytes, codec: str) -> bool:
    try:
        sample.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _matches(sample: bytes) -> list[CharsetMatch]:
    """Return what the sample could be, the likeliest first."""
    import charset_normalizer

    found = charset_normalizer.from_bytes(sample, cp_isolation=list(_NAMES), preemptive_behaviour=False)
    return [match for match in found if match.encoding in _NAMES]


def _sample(content: bytes) -> bytes:
    runs: list[bytes] = []
    size = 0
    for run in _FOREIGN_RUN.finditer(content):
        runs.append(run[0])
        size += len(run[0])
        if size >= _SAMPLE_BYTES:
            break
    return b"\n".join(runs)[:_SAMPLE_BYTES]

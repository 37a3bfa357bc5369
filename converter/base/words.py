"""How many words a text has, where spaces part them and where nothing does; and its words as texts are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_MAY_BE_UNSPACED: Final = re.compile("[^\x00-\u303f]")
# Chinese and Japanese write no spaces; Korean does, so Hangul counts as other scripts do.
_UNSPACED: Final = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BARE_WORD: Final = re.compile(r"\w+")
_SPACED_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")


def bare_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without any mark: what two texts are compared by."""
    return _BARE_WORD.findall(text.lower())


def unspaced_characters(text: str) -> int:
    """Return how many characters belong to scripts that put no spaces between words."""
    return sum(1 for _ in _unspaced().finditer(text)) if _may_be_unspaced(text) else 0


def count_pieces(text: str) -> int:
    """Return how many words a text has, quickly: what spaces part, and half of the characters that nothing parts."""
    return len(text.split()) + unspaced_characters(text) // 2


def count_words(text: str) -> int:
    """Return how many words a text has: "well-known" is one, a dash none, a CJK character half a word, rounded up."""
    if not _may_be_unspaced(text):
        return len(_SPACED_WORD.findall(text))
    spaced, unspaced = _unspaced().subn(" ", text)
    return (unspaced + 1) // 2 + len(_SPACED_WORD.findall(spaced))


def _may_be_unspaced(text: str) -> bool:
    return not text.isascii() and _MAY_BE_UNSPACED.search(text) is not None


@cache
def _unspaced() -> re.Pattern[str]:
    # When first needed: so wide a set takes 3 ms to compile, and most pages have nothing of it.
    return re.compile(_UNSPACED)

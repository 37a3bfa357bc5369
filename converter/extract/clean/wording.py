"""Words of labels and class names to what rules compare: the small language that rules of removal are written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LABEL_CHARACTERS: Final = 120
"""Longest text that is looked at as a label; a longer one is prose."""

_PIECE: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+(?=[0-9]{0,3}(?![A-Za-z0-9]))")
"""Letters between marks, a number after them aside: "4ad2-b09" is a checksum and says nothing of advertisements."""
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WHITE_SPACE: Final = re.compile(r"\s+")
_EDGES: Final = "".join(sorted(" \t\n.,:;!?…¿¡|/\\-–—·•*+»«›‹>→←▸▾▼▲★☆()[]{}<'\"“”‘’„#&©。，：！？、【】「」『』（）"))


@lru_cache(maxsize=4096)
def tokens_of(name: str) -> frozenset[str]:
    """Return the words of a class list or identifier in lower case, and each neighbouring pair of one name, hyphenated.

    "relatedPosts share_bar" is related, posts, related-posts, share, bar, share-bar: "share" is never found in
    "shareholder".
    """
    found: set[str] = set()
    for part in name.split():
        words = [word.lower() for piece in _PIECE.findall(part) for word in _WORD.findall(piece)]
        found.update(words)
        found.update(f"{first}-{second}" for first, second in pairwise(words))
    return frozenset(found)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a label in lower case, white space collapsed, without marks and arrows at its ends."""
    return _WHITE_SPACE.sub(" ", text).strip(_EDGES).casefold()


def phrases(text: str) -> frozenset[str]:
    """Return the labels of a text, one a line or parted by " | ", as `plain` writes them."""
    return frozenset(plain(phrase) for line in text.splitlines() for phrase in line.split(" | ")) - {""}


def names(text: str) -> frozenset[str]:
    """Return the tokens of a text, parted by white space."""
    return frozenset(text.split())


def one_of(known: frozenset[str]) -> Callable[[str], bool]:
    """Return whether a line is one of these labels."""
    return lambda line: len(line) <= LABEL_CHARACTERS and plain(line) in known


def starting(pattern: str, longest: int = LABEL_CHARACTERS) -> Callable[[str], bool]:
    """Return whether a line of at most that many characters starts with the pattern; case does not count."""

    # When first asked: most patterns are for lines of plain text, and all together take 30 ms to compile.
    @cache
    def expression() -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return lambda line: len(line) <= longest and expression().match(line) is not None


def any_of(*tests: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return whether a line passes one of the tests."""
    return lambda line: any(test(line) for test in tests)


CODE_CONTROLS: Final = phrases("""
    copy | copied | copied! | copy code | copy to clipboard | copy snippet | copy link | wrap text | wrap lines | word wrap | toggle word wrap
    toggle line wrap | run | run code | run snippet | run this code | run example | run code snippet | edit | edit code | try it | try it yourself | try it live
    open in playground | open in the playground | play | playground | view raw | raw | view code | show code | hide code | expand | collapse | expand code
    collapse code | show more | show less | expand snippet | expand code snippet | hide results | full screen | enter fullscreen mode
    exit fullscreen mode | download | explain | ask ai | explain code | open in codepen | open in codesandbox | open in stackblitz | open in colab
    command line | terminal window | terminal | no results | select language | theme | preview | undo | reset | stop | use code with caution
    use code with caution. | learn more | copied to clipboard | copy as markdown | copy code to clipboard | code | code snippet | click to copy
    toggle plain code | open code in new window | edit on github | view on github | report a bug | always show details | kopieren | copier | copiar
    copia | скопировать | копировать | kopiëren | kopiuj | 复制 | 复制代码 | 复制成功 | コピー | コードをコピー | 복사
""")
"""What stands on the buttons around a block of code."""

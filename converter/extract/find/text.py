"""Lines of a plain-text page to its article: the title's line, and for every other line the rule that takes it.

A copied page has no mark-up, but what a browser copies keeps three traces of it: indents, which are the depth of the
page's boxes; bullets, which in a run of short lines are a menu; and lengths, for only articles have sentences. As in
justext (Pomikálek 2011), long lines with sentences are good, short ones take after their neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from converter.extract.clean import RULES
from converter.extract.clean.wording import LABEL_CHARACTERS, plain
from converter.extract.metadata.credit import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.extract.find.lines import Line

NO_TITLE: Final = -1

_LONGEST_LABELLED: Final = 500
"""Longest line that rules are asked about: a notice of cookies may be that long."""
_LEAST_PROSE_SHARE: Final = 0.8
"""The article's box is the innermost that holds this much of the page's prose."""
_LABELS_OF_A_PAGE: Final = 6
_DEPTHS_OF_A_PAGE: Final = 6
_MENU_LINES: Final = 5
_MENU_ENTRY_CHARACTERS: Final = 45
_COLUMN_WIDTH: Final = 2
"""Lists and quotes of an article stand this many columns off its paragraphs."""
_LONGEST_TITLE: Final = 220
_SHORTEST_TITLE: Final = 8
_SHORT_TITLE: Final = 20
_TITLE_REACH: Final = 60
"""How many lines above its first prose the title is looked for: toolbars and contents may stand between."""
_TELLING_WORDS: Final = 3
_LIKE_THE_ADDRESS: Final = 0.6
_BELOW_PROSE: Final = 1.5
_TRAIL: Final = re.compile(r"\A(?:home|you\sare\shere)\b|\A\W|\s[>›»→]\s|\s[|/]\s.{0,80}\s[|/]\s", re.IGNORECASE)
_NEARLY_ALL: Final = 0.9
_BYLINE_REACH: Final = 4
_KICKER_REACH: Final = 3
_SLUG_WORD: Final = re.compile(r"[^\W_]{3,}")

_CLOSING: Final = frozenset({"comments"})
"""Rules whose heading ends the article for good: what follows reads like prose, and is not its."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """What was found in the lines of a page."""

    title: int
    """Index of the title's line, NO_TITLE where none reads like one."""
    rules: tuple[str, ...]
    """For each line the rule that takes it, "" for a line of the article; the title's line is "title"."""
    prose: int
    """Weight of the article's lines of prose."""


def find_text(lines: Sequence[Line], url: str = "") -> FoundText:
    """Return which lines are the article, and by what rule the others are not."""
    labels = [_label(line.text) for line in lines]
    if not _has_furniture(lines, labels):
        return _all_of(lines, labels)
    start, end = _box(lines, labels)
    first_prose = next((i for i in range(start, end) if lines[i].is_prose and not labels[i]), start)
    title = _title(lines, labels, first_prose, url)
    rules = ["navigation"] * len(lines)
    begin = title + 1 if title != NO_TITLE else min(start, first_prose)
    _mark_article(lines, labels, rules, range(begin, max(end, begin)), first_prose)
    _name_the_rest(lines, labels, rules, title)
    if title != NO_TITLE:
        rules[title] = "title"
    prose = sum(line.weight for line, rule in zip(lines, rules, strict=True) if not rule and line.is_prose)
    return FoundText(title, tuple(rules), prose)


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """Return the first rule that knows a line as its clutter, "" where none does."""
    if len(text) > _LONGEST_LABELLED:
        return ""
    return next((rule.name for rule in RULES if rule.is_clutter(text)), "")


@lru_cache(maxsize=4096)
def _head(text: str) -> str:
    """Return the first rule for which a line heads a run of clutter, "" where it heads none."""
    if len(text) > LABEL_CHARACTERS:
        return ""
    return next((rule.name for rule in RULES if rule.heads_clutter(text)), "")


def _has_furniture(lines: Sequence[Line], labels: Sequence[str]) -> bool:
    """Return whether a text is a page with menus and buttons, and not a letter, a story or an article alone.

    The boxes of a page stand at many depths; a letter knows its margin, its lists and perhaps its quotes.
    """
    labelled = sum(1 for label in labels if label and label != "byline")
    depths = len({line.indent for line in lines})
    return labelled >= _LABELS_OF_A_PAGE or (
        labelled > 0 and (depths >= _DEPTHS_OF_A_PAGE or _leading_menu(lines) >= _MENU_LINES)
    )


def _leading_menu(lines: Sequence[Line]) -> int:
    """Return how many short list items stand before the first prose."""
    count = 0
    for line in lines:
        if line.is_prose:
            break
        count += bool(line.bullet) and len(line.text) <= _MENU_ENTRY_CHARACTERS
    return count


def _all_of(lines: Sequence[Line], labels: Sequence[str]) -> FoundText:
    """Return a text without menus as it is, but for labelled lines at its ends, and its title."""
    rules = [""] * len(lines)
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines) - 1)
    title = _plain_title(lines, labels, first)
    for i, label in enumerate(labels):
        if label == "kicker":
            rules[i] = label if i < title else ""
        elif label == "byline":
            rules[i] = label if title < i < first and title != NO_TITLE else ""
        elif label and (i < first or i > last or label in {"photo_credits", "print_buttons", "share_buttons"}):
            rules[i] = label if len(lines) > 1 and prose else ""
    if title != NO_TITLE:
        rules[title] = "title"
    return FoundText(title, tuple(rules), sum(lines[i].weight for i in prose))


def _plain_title(lines: Sequence[Line], labels: Sequence[str], first_prose: int) -> int:
    """Return the first line that no rule knows, if it reads like a title and something follows it."""
    for i, line in enumerate(lines[:first_prose] if first_prose else ()):
        if labels[i]:
            continue
        reads_so = (
            len(line.text) <= _LONGEST_TITLE and not line.bullet and not line.text.endswith((".", ",", ";", ":", "。"))
        )
        stands_apart = i + 1 < len(lines) and lines[i + 1].gap
        return (
            i
            if reads_so and stands_apart and " " in line.text and not line.text.startswith((">", "Dear ", "Hi "))
            else NO_TITLE
        )
    return NO_TITLE


def _box(lines: Sequence[Line], labels: Sequence[str]) -> tuple[int, int]:
    """Return the innermost run of lines of some indent or more that holds most of the page's prose."""
    prose = [line.weight if line.is_prose and not label else 0 for line, label in zip(lines, labels, strict=True)]
    # What readers wrote is prose, too: it counts for nothing once half of the page's prose is over.
    half, total = 0, sum(prose)
    for i, line in enumerate(lines):
        half += prose[i]
        if half > total / 3 and _head(line.text) in _CLOSING and not line.is_prose:
            prose[i:] = [0] * (len(prose) - i)
            break
    total = sum(prose)
    best = (0, len(lines))
    for indent in sorted({line.indent for line, weight in zip(lines, prose, strict=True) if weight}):
        run = _heaviest_run(lines, prose, indent)
        if sum(prose[run[0] : run[1]]) < _LEAST_PROSE_SHARE * total:
            break
        best = run
    return best


def _heaviest_run(lines: Sequence[Line], prose: Sequence[int], indent: int) -> tuple[int, int]:
    """Return the run of lines with at least that indent that holds the most prose."""
    best, best_weight = (0, 0), -1
    start = weight = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].indent >= indent:
            weight += prose[i]
            continue
        if weight > best_weight:
            best, best_weight = (start, i), weight
        start, weight = i + 1, 0
    return best


def _title(lines: Sequence[Line], labels: Sequence[str], first_prose: int, url: str) -> int:
    """Return the line that is most like a title: above the first prose, or in the page's first half if its address says so."""
    path = url.rpartition("//")[2].partition("/")[2].partition("?")[0].casefold()
    slug = max((set(_SLUG_WORD.findall(segment)) for segment in path.split("/")), key=len)
    seen = Counter(plain(line.text) for line in lines[: first_prose + 1])
    best, best_score = NO_TITLE, 0.0
    last = max(first_prose, len(lines) // 2) if len(slug) >= _TELLING_WORDS else first_prose
    for i in range(max(0, first_prose - 4 * _TITLE_REACH), last):
        line = lines[i]
        if labels[i] or _head(line.text) or not _SHORTEST_TITLE <= line.weight <= _LONGEST_TITLE:
            continue
        words = set(_SLUG_WORD.findall(line.text.casefold()))
        likeness = len(words & slug) / max(3, len(words | slug)) if slug else 0.0
        if i >= first_prose and likeness < _LIKE_THE_ADDRESS:
            continue
        score = 3.0 * likeness + _looks(line) + 0.4 * (seen[plain(line.text)] > 1)
        score += 1.0 - min(1.0, abs(first_prose - i) / _TITLE_REACH) - _BELOW_PROSE * (i > first_prose)
        if score >= best_score:
            best, best_score = i, score
    return best


def _looks(line: Line) -> float:
    """Return how much a line looks like a title, from about -2 to 0.5: not like an entry of a menu or a trail of them."""
    score = 0.5 * (min(len(line.text), 60) / 60)
    score -= 0.8 * bool(line.bullet) + 0.4 * line.text.endswith((".", ":", "…", ","))
    score -= 0.5 * (" " not in line.text and line.text.isascii())
    score -= 0.4 * (line.weight < _SHORT_TITLE)
    return score - 1.0 * (_TRAIL.search(line.text) is not None)


def _mark_article(
    lines: Sequence[Line], labels: Sequence[str], rules: list[str], span: range, first_prose: int
) -> None:
    """Clear the rule of each line of the article within the span."""
    total = sum(lines[i].weight for i in span if lines[i].is_prose)
    later = Counter(plain(lines[i].text) for i in span)
    seen: set[str] = set()
    told = 0
    inside = ""
    for i in span:
        line = lines[i]
        if line.is_prose and not labels[i]:
            told += line.weight
            if inside in _CLOSING:
                rules[i] = inside
            elif line.text in seen:
                # The same words for a narrow screen, or behind a tab.
                rules[i] = "hidden"
            else:
                seen.add(line.text)
                rules[i] = ""
                if inside and i - 1 in span and _is_head_of(lines[i - 1], line) and not labels[i - 1]:
                    rules[i - 1] = ""
                inside = ""
            continue
        head = _head(line.text)
        if head and (told or head == "navigation") and not (head in _CLOSING and told < total / 3):
            inside = head
        # A date or "Opinion" between paragraphs is the article's.
        at_an_end = i < first_prose or told >= _NEARLY_ALL * total
        rules[i] = inside or (labels[i] if at_an_end or labels[i] not in {"byline", "kicker"} else "")
        if (i < first_prose and not rules[i] and _is_above(lines, i, first_prose)) or (
            not rules[i] and line.bullet and i < first_prose and later[plain(line.text)] > 1
        ):
            rules[i] = "navigation"
    _trim_end(lines, rules, span)


def _is_head_of(line: Line, prose: Line) -> bool:
    """Return whether a short line may be the heading of the prose after it."""
    return (
        not line.bullet
        and not line.is_prose
        and not _head(line.text)
        and line.indent <= prose.indent
        and not line.ends_sentence
    )


def _is_above(lines: Sequence[Line], i: int, first_prose: int) -> bool:
    """Return whether a line between title and first prose is none of the article: short, and no heading of what follows."""
    line = lines[i]
    if line.weight >= 60 and line.ends_sentence:  # noqa: PLR2004 - a standfirst
        return False
    return i != first_prose - 1 or bool(line.bullet) or line.weight < _SHORTEST_TITLE


def _trim_end(lines: Sequence[Line], rules: list[str], span: range) -> None:
    """Give what follows the article's last sentence to navigation.

    The article's prose stands in one column of boxes; after the last of it, prose of other depths is another box:
    about the author, about the company.
    """
    columns: Counter[int] = Counter()
    for i in span:
        if not rules[i] and lines[i].is_prose:
            columns[lines[i].indent] += lines[i].weight
    column = columns.most_common(1)[0][0] if columns else 0
    for i in reversed(span):
        line = lines[i]
        if rules[i]:
            continue
        same_column = abs(line.indent - column) <= _COLUMN_WIDTH
        if same_column and (
            line.is_prose or line.ends_sentence or (line.bullet and line.weight >= _MENU_ENTRY_CHARACTERS)
        ):
            break
        rules[i] = "navigation"


def _name_the_rest(lines: Sequence[Line], labels: Sequence[str], rules: list[str], title: int) -> None:
    """Give each line outside the article to the rule that knows it; a name below the title is a byline."""
    for i, rule in enumerate(rules):
        if rule != "navigation":
            continue
        if labels[i] and labels[i] != "kicker":
            rules[i] = labels[i]
        elif title != NO_TITLE and 0 < i - title <= _BYLINE_REACH and not lines[i].bullet and is_name(lines[i].text):
            rules[i] = "byline"
        elif labels[i] and 0 < title - i <= _KICKER_REACH:
            rules[i] = "kicker"

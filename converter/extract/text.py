"""Plain-text page to Article: what is the article is found, and written in the notation of `base/plaintext.py`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.errors import NoArticle
from converter.base.plaintext import BULLET, CODE_INDENT, ITEM_INDENT, QUOTE_MARK, RULE_LINE, escaped
from converter.extract.clean import check_rule_names
from converter.extract.clean.kicker import says_the_subject
from converter.extract.find.byline import credits_around
from converter.extract.find.lines import lines_of
from converter.extract.find.text import NO_TITLE, find_text
from converter.extract.metadata.languages import direction_of, guessed_language
from converter.extract.witness import UNWATCHED
from converter.model.article import Article
from converter.model.document import Metadata
from converter.model.record import EXCERPT_CHARACTERS, Note, NoteKind, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.extract.find.lines import Line
    from converter.extract.find.text import FoundText
    from converter.extract.witness import Witness
    from converter.model.page import Page
    from converter.model.settings import ExtractSettings

_GROUPED: Final = frozenset({"navigation", "related_links", "comments", "author_box", "newsletter"})
"""Rules that take runs of lines: a run is one removal."""

_ORNAMENT: Final = re.compile(r"(?:[-*_=~•—·#] ?){3,80}\Z")
_CODE: Final = re.compile(
    r"[{};]\s*\Z|^\s*(?:def|class|import|from|return|if|for|while|else|elif|try|except|function|const|let|var|public|private|#include|SELECT|\$|>>>|//|/\*|<\w+[ >]|</\w+>)(?:\W|\Z)|\w\(.{0,80}\)|^\s*[\w.\[\]]+\s[-+*/|]?=\s"
)
_LONGEST_HEADING: Final = 100
_LITTLE_PROSE: Final = 250
"""Under this weight of running text an article out of a page with menus may well be none of it."""


def extract_text(page: Page, settings: ExtractSettings, witness: Witness = UNWATCHED) -> Article:
    """Return the article of a page that was copied as plain text.

    Raises UnknownName for a rule in `settings.keep` that is not in RULES, NoArticle where no line is left.
    """
    check_rule_names(settings.keep)
    lines = lines_of(page.text)
    found = find_text(lines, page.url)
    metadata = replace(_metadata(lines, found, page.url), fetched=page.fetched, page_sha256=page.sha256)
    if settings.whole_page:
        witness.read_lines(lines, [""] * len(lines), metadata)
        note = Note(NoteKind.WHOLE_PAGE, "The page was taken as it is, with all that stands around its article.")
        language, guesses = guessed_language([page.text])
        metadata = replace(metadata, language=language, direction=direction_of("", language))
        return Article(metadata, _notation(lines), "text", notes=(*page.notes, note, *guesses))
    rules = ["" if rule in settings.keep else rule for rule in found.rules]
    witness.read_lines(lines, rules, metadata)
    kept = [line for line, rule in zip(lines, rules, strict=True) if not rule]
    if not kept:
        raise NoArticle(location=page.location or page.url)
    language, guesses = guessed_language(line.text for line in kept)
    return Article(
        metadata=replace(metadata, language=language, direction=direction_of("", language)),
        body=_notation(kept),
        notation="text",
        removals=tuple(_removals(lines, found, settings.keep)),
        notes=(*page.notes, *_notes(found), *guesses),
    )


def _removals(lines: Sequence[Line], found: FoundText, keep: frozenset[str]) -> Iterator[Removal]:
    """Yield a removal for each line that a rule took, for runs of a menu's lines one together."""
    run: list[str] = []
    run_rule = ""
    for line, rule in zip(lines, found.rules, strict=True):
        if run and (rule != run_rule or rule not in _GROUPED):
            yield _removal(run_rule, run)
            run = []
        if rule and rule != "title" and rule not in keep:
            run.append(line.text)
        run_rule = rule
    if run:
        yield _removal(run_rule, run)


def _removal(rule: str, run: list[str]) -> Removal:
    text = " ".join(run)
    return Removal(rule, text[:EXCERPT_CHARACTERS].rstrip(), len(text.split()))


def _notes(found: FoundText) -> Iterator[Note]:
    if found.title == NO_TITLE:
        yield Note(NoteKind.METADATA_GUESSED, "No line of the page reads like a title.", subject="title")
    if found.prose < _LITTLE_PROSE and any(rule == "navigation" for rule in found.rules):
        yield Note(
            NoteKind.LOW_CONFIDENCE, "The page has hardly any running text; the article may be none, or incomplete."
        )


def _metadata(lines: Sequence[Line], found: FoundText, url: str) -> Metadata:
    if found.title == NO_TITLE:
        return Metadata(url=url)
    credited = credits_around(lines, found.title)
    return Metadata(
        title=lines[found.title].text,
        kicker=next(
            (
                lines[i].text
                for i, rule in enumerate(found.rules)
                if rule == "kicker" and says_the_subject(lines[i].text)
            ),
            "",
        ),
        authors=credited.authors,
        published=credited.published,
        modified=credited.modified,
        url=url,
    )


# --- The body ---


def _notation(lines: Sequence[Line]) -> str:
    """Return lines as blocks of the notation."""
    chunks: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        end = position + 1
        if (code := _code_end(lines, position)) > position + 1:
            chunks.append(_code_chunk(lines[position:code]))
            end = code
        elif line.bullet:
            while end < len(lines) and lines[end].bullet:
                end += 1
            chunks.append(_list_chunk(lines[position:end]))
        elif line.text.startswith(QUOTE_MARK):
            while end < len(lines) and lines[end].text.startswith(QUOTE_MARK) and not lines[end].gap:
                end += 1
            chunks.append("\n".join(f"{QUOTE_MARK} {quoted.text.lstrip('> ')}" for quoted in lines[position:end]))
        elif _ORNAMENT.match(line.text):
            chunks.append(RULE_LINE)
        elif end < len(lines) and _is_underline(lines[end]):
            chunks.append(f"{'##' if lines[end].text[0] == '=' else '###'} {line.text}")
            end += 1
        elif _is_heading(lines, position):
            chunks.append(f"## {line.text}")
        else:
            while end < len(lines) and _continues(lines[end - 1], lines[end]):
                end += 1
            chunks.append("\n".join(escaped(part.text) for part in lines[position:end]))
        position = end
    return "\n\n".join(chunks)


def _list_chunk(items: Sequence[Line]) -> str:
    depths: list[int] = []
    written: list[str] = []
    for item in items:
        while depths and item.indent < depths[-1]:
            depths.pop()
        if not depths or item.indent > depths[-1]:
            depths.append(item.indent)
        mark = f"{item.bullet[:-1]}. " if item.bullet[0].isdigit() else BULLET
        written.append(f"{ITEM_INDENT * (len(depths) - 1)}{mark}{item.text}")
    return "\n".join(written)


def _is_underline(line: Line) -> bool:
    return not line.gap and len(line.text) > 2 and set(line.text) in ({"="}, {"-"})  # noqa: PLR2004 - two dashes are a dash


def _is_heading(lines: Sequence[Line], position: int) -> bool:
    """Return whether a short line stands apart above a paragraph or a list, and does not end as a sentence does."""
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    return (
        following is not None
        and line.gap
        and (following.gap or following.is_prose or bool(following.bullet))
        and len(line.text) <= _LONGEST_HEADING
        and not line.text.endswith((".", ",", ";", ":", "…", "。", "”", '"', "!"))
        and not line.text[0].islower()
        and any(character.isalpha() for character in line.text)
        and (following.is_prose or (bool(following.bullet) and following.weight > line.weight))
    )


def _continues(before: Line, line: Line) -> bool:
    """Return whether a line belongs to the paragraph of the one before it: an address, a verse."""
    return (
        not (line.gap or line.bullet or before.is_prose or line.is_prose or line.text.startswith(QUOTE_MARK))
        and line.indent == before.indent
    )


def _code_end(lines: Sequence[Line], start: int) -> int:
    """Return where a run of lines ends that are indented as code and read like it; `start` where there is none."""
    margin = lines[start - 1].indent + len(CODE_INDENT) if start else len(CODE_INDENT)
    end = start
    while end < len(lines) and lines[end].indent >= margin and not lines[end].is_prose:
        end += 1
    run = lines[start:end]
    likely = sum(1 for line in run if _CODE.search(line.raw))
    return end if run and likely >= 0.5 * len(run) else start


def _code_chunk(run: Sequence[Line]) -> str:
    margin = min(line.indent for line in run)
    return "\n".join(
        ("\n" if line.gap and i else "") + CODE_INDENT + line.raw.replace("\t", CODE_INDENT)[margin:]
        for i, line in enumerate(run)
    )

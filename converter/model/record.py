"""What was taken out, lost or guessed on the way, as data on the nouns it happened to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EXCERPT_CHARACTERS = 120
"""Longest excerpt that a Removal carries; enough to recognise a paragraph by."""


class NoteKind(StrEnum):
    """Every kind of loss or guess there is; the value is what reports print."""

    ADDRESS_REFUSED = "address refused"
    """A picture's or page's address is not public, and was not asked."""
    CHARSET_GUESSED = "charset guessed"
    """No byte order mark, header or meta named the encoding, or what they named could not be true."""
    CHARACTERS_REPLACED = "characters replaced"
    """Bytes that are no text in the page's encoding became U+FFFD, or control characters were dropped."""
    COVER_MISSING = "cover missing"
    """No cover could be drawn; the title page stands in its place."""
    CUT = "cut"
    """The input went over a limit; what lies beyond it is not in the document."""
    DOWNGRADED = "downgraded"
    """A redirect led from https to http."""
    FITTED = "fitted to the device"
    """A picture or a table was made anew, so that the device shows it."""
    FONT_MISSING = "font missing"
    """No font that ships or is on the machine has a character of the text."""
    FORMAT_LOSS = "format loss"
    """The output format has no form for a construct, which was written in a simpler one."""
    IMAGE_MISSING = "image missing"
    """A picture could not be had; its alternative text stands in its place."""
    LANGUAGE_GUESSED = "language guessed"
    LOW_CONFIDENCE = "low confidence"
    """The article may be incomplete, or hold text that is not its own."""
    METADATA_GUESSED = "metadata guessed"
    """A title, author or date was taken from the look of the page."""
    PAGE_MISSING = "page missing"
    """The article goes on at an address that was not asked or gave no article."""
    PREFLIGHT = "pre-flight"
    """What the device, or the way to it, will refuse or show wrongly."""
    SITE_RULE = "site rule"
    """What a rule for the page's site found, or holds that is not followed."""
    SITE_RULE_FAILED = "site rule failed"
    """A rule for the page's site, or a line of it, could not be followed."""
    TEXT_LOST = "text lost"
    """Words of the page's article did not reach the document."""
    WHOLE_PAGE = "whole page"
    """Nothing was looked for: the page was taken as it is."""


@dataclass(frozen=True, slots=True)
class Note:
    """One loss or guess."""

    kind: NoteKind
    message: str
    """One sentence for the reader, naming the thing."""
    subject: str = ""
    """What it is about, for machines: a URL, a rule, a field's name."""


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing taken out of the page, and which rule took it."""

    rule: str
    """Module name of the rule, e.g. "share_buttons"; what `--keep` accepts."""
    excerpt: str
    """Its first words, white space collapsed, at most EXCERPT_CHARACTERS."""
    words: int
    """How many words went with it."""

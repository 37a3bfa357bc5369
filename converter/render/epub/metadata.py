"""Document to what an EPUB's package says about it: names, dates, language, and how it can be read."""

from __future__ import annotations

import os
import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from converter.render.xhtml.addresses import web_address
from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model.document import Direction, Document, Image, Metadata

OLDEST_ZIP_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""What is written where no date is known: the first that a zip archive can hold (APPNOTE.TXT, 4.4.6)."""
FALLBACK_LANGUAGE = "en"
"""A package must name a language, Amazon refuses one that says "undetermined", and each page is to have it too."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
"""Language, script and region of a BCP 47 tag (RFC 5646, 2.1)."""
_TURNING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of text: they would turn a library's whole list."""
_FAMILY_NAME_LAST = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ '’-]+[^\W\d_][^\W\d_.'’-]*\.?){1,3}")
_NO_PERSON = re.compile(
    r"\b(?:the|of|and|for|news|press|staff|team|editors?|editorial|desk|agency|agencies|associated|institute|"
    r"journal|magazine|times|post|reporters?|correspondent|contributor|contributors|admin|inc|ltd|gmbh|university)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Creator:
    """An author as the package names one."""

    name: str
    file_as: str
    """What a library sorts by: family name first where that is plain."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What schema.org's properties say of the book (EPUB Accessibility 1.1, 2.2)."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    """Each a list of modes that together are enough."""
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class PackageMetadata:
    """What the package document says."""

    identifier: str
    title: str
    creators: tuple[Creator, ...]
    language: str
    direction: Direction
    modified: datetime
    """In UTC, and never the clock's."""
    published: str
    """W3C date and time format; "" where it is not known."""
    publisher: str
    source: str
    description: str
    subjects: tuple[str, ...]
    rights: str
    accessibility: Accessibility


def package_metadata(document: Document, bodies: Iterable[str]) -> PackageMetadata:
    """Return what the package says of a document whose chapters' XHTML is `bodies`."""
    metadata = document.metadata
    bodies = tuple(bodies)
    return PackageMetadata(
        identifier=identifier(metadata, bodies),
        title=book_title(metadata),
        creators=tuple(Creator(name, file_as(name)) for name in map(one_line, metadata.authors) if name),
        language=book_language(metadata),
        direction=metadata.direction,
        modified=modified_date(metadata),
        published=w3c_date(metadata.published),
        publisher=one_line(metadata.site_name),
        source=one_line(address(metadata)),
        description=one_line(metadata.description),
        subjects=tuple(dict.fromkeys(tag for tag in map(one_line, metadata.tags) if tag)),
        rights=one_line(metadata.licence),
        accessibility=accessibility(document, bodies),
    )


def one_line(text: str) -> str:
    """Return the text on one line, without characters that XML cannot hold or that turn its direction."""
    return " ".join(printable(" ".join(text.translate(_TURNING).split())).split())


def address(metadata: Metadata) -> str:
    """Return where the article can be found again: its canonical URL, else where it was fetched from, else ""."""
    for url in (metadata.canonical_url, metadata.url):
        if url.lower().startswith(("http://", "https://")) and (valid := web_address(url)):
            return valid
    return ""


def book_title(metadata: Metadata) -> str:
    """Return the title; of an article without one, the host that it came from. Never empty."""
    return one_line(metadata.title) or one_line(metadata.site_name) or _host(address(metadata)) or "Untitled"


def _host(url: str) -> str:
    try:
        return one_line(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def identifier(metadata: Metadata, bodies: Iterable[str]) -> str:
    """Return a URN that is the same for the same article, and another for any other (UUID version 5)."""
    seed = "\n".join((metadata.url or metadata.canonical_url, metadata.title, *bodies))
    return uuid.uuid5(uuid.NAMESPACE_URL, seed.encode("utf-8", "replace").decode()).urn


def book_language(metadata: Metadata) -> str:
    """Return the tag of the article's language; English where none is known. Never empty."""
    return language_tag(metadata.language) or FALLBACK_LANGUAGE


def language_tag(language: str) -> str:
    """Return language, script and region of a tag in its usual letters; "" when it is none."""
    found = _LANGUAGE.match(language.strip().replace("_", "-"))
    if not found or language.strip().replace("_", "-")[found.end() : found.end() + 1].isalnum():
        return ""
    parts = found[0].lower().split("-")
    return "-".join([parts[0], *(part.title() if len(part) == len("Latn") else part.upper() for part in parts[1:])])


def modified_date(metadata: Metadata) -> datetime:
    """Return when the book was made, in UTC: what the build says, else when the article was fetched or dated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")  # https://reproducible-builds.org/specs/source-date-epoch/
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= len("253402300799"):
        return _in_range(datetime.fromtimestamp(min(int(epoch), 253402300799), UTC))
    for moment in (metadata.fetched, metadata.modified, metadata.published):
        if moment is not None:
            return _in_range(_in_utc(moment))
    return OLDEST_ZIP_DATE


def _in_range(moment: datetime) -> datetime:
    return max(moment.replace(microsecond=0), OLDEST_ZIP_DATE)


def _in_utc(moment: date | datetime) -> datetime:
    """Return a moment in UTC; one without a time zone is taken to be."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # within a day of the calendar's two ends
        return moment.replace(tzinfo=UTC)


def w3c_date(moment: date | datetime | None) -> str:
    """Return a date as https://www.w3.org/TR/NOTE-datetime writes it: a time needs its zone, or is left out."""
    match moment:
        case None:
            return ""
        case datetime(tzinfo=None):
            return moment.date().isoformat()
        case datetime():
            return _in_utc(moment).isoformat(timespec="seconds").replace("+00:00", "Z")
        case _:
            return moment.isoformat()


def file_as(name: str) -> str:
    """Return a name as it is sorted: "Soleimani, Qassem"; unchanged where the family name cannot be told."""
    words = name.split()
    if not _FAMILY_NAME_LAST.fullmatch(name) or _NO_PERSON.search(name) or not _is_latin(name):
        return name
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""  # noqa: PLR2004 - given name, family name, suffix
    if len(words) < 2:  # noqa: PLR2004 - given name and family name
        return name
    # "van der Berg": what is in small letters belongs to the family name.
    start = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    sorted_name = f"{' '.join(words[start:])}, {' '.join(words[:start])}"
    return f"{sorted_name}, {suffix}" if suffix else sorted_name


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())


def accessibility(document: Document, bodies: tuple[str, ...]) -> Accessibility:
    """Return what can be promised of the book: only what was looked at."""
    pictures = tuple(_shown(document))
    described = all(picture.alt for picture in pictures)
    has_mathml = any("<math" in body for body in bodies)
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    if pictures and described:
        features.append("alternativeText")
    if has_mathml:
        features.append("MathML")
    moving = any(asset.media_type == "image/gif" for asset in document.assets)
    summary = ["Made from a web article: text that reflows, headings and contents to move by."]
    if pictures:
        summary.append(
            "Every picture is described." if described else "Some pictures have no description, as on the page."
        )
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual", "textual,visual") if pictures and described else _enough(pictures),
        features=tuple(features),
        hazards=("unknown",) if moving else ("none",),
        summary=" ".join(summary),
    )


def _enough(pictures: tuple[Image, ...]) -> tuple[str, ...]:
    return ("textual,visual",) if pictures else ("textual",)


def _shown(document: Document) -> Iterable[Image]:
    """Return the pictures that stand in the book's text."""
    from dataclasses import replace

    from converter.model.walk import images_of

    without_lead = replace(document, metadata=replace(document.metadata, lead_image=None))
    return (image for image in images_of(without_lead) if image.asset)

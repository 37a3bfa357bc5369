"""An article's metadata, by the user's template, to the name of its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from converter.base.errors import SettingsError, UnknownName
from converter.base.names import slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Metadata

USUAL_TEMPLATE: Final = "{date}-{site}-{title}"
RESERVED: Final = re.compile(r"(?:index|report|opds)(?:-\d+)?\.(?:html?|jsonl|csv|xml)", re.IGNORECASE)
"""Names of the files that a batch itself puts into its folder: an article of that name gets a number."""
_OWN_FOLDERS: Final = ("quarantine", "catalogue")
"""Folders that a batch itself makes there."""
_NO_FOLDER: Final = re.compile(
    rf"{'|'.join(_OWN_FOLDERS)}|{RESERVED.pattern}|.*\.(?:md|html|txt|json|epub|pdf)", re.IGNORECASE
)
"""Names that no folder of a template's gets, for no number would help: those of the batch's own folders and files, and
those that an article's file may have."""

_FIELD: Final = re.compile(r"\{(\w*)\}")
_EDGES: Final = " -_.,(["
"""What stands between fields, and goes with one that is empty."""
_CLOSING: Final = ")]"
"""What closes a bracket that has gone."""


def _day(metadata: Metadata) -> str:
    return metadata.published.isoformat()[:10] if metadata.published else ""


def _host(metadata: Metadata) -> str:
    return (urlsplit(metadata.canonical_url or metadata.url).hostname or "").removeprefix("www.")


FIELDS: Final[dict[str, tuple[str, Callable[[Metadata], str]]]] = {
    "date": ("the day it was published, as 2026-11-26", _day),
    "year": ("the year of that day", lambda metadata: _day(metadata)[:4]),
    "month": ("its month, as 11", lambda metadata: _day(metadata)[5:7]),
    "day": ("its day, as 26", lambda metadata: _day(metadata)[8:10]),
    "site": ("the site's name, else its host", lambda metadata: metadata.site_name or _host(metadata)),
    "host": ("the site's host, without www", _host),
    "title": ("the title", lambda metadata: metadata.title or "article"),
    "author": ("the first author", lambda metadata: metadata.authors[0] if metadata.authors else ""),
    "section": ("the section that the site puts it in", lambda metadata: metadata.section),
    "language": ("the tag of its language", lambda metadata: metadata.language),
}
"""Of a template: each with what it stands for."""


def is_own_name(name: str) -> bool:
    """Whether a batch itself puts a file or a folder of this name at the top of its place."""
    return RESERVED.fullmatch(name) is not None or name in _OWN_FOLDERS


def check_template(template: str) -> None:
    """Raise SettingsError for a template that names no file, UnknownName for a field that there is not."""
    for name in _FIELD.findall(template):
        if name not in FIELDS:
            raise UnknownName(noun="field of a name", name=name, known=FIELDS)
    if not _FIELD.search(template):
        raise SettingsError(
            f'The template "{template}" gives every article one name; it needs a field, such as {{title}}.'
        )
    if _FIELD.sub("", template).count("{") or template.startswith("/") or ".." in template.split("/"):
        raise SettingsError(f'The template "{template}" is no path below the folder.')


def stem_of(metadata: Metadata, template: str) -> str:
    """Return the path of an article's files below the folder of the batch, without suffix; each part fits a file system."""
    *folders, name = [slug(part) for part in (_filled(part, metadata) for part in template.split("/")) if part] or [
        slug("")
    ]
    return "/".join([*(f"_{folder}" if _NO_FOLDER.fullmatch(folder) else folder for folder in folders), name])


def free_stem(stem: str, is_free: Callable[[str], bool]) -> str:
    """Return the stem, or the stem with a number from 2 on: one that is free, behind one that is not.

    Numbers are taken in turn, so that the last one is found by halves: ten thousand articles may have one title.
    """

    def numbered(number: int) -> str:
        return stem if number == 1 else f"{stem} {number}"

    taken, free = 0, 1
    while not is_free(numbered(free)):
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        if is_free(numbered(middle)):
            free = middle
        else:
            taken = middle
    return numbered(free)


def _filled(part: str, metadata: Metadata) -> str:
    """Return a part of the template with its fields filled in; an empty one goes with what parts it from the next."""
    filled = ""
    rest = part
    is_empty = False
    for field in _FIELD.finditer(part):
        between, rest = rest[: rest.index(field[0])], rest[rest.index(field[0]) + len(field[0]) :]
        if is_empty:
            between = between.lstrip(_CLOSING)
        value = FIELDS[field[1]][1](metadata).replace("/", " ").strip()  # a slash in a title begins no folder
        is_empty = not value
        if is_empty:
            filled += between.rstrip(_EDGES) if between.strip(_EDGES) else ""
        else:
            filled += (between if filled else between.lstrip(_EDGES)) + value
    return filled + (rest.lstrip(_CLOSING) if is_empty else rest)

"""A Markdown page's front matter to Metadata.

YAML as people write it by hand and as Obsidian, Hugo and Jekyll do: scalars, quoted or not, lists in both notations,
folded text. TOML, as Hugo writes it between plus signs, is read whole. What is not understood is left out.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from converter.model.document import Image, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from converter.model.page import Page

Value: TypeAlias = "str | date | list[str]"

MAX_FRONT_MATTER_CHARACTERS = 100_000
"""What is longer has a line of dashes at its top by chance."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle", "subheading"),
    "kicker": ("kicker",),
    "authors": ("authors", "author", "by", "byline", "creator"),
    "published": ("published", "date", "publishdate", "pubdate", "created", "date_published"),
    "modified": ("modified", "updated", "lastmod", "last_modified_at", "date_modified"),
    "site_name": ("site", "site_name", "publisher", "website"),
    "section": ("section", "category"),
    "tags": ("tags", "keywords"),
    "language": ("language", "lang", "locale"),
    "description": ("description", "summary", "excerpt", "abstract"),
    "canonical_url": ("canonical_url", "canonical", "canonicalurl"),
    "url": ("source", "url", "link", "source_url"),
    "licence": ("licence", "license"),
}
"""Field of Metadata: keys that fill it, the first that is there; compared in lower case."""
CLIPPED = "clippings"
"""The tag by which Obsidian's Web Clipper marks its notes, and our theme of that name."""
IMAGE_KEYS = ("lead_image", "image", "cover", "banner", "thumbnail")

_KEY = re.compile(r'([A-Za-z_][\w .-]{0,60}|"[^"]{1,60}"):(?:[ \t]+(.*))?$')
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?$")
_FLOW_PART = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)[ \t]*(?:,|$)""")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the front matter with its two lines of marks, "" where there is none, and the text after it."""
    first = text[: text.find("\n") + 1].rstrip() if text[:3] in ("---", "+++") else ""
    if first not in ("---", "+++"):
        return "", text
    ends = ("---", "...") if first == "---" else ("+++",)
    place = text.find("\n") + 1
    while 0 < place < min(len(text), MAX_FRONT_MATTER_CHARACTERS):
        end = text.find("\n", place)
        line = text[place : end if end >= 0 else len(text)]
        after = end + 1 if end >= 0 else len(text)
        if line.rstrip() in ends:
            matter = text[:after]
            # A rule, text and another rule look the same; front matter has a key, or nothing at all.
            return (matter, text[after:]) if first == "+++" or _has_key(matter) else ("", text)
        place = after
    return "", text


def _has_key(matter: str) -> bool:
    lines = [line for line in matter.split("\n")[1:] if line.strip() and not line.startswith("#")]
    return len(lines) == 1 or _KEY.match(lines[0].rstrip()) is not None


def read_front_matter(matter: str, page: Page) -> Metadata:
    """Return what front matter says of the article; the page's own address and time go first."""
    values = _toml(matter) if matter.startswith("+++") else _yaml(matter)
    found = {field: next((values[key] for key in keys if key in values), "") for field, keys in KEYS.items()}
    if CLIPPED in _strings(found["tags"]) and "published" not in values:
        # A clipping says by "created" when it was clipped.
        found["published"] = ""
    image = next((_string(values[key]) for key in IMAGE_KEYS if key in values), "")
    return Metadata(
        title=_string(found["title"]),
        subtitle=_string(found["subtitle"]),
        kicker=_string(found["kicker"]),
        authors=_strings(found["authors"]),
        published=_moment(found["published"]),
        modified=_moment(found["modified"]),
        site_name=_string(found["site_name"]),
        section=_string(found["section"]),
        tags=tuple(tag.removeprefix("#") for tag in _strings(found["tags"])),
        language=_string(found["language"]).replace("_", "-"),
        description=_string(found["description"]),
        lead_image=Image(image) if image.startswith(("http://", "https://")) else None,
        canonical_url=_address(found["canonical_url"]),
        url=page.url or _address(found["url"]),
        fetched=page.fetched,
        page_sha256=page.sha256,
        licence=_string(found["licence"]),
    )


# --- Values ---


def _string(value: Value) -> str:
    text = value[0] if isinstance(value, list) and value else value
    return " ".join(str(text).split()) if text else ""


def _strings(value: Value) -> tuple[str, ...]:
    """Return a list's texts, once each; names linked within a vault of notes without their brackets."""
    texts: Iterable[str] = value if isinstance(value, list) else [str(value)]
    plain = (" ".join(_WIKI_LINK.sub(r"\1", text).split()) for text in texts)
    return tuple(dict.fromkeys(text for text in plain if text))


def _address(value: Value) -> str:
    text = _string(value)
    return text if text.startswith(("http://", "https://")) else ""


def _moment(value: Value) -> date | datetime | None:
    if isinstance(value, date):
        return value
    text = _string(value)
    found = _DATE.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    try:
        if rest.strip():
            return datetime.fromisoformat(found.group() + "T" + rest.lstrip("Tt ").replace(" ", ""))
        return date.fromisoformat(found.group())
    except ValueError:
        return None


# --- The two notations ---


def _toml(matter: str) -> dict[str, Value]:
    body = "\n".join(matter.strip().split("\n")[1:-1])
    try:
        parsed = tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    values: dict[str, Value] = {}
    for key, value in parsed.items():
        if isinstance(value, list):
            values[key.lower()] = [str(entry) for entry in value if isinstance(entry, str | int)]
        elif isinstance(value, str | date):
            values[key.lower()] = value
    return values


def _yaml(matter: str) -> dict[str, Value]:
    lines = matter.replace("\r", "").split("\n")[1:]
    values: dict[str, Value] = {}
    place = 0
    while place < len(lines):
        found = _KEY.match(lines[place].rstrip())
        place += 1
        if found is None:
            continue
        start = place
        while place < len(lines) and (
            not lines[place].strip() or (lines[place][0] in " \t-" and lines[place] != "---")
        ):
            place += 1
        key = found[1].strip('"').lower()
        values.setdefault(key, _yaml_value((found[2] or "").strip(), lines[start:place]))
    return values


def _yaml_value(text: str, following: list[str]) -> Value:
    """Return the value that begins on its key's line and goes on in the lines below."""
    if text[:1] in (">", "|"):
        return "\n".join(line.strip() for line in following).strip()
    if text.startswith("["):
        flow = " ".join([text, *(line.strip() for line in following)]).strip()
        inner = flow[1:].rpartition("]")[0]
        return [part for found in _FLOW_PART.finditer(inner) if (part := _yaml_scalar(found[1].strip()))]
    if not text or text.startswith("#"):
        items = [found[1] for line in following if (found := _ITEM.match(line.rstrip())) and found[1]]
        if items:
            return [_yaml_scalar(item.strip()) for item in items]
        text = ""
    return _yaml_scalar(" ".join([text, *(line.strip() for line in following)]).strip())


def _yaml_scalar(text: str) -> str:
    if text.startswith('"'):
        end = re.match(r'"(?:[^"\\]|\\.)*"', text)
        if end is not None:
            try:
                return str(json.loads(end.group()))
            except ValueError:
                return end.group()[1:-1]
    if text.startswith("'"):
        end = re.match(r"'(?:[^']|'')*'", text)
        if end is not None:
            return end.group()[1:-1].replace("''", "'")
    plain = re.split(r"[ \t]#", text, maxsplit=1)[0].strip()
    return "" if plain in ("null", "~") else plain

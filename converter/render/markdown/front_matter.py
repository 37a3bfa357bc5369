"""Metadata to YAML front matter."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from converter.model.document import Image, Metadata
    from converter.model.theme import FrontMatterValue

Value: TypeAlias = "str | int | date | Image | None"

# Begins with a letter and holds nothing that YAML 1.1 or 1.2 gives a meaning; all else is quoted.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .,;!?()/&%+'’“”„«»–—…_-])*")
_WORDS_WITH_A_MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""YAML 1.1's booleans and null, which Obsidian, Jekyll and Hugo may still take them for."""
_PLACEHOLDER = re.compile(r"\{(\w+)(:day)?\}")
_NOT_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def front_matter(metadata: Metadata, keys: tuple[tuple[str, FrontMatterValue], ...]) -> str:
    """Return the YAML between its two lines of dashes, with each key of which something is known; "" where none is."""
    lines = []
    for key, said in keys:
        values, is_list = _filled(metadata, said)
        written = list(dict.fromkeys(scalar(value) for value in values if value))
        if written and is_list:
            lines += [f"{scalar(key)}:", *(f"  - {entry}" for entry in written)]
        elif written:
            lines.append(f"{scalar(key)}: {written[0]}")
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _filled(metadata: Metadata, said: FrontMatterValue) -> tuple[list[Value], bool]:
    """Return what a key holds, and whether as a list."""
    if isinstance(said, tuple):
        return [value for template in said for value in _values(metadata, template)], True
    template = said if "{" in said else f"{{{said}}}"
    named = [getattr(metadata, found[1]) for found in _PLACEHOLDER.finditer(template)]
    return _values(metadata, template), any(isinstance(value, tuple) for value in named)


def _values(metadata: Metadata, template: str) -> list[Value]:
    """Return a template's texts: one, or one for each value of a field that has several; none where a field is empty."""
    alone = _PLACEHOLDER.fullmatch(template)
    if alone:
        value = _field(metadata, alone)
        return list(value) if isinstance(value, tuple) else [value]
    texts = [template]
    for found in _PLACEHOLDER.finditer(template):
        value = _field(metadata, found)
        parts = [str(part) for part in (value if isinstance(value, tuple) else (value,)) if part]
        texts = [text.replace(found[0], part) for text in texts for part in parts]
    return list(texts)


def _field(metadata: Metadata, placeholder: re.Match[str]) -> Value | tuple[str, ...]:
    value: Value | tuple[str, ...] = getattr(metadata, placeholder[1])
    return value.date() if placeholder[2] and isinstance(value, datetime) else value


def scalar(value: Value) -> str:
    """Return a value as a YAML scalar on one line: plain where that is safe, else double-quoted as JSON does."""
    match value:
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case str():
            return _string(value)
        case None:
            return "null"
        case _:
            return _string(value.url)


def _string(text: str) -> str:
    plain = " ".join(_NOT_IN_YAML.sub("", text).split())
    if _PLAIN.fullmatch(plain) and plain.lower() not in _WORDS_WITH_A_MEANING:
        return plain
    return json.dumps(plain, ensure_ascii=False)

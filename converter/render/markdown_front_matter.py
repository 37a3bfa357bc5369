"""Metadata to YAML front matter."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.document import Image, Metadata

# Begins with a letter and holds nothing that YAML 1.1 or 1.2 gives a meaning; all else is quoted.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .,;!?()/&%+'’“”„«»–—…_-])*")
_WORDS_WITH_A_MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""YAML 1.1's booleans and null, which Obsidian, Jekyll and Hugo may still take them for."""
_NOT_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def front_matter(metadata: Metadata, keys: tuple[tuple[str, str], ...]) -> str:
    """Return the YAML between its two lines of dashes, with each key's field that is known; "" where none is."""
    lines = []
    for key, field_name in keys:
        value = getattr(metadata, field_name)
        if isinstance(value, tuple):
            entries = [f"  - {scalar(entry)}" for entry in value if entry]
            lines += [f"{scalar(key)}:", *entries] if entries else []
        elif value:
            lines.append(f"{scalar(key)}: {scalar(value)}")
    return "\n".join(["---", *lines, "---"]) if lines else ""


def scalar(value: str | int | date | Image) -> str:
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
        case _:
            return _string(value.url)


def _string(text: str) -> str:
    plain = " ".join(_NOT_IN_YAML.sub("", text).split())
    if _PLAIN.fullmatch(plain) and plain.lower() not in _WORDS_WITH_A_MEANING:
        return plain
    return json.dumps(plain, ensure_ascii=False)

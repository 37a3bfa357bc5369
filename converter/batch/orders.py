"""An Order to the mark by which a later run knows that nothing else was wished for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.model.batch import Order


def order_sha256(order: Order) -> str:
    """Return the SHA-256 of all that tells how results look: formats, the theme with its fonts, settings.

    The same wishes give the same mark on every machine and in every process.
    """
    theme = load_theme(order.theme, order.settings.render)
    settings = order.settings
    wished = [sorted(order.formats), _plain(theme), _plain(settings.extract), _plain(settings.render)]
    return hashlib.sha256(json.dumps(wished, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def _plain(value: object) -> object:
    """Return nouns as lists and texts, in one order. A file counts by its name and size: fonts are large."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *((field.name, _plain(getattr(value, field.name))) for field in fields(value))]
    match value:
        case frozenset() | set():
            return sorted(map(str, value))
        case dict():
            return [[_plain(key), _plain(item)] for key, item in value.items()]
        case tuple() | list():
            return [_plain(item) for item in value]
        case Path():
            return [value.name, value.stat().st_size if value.is_file() else 0]
        case date():
            return value.isoformat()
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case partial():  # a font, which is loaded when it is set
            return _plain(value.args)
        case str() | int() | float() | bool() | None:
            return value
        case _:
            message = f"A wish of the type {type(value).__name__} has no mark yet."
            raise TypeError(message)

"""The model to its JSON Schema, draft 2020-12: what `codec.py` writes, and nothing else, is valid."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from converter.model.codec import FORMAT, TAG, TAGGED, VERSION, default_of, hints_of
from converter.model.document import Document

if TYPE_CHECKING:
    from converter.model.codec import JsonValue

_PLAIN: dict[Any, dict[str, JsonValue]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    NoneType: {"type": "null"},
}


def document_schema() -> dict[str, JsonValue]:
    """Return the schema of a Document as JSON, one definition a class of the model."""
    definitions: dict[str, JsonValue] = {}
    properties: dict[str, JsonValue] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    properties |= _properties(Document, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Octavo document",
        **_object(properties, ["format", "version", *_required(Document)]),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: dict[str, JsonValue], required: list[JsonValue]) -> dict[str, JsonValue]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _properties(kind: Any, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    hints = hints_of(kind)
    tag: dict[str, JsonValue] = {TAG: {"const": kind.__name__}} if kind in TAGGED else {}
    return tag | {field.name: _schema(hints[field.name], definitions) for field in fields(kind)}


def _required(kind: Any) -> list[JsonValue]:
    given = [field.name for field in fields(kind) if default_of(field) is MISSING]
    return [TAG, *given] if kind in TAGGED else [*given]


def _schema(hint: Any, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if is_dataclass(hint):
        name = getattr(hint, "__name__", "")
        if name not in definitions:
            definitions[name] = {}  # reserved first: nodes hold nodes of their own kind
            definitions[name] = _object(_properties(hint, definitions), _required(hint))
        return {"$ref": f"#/$defs/{name}"}
    match get_origin(hint):
        case origin if origin is tuple:
            return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
        case origin if origin is Literal:
            return {"enum": list(get_args(hint))}
        case origin if origin in (UnionType, Union):
            return {"anyOf": [_schema(choice, definitions) for choice in get_args(hint)]}
        case _ if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        case _:
            return dict(_PLAIN[hint])

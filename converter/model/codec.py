"""Document to plain JSON values and back, a faithful copy derived from the model's own type hints.

A node of a closed union (Block, Inline) carries its class's name under "type"; fields with their default value are
left out; bytes are base64; a date is "2015-10-14" and a datetime "2015-10-14T08:00:00+00:00", so each comes back as
what it was. Nothing here names a node: a class or field added to the model is copied with no change.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from converter.model.document import Block, Document, Inline

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "octavo-document"
VERSION: Final = 1
MAX_DEPTH: Final = 240
"""Nodes within each other: pages are read to a depth of 200 elements, and the model adds a paragraph here and there."""
LARGEST_NUMBER: Final = 1_000_000_000
LONGEST_SHOWN: Final = 40
"""Characters of a wrong value that a message shows."""

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"

TAG: Final = "type"
TAGGED: Final = frozenset(get_args(Block) + get_args(Inline))
"""Classes that need to say which they are."""


class NotADocument(ValueError):  # noqa: N818 - the name is the fact
    """The values are no Document; the message is a phrase that names the place, e.g. `blocks[3].children[0]`."""


def encode_document(document: Document) -> dict[str, JsonValue]:
    """Return the document as JSON values, under its format's name and version."""
    return {"format": FORMAT, "version": VERSION, **_encode_node(document)}


def decode_document(value: object) -> Document:
    """Return the Document that `encode_document` was given; raises NotADocument."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise NotADocument(f'JSON without "format": "{FORMAT}"')
    if value.get("version") != VERSION:
        raise NotADocument(f"a document of version {_shown(value.get('version'))}, where {VERSION} is known")
    body = {key: inner for key, inner in value.items() if key not in ("format", "version")}
    document: Document = _decode_node(Document, body, "", 0)
    return document


# --- What the model says about itself ---


@cache
def hints_of(kind: Any) -> Mapping[str, Any]:
    """Return the resolved type of each field of a class of the model."""
    hints: dict[str, Any] = get_type_hints(kind)
    return hints


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


def default_of(field: Field[Any]) -> object:
    """Return a field's default value; MISSING where it has to be given."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


# --- Encoding ---


def _encode_node(node: object) -> dict[str, JsonValue]:
    kind: Any = type(node)
    encoded: dict[str, JsonValue] = {TAG: kind.__name__} if kind in TAGGED else {}
    for field in _fields(kind):
        value = getattr(node, field.name)
        default = field.default
        # By identity first: most values are the default itself.
        if value is default or (default is not MISSING and value == default and type(value) is type(default)):
            continue
        encoded[field.name] = _encode(value)
    return encoded


def _encode(value: object) -> JsonValue:
    match value:
        case Enum():
            return str(value.value)
        case None | str() | bool() | int():
            return value
        case tuple():
            return [_encode(item) for item in value]
        case bytes():
            return b64encode(value).decode("ascii")
        case date():
            return value.isoformat()
        case _:
            return _encode_node(value)


# --- Decoding ---


def _decode_node(kind: Any, value: object, place: str, depth: int) -> Any:
    if not isinstance(value, dict):
        raise NotADocument(f"JSON with {_shown(value)} at {place or 'its top'}, where an object belongs")
    if depth > MAX_DEPTH:
        raise NotADocument(f"JSON nested deeper than {MAX_DEPTH} at {place[:80]}")
    hints = hints_of(kind)
    if kind in TAGGED and value.get(TAG) != kind.__name__:
        raise _misfit(value.get(TAG), f"{place}.{TAG}", kind.__name__)
    unknown = next((key for key in value if key not in hints and not (key == TAG and kind in TAGGED)), None)
    if unknown is not None:
        raise NotADocument(f"JSON with an unknown key {_shown(unknown)} at {place or 'its top'}")
    found: dict[str, Any] = {}
    for field in _fields(kind):
        inner = f"{place}.{field.name}" if place else field.name
        if field.name in value:
            found[field.name] = _decode(hints[field.name], value[field.name], inner, depth)
        elif default_of(field) is MISSING:
            raise NotADocument(f"JSON without {inner}")
    return kind(**found)


def _decode(hint: Any, value: object, place: str, depth: int) -> object:
    # Flat on purpose: a node costs two frames of Python's stack, so that MAX_DEPTH of them fit.
    origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise _misfit(value, place, "a list")
        inner = get_args(hint)[0]
        items: list[object] = []
        for index, item in enumerate(value):
            at = f"{place}[{index}]"
            kind = _class_of(inner, item, at)
            items.append(_decode_node(kind, item, at, depth + 1) if kind else _decode(inner, item, at, depth))
        return tuple(items)
    if origin is Literal:
        if not any(value == choice and type(value) is type(choice) for choice in get_args(hint)):
            raise _misfit(value, place, "one of " + ", ".join(map(repr, get_args(hint))))
        return value
    if origin in (UnionType, Union):
        # What is left are optional values: the closed unions stand in tuples only.
        return None if value is None else _decode(_named_kind(get_args(hint), value), value, place, depth)
    kind = _class_of(hint, value, place)
    return _decode_node(kind, value, place, depth + 1) if kind else _decode_plain(hint, value, place)


def _class_of(hint: Any, value: object, place: str) -> Any:
    """Return the class that a value is to be read as; None when it is no node."""
    if is_dataclass(hint):
        return hint
    choices = get_args(hint) if get_origin(hint) in (UnionType, Union) else ()
    if not TAGGED.issuperset(choices) or not choices:
        return None
    name = value.get(TAG) if isinstance(value, dict) else None
    kind = next((choice for choice in choices if choice.__name__ == name), None)
    if kind is None:
        raise _misfit(name if isinstance(value, dict) else value, place, "a node's type")
    return kind


def _named_kind(choices: tuple[Any, ...], value: object) -> Any:
    """Return which of the types of an optional value is meant: a moment has a time, a date has none."""
    rest = [choice for choice in choices if choice is not NoneType]
    if datetime in rest and date in rest:
        return datetime if isinstance(value, str) and "T" in value else date
    return rest[0]


def _decode_plain(hint: Any, value: object, place: str) -> object:
    """Return a value that holds no others."""
    try:
        match value:
            case bool() if hint is bool:
                return value
            case int() if hint is int and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER:
                return value
            case str() if hint is str:
                return value
            case str() if hint is bytes:
                return b64decode(value, validate=True)
            case str() if hint in (date, datetime) or issubclass(hint, Enum):
                return hint(value) if issubclass(hint, Enum) else hint.fromisoformat(value)
    except (ValueError, binascii.Error):
        pass
    raise _misfit(value, place, {bytes: "base64", datetime: "a date and time"}.get(hint, f"a {hint.__name__}"))


def _misfit(value: object, place: str, wanted: str) -> NotADocument:
    return NotADocument(f"JSON with {_shown(value)} at {place}, where {wanted} belongs")


def _shown(value: object) -> str:
    """Return a value as a message may show it."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case str() | int() | float():
            shown = repr(value) if not isinstance(value, int) or abs(value) < LARGEST_NUMBER else "a huge number"
            return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        case _:
            return type(value).__name__

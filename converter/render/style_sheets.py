"""A theme's style sheet to one without variables: Kindle and older e-readers know none, WeasyPrint is quicker without."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from converter.model.theme import Medium, Theme

_ROOTS: Final = frozenset({":root", "html"})
"""Selectors of the rules whose custom properties count for the whole document."""
_LONGEST_VALUE: Final = 1000
"""Component values. Properties that double each other would fill the memory (CSS Custom Properties 1, 3.3)."""


def flat_style_sheet(theme: Theme, medium: Medium) -> str:
    """Return the theme's CSS for a medium, with each `var(--NAME)` replaced by what it stands for."""
    return without_variables(theme.style_sheet(medium))


class _Properties:
    """Custom properties by name, each resolved when it is first asked for, and once."""

    def __init__(self) -> None:
        self._written: dict[str, list[Any]] = {}
        self._resolved: dict[str, list[Any] | None] = {}

    def define(self, name: str, value: list[Any]) -> None:
        """Give a property a value; a later one counts."""
        self._written[name] = value

    def value(self, name: str) -> list[Any] | None:
        """Return a property's value without variables, None where it has none: unknown, in a circle, or without end."""
        if name not in self._resolved:
            self._resolved[name] = None  # what it is in its own definition
            if name in self._written:
                value = _resolved(self._written[name], self)
                self._resolved[name] = value if len(value) <= _LONGEST_VALUE else None
        return self._resolved[name]


@lru_cache(maxsize=32)
def without_variables(sheet: str) -> str:
    """Return a style sheet with the values of its `:root` custom properties where they are used; the last one counts.

    What has no value and no fallback becomes `unset`, as CSS has it (Custom Properties 1, 3.1). Properties that are set
    for some elements or in some media only are not known: their fallback counts.
    """
    if "--" not in sheet:
        return sheet
    import tinycss2

    properties = _Properties()
    kept = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        is_root = rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() in _ROOTS
        if rule.type != "error" and (not is_root or _take_properties(rule, properties)):
            kept.append(rule)
    for rule in kept:
        rule.prelude = _resolved(rule.prelude, properties)
        if rule.content is not None:
            rule.content = _resolved(rule.content, properties)
    return "".join(f"{rule.serialize()}\n" for rule in kept)


def _take_properties(rule: Any, properties: _Properties) -> bool:
    """Move a rule's custom properties into the table, and return whether anything else is left in it."""
    import tinycss2

    left = []
    for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if declaration.type == "declaration" and declaration.name.startswith("--"):
            properties.define(declaration.name, _trimmed(declaration.value))
        elif declaration.type == "declaration":
            left.append(declaration)
    # As tokens again: a declaration is no component value, and `var()` is looked for among these.
    rule.content = tinycss2.parse_component_value_list(" ".join(f"{declaration.serialize()};" for declaration in left))
    return bool(left)


def _resolved(nodes: list[Any], properties: _Properties) -> list[Any]:
    """Return component values with each `var()` among and within them replaced."""
    resolved: list[Any] = []
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            resolved += _value(node, properties)
            continue
        if node.type == "function":
            node.arguments = _resolved(node.arguments, properties)
        elif node.type in {"() block", "[] block", "{} block"}:
            node.content = _resolved(node.content, properties)
        resolved.append(node)
    return resolved


def _value(function: Any, properties: _Properties) -> list[Any]:
    """Return what stands for a `var()`."""
    import tinycss2

    arguments = _trimmed(function.arguments)
    name = arguments[0].value if arguments and arguments[0].type == "ident" else ""
    value = properties.value(name)
    if value is None and "," in arguments:
        value = _resolved(_trimmed(arguments[arguments.index(",") + 1 :]), properties)
    return list(tinycss2.parse_component_value_list("unset")) if value is None else value


def _trimmed(nodes: list[Any]) -> list[Any]:
    """Return component values without white space around them."""
    first, last = 0, len(nodes)
    while first < last and nodes[first].type == "whitespace":
        first += 1
    while last > first and nodes[last - 1].type == "whitespace":
        last -= 1
    return nodes[first:last]

"""Style sheets of a theme or of a user: read, and held to what a file that stands alone may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from converter.base.errors import SettingsError, ThemeError
from converter.themes.toml import read_theme_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_style_sheets(folder: Path) -> None:
    """Raise ThemeError for the first thing in a theme's style sheets that is broken or asks for something outside."""
    for path in sorted(folder.glob("*.css")):
        for line, problem in problems_of(read_theme_text(path)):
            raise ThemeError(path=f"{path}, line {line}", problem=problem)


def read_user_style_sheet(path: Path) -> str:
    """Return the style sheet that a user names; raises SettingsError where it cannot be used."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not in UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror or error}.") from error
    check_user_style_sheet(text, str(path))
    return text


def check_user_style_sheet(text: str, name: str) -> None:
    """Raise SettingsError for the first thing in a user's style sheet that is broken or asks for something outside."""
    for line, problem in problems_of(text):
        raise SettingsError(f"{name}, line {line}: {problem}")


def problems_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and sentence for what cannot be in a style sheet here: what is broken, what lies elsewhere.

    Nothing is ever fetched for a style sheet; to say so is better than to leave a font or a picture out in silence.
    """
    import tinycss2

    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        yield from _problems_in([rule])


def _problems_in(nodes: list[Any]) -> Iterator[tuple[int, str]]:
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        address = ""
        if node.type == "error":
            yield node.source_line, f"this is not CSS: {node.message}."
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield node.source_line, "@import is not followed here: the rules must stand in the file itself."
        elif node.type == "url":
            address = node.value
        elif node.type == "function" and node.lower_name == "url":
            address = next((part.value for part in node.arguments if part.type == "string"), "?")
        if address and not address.lower().startswith(("data:", "#")):
            yield node.source_line, f'url("{address}") is not fetched here; a "data:" address can hold what it names.'
        for name in ("arguments", "content", "prelude"):
            waiting += reversed(getattr(node, name, None) or [])

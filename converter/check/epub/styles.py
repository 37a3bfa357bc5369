"""Style sheets with what the device makes nothing of, or shows badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import CSS, HTML, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_PAGE_GROUND: Final = re.compile(
    r"(?:^|[};,\s])(?:body|html)\s*(?:,[^{}]{0,500})?\{[^{}]*?\b(background(?:-color)?\s*:\s*(?!none|transparent|inherit|initial|#fff\b|#ffffff\b|white|rgba?\(255,\s{0,9}255,\s{0,9}255\b)[^;}]{1,80})",
    re.IGNORECASE,
)
_VARIABLE: Final = re.compile(r"(?<![\w-])--[\w-]+\s*:|\bvar\(\s*--")
_MAX_CSS: Final = 2_000_000
"""What is longer is looked at so far."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the places, of style sheets and of `<style>` elements."""
    if device is None:
        return
    patterns = [(what, _pattern(what)) for what in device.family.styles_left_out]
    for path, css, first_line in _sheets(book):
        for what, pattern in patterns:
            for found in pattern.finditer(css):
                name = "variables" if what == "--*" else f"“{what}”"
                message = f"The style sheet has {name}, which {device.title} does not know."
                yield Finding("warning", message, "Write it without.", path, _line(css, found.start(), first_line))
        if device.screen == "grey" and (ground := _PAGE_GROUND.search(css)):
            message = f"The page has a ground of its own ({ground[1].strip()}), which is grey on {device.title} (pandoc#10263)."
            yield Finding("advice", message, "Leave it white.", path, _line(css, ground.start(1), first_line))


def _sheets(book: Book) -> Iterator[tuple[str, str, int]]:
    """Yield path, CSS without comments, and the line on which it begins."""
    for item in book.items(CSS):
        yield item.path, _without_comments(book.contents[item.path].decode("utf-8", "replace")), 1
    for path, root in book.pages():
        for style in root.iter(f"{HTML}style"):
            yield path, _without_comments("".join(map(str, style.itertext()))), line_of(style)


def _without_comments(css: str) -> str:
    """Return CSS without its comments, whose line feeds stay; one that is never closed takes the rest with it."""
    kept = []
    place = 0
    css = css[:_MAX_CSS]
    while (begin := css.find("/*", place)) >= 0:
        end = css.find("*/", begin + 2)
        end = end + 2 if end >= 0 else len(css)
        kept += [css[place:begin], "\n" * css.count("\n", begin, end)]
        place = end
    return "".join(kept) + css[place:]


def _pattern(what: str) -> re.Pattern[str]:
    if what == "--*":
        return _VARIABLE
    name, _, value = what.partition(":")
    inline = r"(?:inline-)?" if name == "display" else ""
    return re.compile(rf"(?<![\w-]){re.escape(name)}\s*:\s*{inline}{re.escape(value.strip())}\b", re.IGNORECASE)


def _line(css: str, place: int, first_line: int) -> int:
    return first_line + css.count("\n", 0, place)


CHECK: Final = Check("styles", "style sheets with variables, flexbox or a ground that the device does not show", find)

"""What a page does not show: one predicate, for the finder on lexbor's tree and for the rule `hidden` on BeautifulSoup's.

Hidden is what has the attribute, an inline style, or a class or id that a simple rule of the page's own style sheets
hides. `aria-hidden` alone hides nothing: pages set it on pull quotes and drop caps that everybody sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_STYLE_SHEET_CHARACTERS: Final = 500_000
"""Of one style element; what follows is not looked at."""

_HIDING: Final = re.compile(
    r"(?:^|[;\s{])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"/\*[^*]*+(?>(?:\*(?!/)[^*]*+)*)(?>(?:\*/)?)")
_SIMPLE_SELECTOR: Final = re.compile(r"[.#][A-Za-z_][\w-]*\Z")
_SHOWN_BY_SCRIPT: Final = re.compile(r"^(?:no-?js|js|lazy|fade|animate|wow|reveal|aos|loading|loaded)", re.IGNORECASE)
"""Names of what a script shows as soon as the page has come: hidden in the style sheet, seen by every reader."""


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """Classes and ids that the page's style sheets hide wherever they stand."""

    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.classes or self.ids)


NOTHING_HIDDEN: Final = HiddenNames()


def hidden_names(style_sheets: Iterable[str]) -> HiddenNames:
    """Return the classes and ids that rules of one simple selector hide, and none that another rule shows again.

    Rules inside @media and the like are not looked at: they hold for some readers only.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for sheet in style_sheets:
        if "none" not in sheet and "hidden" not in sheet:
            continue
        for selectors, declarations in _telling_rules(sheet[:MAX_STYLE_SHEET_CHARACTERS]):
            hides = _HIDING.search(declarations) is not None
            shows = not hides and "display" in declarations
            if not hides and not shows:
                continue
            for selector in selectors.split(","):
                name = selector.strip()
                if _SIMPLE_SELECTOR.match(name) and not _SHOWN_BY_SCRIPT.match(name[1:]):
                    (hidden if hides else shown).add(name)
    hidden -= shown
    return HiddenNames(
        classes=frozenset(name[1:] for name in hidden if name[0] == "."),
        ids=frozenset(name[1:] for name in hidden if name[0] == "#"),
    )


def hides_itself(attributes: Mapping[str, str | None]) -> bool:
    """Return whether an element's own attribute or inline style says that it is not shown."""
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style))


def shown(style: str) -> str:
    """Return an inline style without the declarations that hide."""
    return _HIDING.sub("", style)


def is_hidden_by(names: HiddenNames, attributes: Mapping[str, str | None]) -> bool:
    """Return whether the page's style sheets hide an element with these attributes."""
    if names.ids and attributes.get("id") in names.ids:
        return True
    if not names.classes:
        return False
    classes = attributes.get("class")
    return bool(classes and not names.classes.isdisjoint(classes.split()))


def _telling_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules outside all at-rules that may say whether something is shown."""
    text = _COMMENT.sub(" ", sheet) if "/*" in sheet else sheet
    depth = 0
    outermost = ""
    for chunk in text.split("}")[:-1]:
        opened = chunk.count("{")
        if opened and not depth:
            outermost = chunk
        depth += opened
        if depth == 1 and ("display" in (lowered := chunk.lower()) or "visibility" in lowered):
            prelude = outermost.partition("{")[0].rpartition(";")[2].strip()
            if prelude[:1] != "@":
                yield prelude, chunk.rpartition("{")[2]
        if depth:
            depth -= 1

"""The state that a page carries for its own script, to the text of the article in it.

Programs that draw their page in the browser send along as JSON what they draw: Next.js, Nuxt, Substack, Redux, Apollo.
Where such a page shows hardly any prose, its text is looked for there, under the names that such states have for it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.base.words import count_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

MOST_PROSE: Final = 60
"""Words. A page that shows more prose is read as it is shown; a line of a footer and a notice on cookies are fewer."""
MOST_SCRIPTS: Final = 40
LONGEST_STATE: Final = 3_000_000
"""Characters; that of a long article with its comments has half a million."""
MOST_VALUES: Final = 100_000
FEWEST_WORDS: Final = 80
MARKUP_WEIGHT: Final = 4
"""A text with paragraphs counts so many times a plain one, which may be its shortened copy."""

_TEXT_NAMES: Final = frozenset(
    name.lower()
    for name in (
        *("body_html", "bodyHtml", "html_body", "contentHtml", "content_html", "articleBody", "article_body", "html"),
        *("content", "body", "text", "rendered", "full_text", "story", "bodyText"),
    )
)
"""What states call the text of an article, in lower case."""
_STATE: Final = re.compile(
    r"(?:window(?:\.|\[[\"'])|\bself\.|\bvar )?_{0,2}[A-Za-z]\w{0,40}(?:[\"']\])?\s{0,3}=\s{0,3}(JSON\.parse\(\s{0,3}(?=\")|(?=\{))"
)
"""The beginning of a script that sets a state: `window._preloads = JSON.parse("…")`, `window.__STATE__ = {…}`."""
_PARAGRAPH: Final = re.compile(r"<p[ >]", re.IGNORECASE)
BEGINNING: Final = 200
"""Characters of a script within which the state is set."""


def embedded_text(tree: LexborHTMLParser) -> str:
    """Return the longest text of an article in the page's states, as HTML or as plain text; "" where none has one."""
    texts = [text for state in _states(tree) for text in _texts(state)]
    return max(texts, key=_weight, default="")


def _weight(text: str) -> int:
    return len(text) * (MARKUP_WEIGHT if _PARAGRAPH.search(text) else 1)


def _states(tree: LexborHTMLParser) -> Iterator[Json]:
    decoder = json.JSONDecoder(strict=False)
    for script in tree.css("script:not([src])")[:MOST_SCRIPTS]:
        kind = (script.attributes.get("type") or "").lower()
        code = script.text()
        if "ld+json" in kind or len(code) > LONGEST_STATE:
            continue
        try:
            if kind.endswith("json"):
                yield json.loads(code, strict=False)
            elif found := _STATE.search(code, 0, BEGINNING):
                value, _ = decoder.raw_decode(code, found.end())
                yield json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            # Half of what looks so is a program and no JSON.
            continue


def _texts(state: Json) -> Iterator[str]:
    """Yield the texts that stand under the names for one, anywhere in a state."""
    pending: list[Json] = [state]
    seen = 0
    while pending and seen < MOST_VALUES:
        value = pending.pop()
        seen += 1
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, (dict, list)):
                    pending.append(inner)
                elif isinstance(inner, str) and name.lower() in _TEXT_NAMES and count_pieces(inner) >= FEWEST_WORDS:
                    yield inner

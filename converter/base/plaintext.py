"""The plain text that Octavo speaks within itself: what `extract/text.py` writes and `read/text.py` reads.

Blocks are parted by an empty line. A line's first characters say what it is:

| block     | form |
|-----------|------|
| paragraph | its text on one line; a further line is a line break that the author made |
| heading   | `## ` (a section) to `###### ` |
| list item | `- `, or its number as in `12. `; two spaces before it for each list around its own |
| quote     | `> ` before each line |
| code      | four spaces before each line |
| rule      | `---` |
| title     | none: title, byline and date are the article's metadata |

Items and quoted lines of one block follow each other without an empty line. A backslash before a line takes its first
characters as words, so that every text can be written; nothing else is escaped, and there is no mark-up in a line.
"""

from __future__ import annotations

import re
from typing import Final

CODE_INDENT: Final = "    "
ITEM_INDENT: Final = "  "
BULLET: Final = "- "
QUOTE_MARK: Final = ">"
RULE_LINE: Final = "---"
ESCAPE: Final = "\\"

_MARKED: Final = re.compile(r"#{2,6} |- |\d{1,9}[.)] |>|---$|\\| ")


def escaped(line: str) -> str:
    """Return a line of words that is read as words, whatever it begins with."""
    return f"{ESCAPE}{line}" if _MARKED.match(line) else line

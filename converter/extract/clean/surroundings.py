"""What stands around the article, or between its parts, and has no better name.

The finder takes it, from the page; by then no rule needs to look for it.
"""

from __future__ import annotations

from typing import Final

from converter.extract.clean.rule import Rule

RULE: Final = Rule(
    name="surroundings",
    summary="what lies between the article's parts and is not its own",
)

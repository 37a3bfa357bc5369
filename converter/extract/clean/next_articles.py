"""Another article that follows on the same page: sites go on with the next where one ends.

The finder takes it, from the page; by then no rule needs to look for it.
"""

from __future__ import annotations

from typing import Final

from converter.extract.clean.rule import Rule

RULE: Final = Rule(
    name="next_articles",
    summary="other articles that follow on the same page",
)

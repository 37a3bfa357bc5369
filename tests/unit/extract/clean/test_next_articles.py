"""What the finder leaves out after the article goes under a name that the user can keep."""

from __future__ import annotations

from converter.extract.clean import RULES
from converter.extract.clean.next_articles import RULE


def test_it_is_a_row_of_the_table_and_takes_no_line_of_plain_text() -> None:
    assert RULE in RULES
    assert not RULE.is_clutter("The next article")

"""A page and the rule files of its site to what the rule says of it.

A rule is a text in the ftr-site-config format (`directives.py` is the table of what it may say). `parsing.py` reads it,
`tree.py` copies the page to where XPath can look, `xpath.py` looks, within a budget, `applying.py` knows the order, and
`edits.py` writes the page as the rule leaves it. The package is imported only where a page's site has a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.extract.sites.applying import apply_rule
from converter.extract.sites.parsing import parse_files

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from converter.extract.ruled import Ruled
    from converter.model.page import Page
    from converter.model.site import RuleFile

__all__ = ["follow_rules", "headers_of"]


def headers_of(files: Sequence[RuleFile]) -> tuple[tuple[str, str], ...]:
    """Return the names and values of the headers that the files want sent to their site."""
    return parse_files(files).headers


def follow_rules(page: Page, files: Sequence[RuleFile], keep: Collection[str]) -> Ruled:
    """Return what the files for a page's site say of it. Nothing in them is an error: what fails is a note."""
    return apply_rule(page, parse_files(files), keep)

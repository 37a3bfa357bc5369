"""What the rule for a site strips: done before, in `extract/sites/`, and told under this name."""

from __future__ import annotations

from converter.extract.clean.rule import Rule
from converter.extract.ruled import SITE_RULES

RULE = Rule(SITE_RULES, "what a rule for the page's own site strips")

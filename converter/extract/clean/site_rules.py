"""What the rule for a site strips: done before, in `extract/sites/`, and told under this name."""

from __future__ import annotations

from converter.extract.clean.rule import Rule

RULE = Rule("site_rules", "what a rule for the page's own site strips")

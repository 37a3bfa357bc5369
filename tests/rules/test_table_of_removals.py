"""The table RULES is complete, and every row has what a row needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.base.errors import UnknownName
from converter.extract import clean
from converter.extract.clean import RULES, Rule, check_rule_names

MACHINERY = {"__init__", "anatomy", "rule", "wording"}
FOLDER = Path(clean.__file__).parent
TESTS = Path(__file__).parents[1] / "unit" / "extract" / "clean"

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_every_module_of_the_folder_is_a_row_of_the_table() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - MACHINERY

    assert {rule.name for rule in RULES} == modules


def test_no_rule_stands_in_the_table_twice() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@each_rule
def test_a_rule_has_a_summary_that_fits_in_a_line_of_help(rule: Rule) -> None:
    assert 10 < len(rule.summary) < 60
    assert not rule.summary.endswith(".")


@each_rule
def test_a_rule_has_a_file_of_tests(rule: Rule) -> None:
    assert (TESTS / f"test_{rule.name}.py").is_file()


def test_the_comment_above_the_table_says_why_the_order_is_as_it_is() -> None:
    above = (FOLDER / "__init__.py").read_text(encoding="utf-8").partition("RULES: Final")[0].rpartition("\n\n")[2]

    assert above.startswith("# The order:")


def test_what_nobody_sees_goes_before_sizes_are_compared() -> None:
    names = [rule.name for rule in RULES]

    assert names.index("hidden") < names.index("related_links")
    assert names[-1] == "empty_elements"


def test_a_name_that_no_rule_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match='did you mean "photo_credits"') as caught:
        check_rule_names(["photo_credit"])

    assert caught.value.noun == "rule"

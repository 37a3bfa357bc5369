"""The survey of a page."""

from __future__ import annotations

import gc

from converter.base.dom import parse_page
from converter.extract.find import survey


def test_a_survey_taken_apart_waits_for_no_collector() -> None:
    tree = parse_page("<div><ul><li>One</li><li>Two</li></ul><p>Three</p></div>")
    gc.collect()
    gc.disable()
    try:
        survey(tree).take_apart()

        assert gc.collect() == 0
    finally:
        gc.enable()

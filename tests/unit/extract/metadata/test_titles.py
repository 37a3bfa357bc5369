"""The article's own title: which heading it is, and what of the site's name goes."""

from __future__ import annotations

import pytest

from converter.extract.metadata.site import site_of
from tests.unit.extract.metadata.reading import json_ld, metadata_of


@pytest.mark.parametrize(
    "window",
    [
        "High water in the old town | The Ferry",
        "High water in the old town - The Ferry Online",
        "The Ferry: High water in the old town",
        "The Ferry » High water in the old town",
        "High water in the old town / News / The Ferry",
        "High water in the old town | News | The Ferry",
    ],
)
def test_the_site_s_name_is_no_part_of_the_title_wherever_it_stands(window: str) -> None:
    head = f'<title>{window}</title><meta property="og:site_name" content="The Ferry">'

    assert metadata_of(head).title == "High water in the old town"


def test_a_site_is_known_by_its_host_too() -> None:
    head = '<meta property="og:title" content="High water - Ferry Times">'

    assert metadata_of(head, url="https://www.ferrytimes.com/high-water").title == "High water"


def test_a_dash_within_a_title_stays() -> None:
    head = '<meta property="og:title" content="High water - what comes next">'

    assert metadata_of(head).title == "High water - what comes next"


def test_parts_that_only_dashes_part_stay_together_where_nothing_names_the_site() -> None:
    assert metadata_of("<title>Rock - Paper - Scissors</title>").title == "Rock - Paper - Scissors"


def test_what_stands_behind_a_bar_is_the_site_s_name_even_where_nothing_says_so() -> None:
    assert metadata_of("<title>High water in the old town | Ferry</title>").title == "High water in the old town"


def test_a_part_behind_a_dash_goes_where_the_rest_is_a_heading() -> None:
    head = "<title>High water in the old town - Ferry</title>"

    assert metadata_of(head, "<h1>Welcome</h1><h4>x</h4><h2>High water in the old town</h2>").title == (
        "High water in the old town"
    )


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("C | The language | The Ferry", "C | The language"),
        ("News | High water in town | The Ferry", "High water in town"),
    ],
)
def test_one_word_before_a_bar_is_a_section_only_where_a_whole_title_follows(window: str, title: str) -> None:
    assert metadata_of(f'<title>{window}</title><meta property="og:site_name" content="The Ferry">').title == title


def test_a_heading_that_names_the_site_is_not_the_title() -> None:
    body = "<h1>The River Book</h1><h2>What is high water?</h2>"

    assert metadata_of("<title>What is high water? - The River Book</title>", body).title == "What is high water?"


def test_a_heading_that_is_a_part_of_a_name_yields_to_the_one_that_is_the_whole_title() -> None:
    head = "<title>Submitting patches to the river — The Ferry documentation</title>"

    assert (
        metadata_of(head, "<h1>The Ferry</h1><h1>Submitting patches to the river¶</h1>").title
        == "Submitting patches to the river"
    )


def test_a_subtitle_that_the_metadata_knows_stays_with_its_title() -> None:
    head = '<title>High water in the old town</title><meta property="og:title" content="High water in the old town: how the river rose">'

    assert metadata_of(head, "<h1>High water in the old town: how the river rose</h1>").title == (
        "High water in the old town: how the river rose"
    )


def test_a_minor_heading_is_the_title_where_it_is_what_the_window_says() -> None:
    head = json_ld('{"@type":"WebSite","name":"The Ferry"}') + "<title>The Ferry » How the river rose</title>"

    assert metadata_of(head, "<h1>Welcome aboard</h1><h2>How the river rose</h2>").title == "How the river rose"


@pytest.mark.parametrize(
    ("name", "is_site_s"),
    [("The Ferry", True), ("The Ferry Staff", True), ("Ferry", False), ("Jane Doe", False), ("", False)],
)
def test_a_site_that_signs_is_known(name: str, is_site_s: bool) -> None:  # noqa: FBT001 - a table's column
    assert site_of(["The Ferry"], "https://example.org/").signs_as(name) is is_site_s


def test_an_address_that_is_none_leaves_the_names() -> None:
    assert site_of(["The Ferry"], "http://[").is_called("the ferry")


def test_a_window_that_is_the_site_s_own_yields_to_the_heading() -> None:
    head = "<title>Ferry - The heart of the coast</title>"
    body = "<h1>How we built the new pier</h1><p>It took a winter.</p>"

    assert metadata_of(head, body, url="https://www.ferry.example/pier").title == "How we built the new pier"

"""Class names and the roles that they tell."""

from __future__ import annotations

import pytest

from converter.extract.find.names import Role, roles_of


@pytest.mark.parametrize("name", ["widget", "widget_recent_entries", "sidebar", "widget-area"])
def test_a_widget_stands_beside_the_article(name: str) -> None:
    assert roles_of("div", {"class": name}) & Role.SIDE


def test_what_is_said_of_the_author_is_a_thing_and_no_category() -> None:
    assert roles_of("div", {"class": "author-box"}) & Role.AUTHOR_BOX
    assert roles_of("div", {"class": "tag-list"}) & Role.TAGS
    assert roles_of("div", {"class": "author-jane tag-newsletter category-related"}) == Role.NONE

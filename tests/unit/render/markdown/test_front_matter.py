"""The front matter of Markdown, as themes want it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from converter.model.document import (
    Document,
    Metadata,
)
from converter.model.settings import RenderSettings
from converter.model.theme import MarkdownStyle, Theme
from converter.render.markdown import render_markdown
from converter.themes import load_theme


def test_front_matter_is_quoted_where_yaml_needs_it() -> None:
    metadata = Metadata(
        title='A: "b" #c',
        authors=("Ann Other", "yes"),
        published=date(2015, 10, 14),
        modified=datetime(2015, 10, 14, 8, tzinfo=UTC),
        url="https://a.example/",
    )
    rendering = render_markdown(Document(metadata, ()), Theme("plain"), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\ntitle: "A: \\"b\\" #c"\nauthor:\n  - Ann Other\n  - "yes"\npublished: 2015-10-14\n'
        'modified: 2015-10-14T08:00:00+00:00\nsource: "https://a.example/"\n---\n'
    )


def test_front_matter_holds_links_days_constants_and_lists_as_the_theme_says() -> None:
    style = MarkdownStyle(
        keys=(
            ("author", "[[{authors}]]"),
            ("published", "{published:day}"),
            ("updated", "{modified:day}"),
            ("tags", ("clippings", "{tags}")),
            ("cite", "{site_name}, {published:day}"),
            ("kicker", "({kicker})"),
            ("type", ("article",)),
        )
    )
    metadata = Metadata(
        authors=("Ann Other", "Bob"),
        published=datetime(2015, 10, 14, 8, tzinfo=UTC),
        tags=("one", "clippings"),
        site_name="Somewhere",
    )

    rendering = render_markdown(Document(metadata, ()), Theme("plain", markdown=style), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\nauthor:\n  - "[[Ann Other]]"\n  - "[[Bob]]"\npublished: 2015-10-14\ntags:\n  - clippings\n  - one\n'
        "cite: Somewhere, 2015-10-14\ntype:\n  - article\n---\n"
    )


def test_the_theme_obsidian_begins_with_the_properties_of_its_web_clipper() -> None:
    metadata = Metadata(
        title="T",
        authors=("Ann Other",),
        published=date(2015, 10, 14),
        fetched=datetime(2026, 1, 5, 8, tzinfo=UTC),
        url="https://a.example/",
        description="D",
    )

    rendering = render_markdown(Document(metadata, ()), load_theme("obsidian"), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\ntitle: T\nsource: "https://a.example/"\nauthor:\n  - "[[Ann Other]]"\npublished: 2015-10-14\n'
        "created: 2026-01-05\ndescription: D\ntags:\n  - clippings\n---\n"
    )

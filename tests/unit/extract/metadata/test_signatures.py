"""Who signed an article, as its page shows it."""

from __future__ import annotations

import pytest

from tests.unit.extract.metadata.reading import guesses_of, json_ld, metadata_of

HEADING = "<h1>High water in the old town</h1>"
PROSE = "<p>The river rose in the night, and in the morning the old town stood in it up to its windows.</p>"


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Jane Doe</p>",
        "<div><span>By</span><span>Jane Doe</span></div>",
        "<p>By</p><p>Jane Doe</p>",
        "<p>Written by:</p><ul><li>Jane Doe</li></ul>",
        '<p>By <a href="/jane">Jane Doe</a> &nbsp; <a href="/paper">Read the printed edition</a></p>',
        '<p>By <a href="/jane">Jane Doe</a> Senior Flood Reporter</p>',
        "<p>03/01/2017 by Jane Doe, Secretary of the Society for the Preservation of Bridges</p>",
        "<p>Jane Doe, 01.12.2021</p>",
        "<p>Jane Doe | Senior Writer | July 2, 2025</p>",
        "<p>Jane Doe</p><p>July 2, 2025</p>",
        "<p>Jane Doe</p><p>Staff reporter</p>",
        '<p class="author">Jane Doe<br>4 August 2010</p>',
        '<div class="post-author"><img class="author-photo"><div class="author-name">Jane Doe</div><div>Engineer</div></div>',
        '<p>Text and research: <a href="/authors/jane-doe">Jane Doe</a></p>',
    ],
)
def test_a_byline_under_the_title_is_read(byline: str) -> None:
    assert metadata_of(body=HEADING + byline + PROSE).authors == ("Jane Doe",)


def test_each_of_several_linked_names_is_an_author() -> None:
    byline = '<p>By <a href="/jane">Jane Doe</a>, <a href="/john">John Roe</a> and <a href="/ann">Ann Lee</a></p>'

    assert metadata_of(body=HEADING + byline + PROSE).authors == ("Jane Doe", "John Roe", "Ann Lee")


def test_elements_that_are_named_alike_hold_one_author_each() -> None:
    byline = '<div class="byline"><b class="author-name">Jane Doe</b><b class="author-name">John Roe</b></div>'

    assert metadata_of(body=HEADING + byline + PROSE).authors == ("Jane Doe", "John Roe")


def test_who_reviewed_a_text_did_not_write_it() -> None:
    assert metadata_of(body=HEADING + "<p>Reviewed by Jane Doe</p>" + PROSE).authors == ()


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<div class="related-posts"><span class="author-name">John Roe</span></div>',
        '<div id="comments"><span class="comment-author">John Roe</span></div>',
        '<footer><a href="/author/john">John Roe</a></footer>',
        '<a href="/user/login">Log in</a>',
    ],
)
def test_other_people_s_names_are_not_the_author_s(elsewhere: str) -> None:
    assert metadata_of(body=f"<main>{HEADING}{PROSE}</main>{elsewhere}").authors == ()


def test_a_frame_that_holds_the_title_is_none() -> None:
    body = f'<div class="no-sidebar sidebar-layout">{HEADING}<p class="author">Jane Doe</p>{PROSE}</div>'

    assert metadata_of(body=body).authors == ("Jane Doe",)


def test_who_began_a_thread_is_its_author() -> None:
    post = '<div class="post"><a class="username" href="member.php?u={0}">{1}</a><p>The river rose.</p></div>'
    body = HEADING + post.format(1, "river_rat77") + post.format(2, "bridge99")

    assert metadata_of(body=body).authors == ("river_rat77",)


def test_a_site_that_signs_its_article_yields_to_the_name_that_it_shows() -> None:
    head = json_ld('{"@type":"Article","author":{"@type":"Organization","name":"The Ferry"}}')

    assert metadata_of(head, HEADING + "<p>By Jane Doe</p>" + PROSE).authors == ("Jane Doe",)
    assert metadata_of(head, HEADING + PROSE).authors == ("The Ferry",)
    assert "author" not in guesses_of(head, HEADING + PROSE)


def test_a_first_name_alone_is_completed_by_the_byline() -> None:
    head = '<meta name="author" content="Jane">'

    assert metadata_of(head, HEADING + "<p>By Jane Doe</p>" + PROSE).authors == ("Jane Doe",)
    assert metadata_of(head, HEADING + "<p>By John Roe</p>" + PROSE).authors == ("Jane",)


def test_a_label_alone_names_whose_lines_follow() -> None:
    byline = "<h6>Author(s)</h6><ul><li>Jane Doe</li><li>John Roe</li></ul>"

    assert metadata_of(body=HEADING + PROSE * 20 + byline).authors == ("Jane Doe", "John Roe")


def test_a_site_s_name_is_not_taken_apart() -> None:
    head = (
        '<meta property="og:site_name" content="Ships and Harbours"><meta name="author" content="Ships and Harbours">'
    )

    assert metadata_of(head, HEADING + PROSE).authors == ("Ships and Harbours",)

"""Sites whose opening post has a look of its own."""

from __future__ import annotations

import pytest

import converter
from converter.model.walk import images_of
from tests.unit.extract.threads.conversing import document_of, said
from tests.unit.extract.threads.test_engines import ANSWER, OPENING

PAGES = {
    "old Reddit": f"""<div class="thing link" data-author="ada" data-timestamp="1770112800000"><p class="title"><a
        class="title" href="/r/boats/1">A slow boat</a></p><div class="usertext-body"><div class="md"><p>{OPENING}</p></div>
        </div></div><div class="thing comment" data-author="ben"><div class="entry"><p class="tagline"><a class="author">ben
        </a> <span>4 points</span> <time datetime="2026-02-03T10:00:00+00:00">1 day ago</time></p><form><div
        class="usertext-body"><div class="md"><p>{ANSWER}</p></div></div></form><ul><li>permalink</li></ul></div></div>""",
    "Lobsters": f"""<div><ol class="stories"><li class="story"><div class="byline"><a class="u-author" href="/~ada">ada</a> <time
        datetime="2026-02-03T09:00:00">1 hour ago</time></div></li></ol><div class="story_content"><div class="story_text"><p>{OPENING}</p></div></div><ol
        class="comments"><li class="comments_subtree"><div class="comment"><div class="byline"><a href="/~ben"><img
        alt="ben avatar"></a> <a href="/~ben">ben</a> <time datetime="2026-02-03T10:00:00">now</time></div><div
        class="comment_text"><p>{ANSWER}</p></div></div></li></ol></div>""",
    "Lemmy": f"""<div class="post-listing"><a class="person-listing">ada</a> <span class="moment-time"
        data-tippy-content="2026-02-03 09:00">1h</span><div id="postContent"><div class="md-div"><p>{OPENING}</p></div></div>
        </div><ul class="comments"><li class="comment"><article><a class="person-listing">ben</a><span class="moment-time"
        data-tippy-content="2026-02-03 10:00">1h</span><div class="comment-content"><p>{ANSWER}</p></div></article></li></ul>""",
    "GitHub in React": f"""<div data-testid="issue-viewer-issue-container"><a data-testid="issue-body-header-author">ada</a>
        opened <relative-time datetime="2026-02-03T09:00:00Z">Feb 3</relative-time><div data-testid="markdown-body"><p>
        {OPENING}</p></div></div><div class="react-issue-comment"><a data-testid="avatar-link">ben</a> <a
        href="#issuecomment-1"><relative-time datetime="2026-02-03T10:00:00Z">Feb 3</relative-time></a><div
        data-testid="markdown-body"><p>{ANSWER}</p></div></div>""",
    "GitLab": f"""<div class="detail-page-description"><span class="author">ada</span><div class="description"><div class="md">
        <p>{OPENING}</p></div></div></div><ul><li class="note"><div class="note-header"><span
        class="note-header-author-name">ben</span> <a class="note-timestamp" href="#note_1"><time
        datetime="2026-02-03T10:00:00Z">1 day</time></a></div><div class="note-text"><p>{ANSWER}</p></div></li></ul>""",
    "LinkedIn": f"""<article class="main-feed-activity-card" data-test-id="main-feed-activity-card"><a
        data-tracking-control-name="public_post_feed-actor-name">ada</a><p
        data-test-id="main-feed-activity-card__commentary">{OPENING}</p></article><section class="comment"><a
        class="comment__author">ben</a><span class="comment__duration-since">2026-02-03</span><p class="comment__text">
        {ANSWER}</p><button>Like</button></section>""",
    "Substack's notes": f"""<div class="feedPermalinkUnit-x"><a href="/@ada"><img alt="ada's avatar"></a><a href="/@ada">ada
        </a><a href="/@ada/note/c-1" title="Feb 3, 2026, 9:00 AM">2d</a><div class="feedCommentBody-y"><div
        class="ProseMirror"><p>{OPENING}</p></div></div><button>42</button></div><div class="feedPermalinkUnit-x"><a
        href="/@ben">ben</a><a href="/@ben/note/c-2" title="2026-02-03 10:00">1d</a><div class="feedCommentBody-y"><div
        class="ProseMirror"><p>{ANSWER}</p></div></div></div>""",
    "Gitea": f"""<div class="timeline-item comment"><div class="comment-header"><a class="author">ada</a> <relative-time
        datetime="2026-02-03T09:00:00Z">x</relative-time></div><div class="render-content markup"><p>{OPENING}</p></div></div>
        <div class="timeline-item comment"><div class="comment-header"><a class="author">ben</a> <relative-time
        datetime="2026-02-03T10:00:00Z">x</relative-time></div><div class="render-content markup"><p>{ANSWER}</p></div></div>""",
    "Bugzilla": f"""<div class="bz_comment"><span class="bz_comment_user"><span class="fn">ada</span></span><span
        class="bz_comment_time">2026-02-03 09:00 UTC</span><p class="bz_comment_text">{OPENING}</p></div><div
        class="bz_comment"><span class="bz_comment_user"><span class="fn">ben</span></span><span class="bz_comment_time">
        2026-02-03 10:00 UTC</span><p class="bz_comment_text">{ANSWER}</p></div>""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_opening_is_the_text_and_who_answers_is_named(page: str) -> None:
    document = document_of(page)

    first, _, answer = said(document)
    assert first == OPENING
    assert answer.startswith("0 ben | 2026-02-03")
    assert answer.endswith(f" | {ANSWER}")
    assert document.metadata.authors == ("ada",)


def test_posts_of_one_author_that_follow_at_once_are_one_text() -> None:
    def post(handle: str, text: str) -> str:
        return f"""<article data-testid="tweet"><div data-testid="User-Name"><a href="/{handle}">@{handle}</a></div>
            <time datetime="2026-02-03T10:00:00.000Z">3 Feb</time><div data-testid="tweetText">{text}</div></article>"""

    document = document_of(
        post("ada", OPENING) + post("ada", "2/ So it is.") + post("ben", ANSWER) + post("ada", "Yes.")
    )

    assert [line.partition(" | ")[0] for line in said(document)] == [
        OPENING, "2/ So it is.", "Comments", "0 @ben", "0 @ada",
    ]  # fmt: skip


def test_an_article_on_x_has_its_own_title_its_picture_and_no_counts() -> None:
    page = f"""<title>(4) Ada on X: "A slow boat" / X</title><article data-testid="tweet"><div data-testid="User-Name"><a
        href="/ada">Ada</a></div><div data-testid="twitterArticleReadView"><div data-testid="tweetPhoto"><img
        src="https://pbs.twimg.com/media/a.jpg"></div><div data-testid="twitter-article-title">A slow boat</div><div
        role="group"><button>76 Replies</button></div><div data-testid="twitterArticleRichTextView"><p>{OPENING}</p></div></div><a
        href="/ada/status/1"><time datetime="2026-02-03T09:00:00Z">9:00 AM</time></a></article>"""

    document = document_of(page)

    assert (document.metadata.title, document.metadata.authors) == ("A slow boat", ("Ada",))
    assert converter.render(document, "text").decode() == OPENING + "\n"
    assert [image.url for image in images_of(document)] == ["https://pbs.twimg.com/media/a.jpg"]

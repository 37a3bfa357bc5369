"""Each program for conversations by its own mark-up: the first post is the text, the others say who wrote them and when."""

from __future__ import annotations

import pytest

from tests.unit.extract.threads.conversing import document_of, said

OPENING = "The ferry takes nine hours, and nobody on board minds."
ANSWER = "Ten hours when the wind is from the west."


def discourse(author: str, text: str) -> str:
    return f"""<div id="post_1" itemprop="comment" class="topic-body crawler-post"><div class="crawler-post-meta">
        <span class="creator" itemprop="author"><a href="/u/x"><span itemprop="name">{author}</span></a></span>
        <span class="crawler-post-infos"><time datetime="2026-02-03T10:00:00Z" class="post-time">February 3</time>
        <span itemprop="position">1</span></span></div><div class="post" itemprop="text"><p>{text}</p></div>
        <div class="crawler-linkback-list"></div><span class="post-likes">3 Likes</span></div>"""


def discourse_with_scripts(author: str, text: str) -> str:
    return f"""<div class="topic-post"><article data-post-id="7"><div class="topic-meta-data"><div class="names">
        <span class="first username"><a href="/u/x">{author}</a></span></div><div class="post-infos"><a class="post-date"
        href="/t/1/1"><span class="relative-date" data-time="1770112800000">Feb 3</span></a></div></div>
        <div class="cooked"><p>{text}</p></div><button>Like</button></article></div>"""


def xenforo(author: str, text: str) -> str:
    return f"""<article class="message message--post" data-author="{author}"><div class="message-user"><h4
        class="message-name"><a class="username">{author}</a></h4><h5>Deck hand</h5></div><header
        class="message-attribution"><div class="message-attribution-main"><a href="/threads/1/post-1"><time class="u-dt"
        datetime="2026-02-03T10:00:00+0000">Feb 3</time></a></div><a>#1</a></header><div class="message-body"><div
        class="bbWrapper">{text}</div></div><footer><a>Reply</a></footer></article>"""


def xenforo_1(author: str, text: str) -> str:
    return f"""<ol class="messageList"><li class="message" data-author="{author}"><div class="messageContent"><blockquote
        class="messageText">{text}</blockquote></div><a class="datePermalink" href="posts/1/"><abbr class="DateTime"
        data-time="1770112800">Feb 3</abbr></a></li></ol>"""


def phpbb(author: str, text: str) -> str:
    return f"""<div id="p1" class="post has-profile bg2"><dl class="postprofile"><dt><a class="username">{author}</a></dt>
        <dd>Posts: 12</dd></dl><div class="postbody"><h3><a href="#p1">Re: A slow boat</a></h3><p class="author">by
        <strong><a class="username">{author}</a></strong> » <time datetime="2026-02-03T10:00:00+00:00">Tue</time></p>
        <div class="content">{text}</div><div class="signature">Fair winds</div></div></div>"""


def fluxbb(author: str, text: str) -> str:
    return f"""<div id="p1" class="blockpost"><h2><span>#1 <a href="viewtopic.php?pid=1">2026-02-03 10:00:00</a></span></h2>
        <div class="postleft"><dl><dt><strong>{author}</strong></dt><dd>Member</dd></dl></div><div class="postright">
        <div class="postmsg"><p>{text}</p></div><div class="postsignature">Fair winds</div></div></div>"""


def vbulletin_3(author: str, text: str) -> str:
    return f"""<table id="post1"><tr><td class="thead">2026-02-03, 10:00</td></tr><tr><td><a class="bigusername">{author}
        </a></td></tr><tr><td><div id="post_message_1">{text}</div></td></tr></table>"""


def vbulletin_4(author: str, text: str) -> str:
    return f"""<ol><li class="postbit postcontainer" id="post_1"><span class="postdate"><span class="date">2026-02-03 10:00
        </span></span><a class="postcounter" href="showthread.php?p=1">#1</a><a class="username"><strong>{author}</strong></a>
        <blockquote class="postcontent">{text}</blockquote></li></ol>"""


def vbulletin_5(author: str, text: str) -> str:
    return f"""<ul><li class="b-post"><div class="author"><a>{author}</a></div><time datetime="2026-02-03T10:00:00">Feb 3
        </time><a class="b-post__count" href="/p1">#1</a><div class="js-post__content-text">{text}</div></li></ul>"""


def invision(author: str, text: str) -> str:
    return f"""<article class="cPost ipsComment"><aside class="cAuthorPane"><h3 class="cAuthorPane_author"><a>{author}</a>
        </h3></aside><div class="ipsComment_meta"><a href="/topic/1"><time datetime="2026-02-03T10:00:00Z">3 Feb</time></a>
        </div><div data-role="commentContent"><p>{text}</p></div><ul><li>Quote</li></ul></article>"""


def nodebb(author: str, text: str) -> str:
    return f"""<ul><li component="post" data-username="{author}" data-timestamp="1770112800000"><a href="/user/x">{author}
        </a><div component="post/content"><p>{text}</p></div><div component="post/actions">Reply 2</div></li></ul>"""


def simple_machines(author: str, text: str) -> str:
    return f"""<div class="post_wrapper"><div class="poster"><h4><a>{author}</a></h4><ul><li>Posts: 4</li></ul></div>
        <div class="keyinfo"><div class="smalltext">2026-02-03 10:00</div></div><div class="post"><div class="inner">{text}
        </div></div><div class="signature">Fair winds</div></div>"""


def mybb(author: str, text: str) -> str:
    return f"""<div class="post" id="post_1"><div class="post_author"><span class="largetext"><a>{author}</a></span></div>
        <div class="post_head"><span class="post_date">2026-02-03, 10:00</span></div><div class="post_body">{text}</div>
        </div>"""


def flarum(author: str, text: str) -> str:
    return f"""<div id="flarum-content"><article><div class="PostUser"><h3 class="PostUser-name">{author}</h3></div>
        <time datetime="2026-02-03T10:00:00Z">3 Feb</time><div class="Post-body"><p>{text}</p></div></article></div>"""


def vanilla(author: str, text: str) -> str:
    return f"""<ul><li class="Item ItemComment"><span class="Author"><a class="Username">{author}</a></span><a
        class="Permalink" href="/c/1"><time datetime="2026-02-03T10:00:00Z">3 Feb</time></a><div
        class="Message userContent">{text}</div></li></ul>"""


def khoros(author: str, text: str) -> str:
    return f"""<div class="lia-message-view-wrapper"><a class="lia-user-name-link">{author}</a><span
        class="local-friendly-date" title="2026-02-03 10:00">Tuesday</span><div class="lia-message-body-content"><p>{text}
        </p></div><div>0 Kudos</div></div>"""


def github(author: str, text: str) -> str:
    return f"""<div class="js-comment"><h3><strong><a class="author" href="/x">{author}</a></strong> commented <a
        class="js-timestamp" href="#issue-1"><relative-time datetime="2026-02-03T10:00:00Z">Feb 3, 2026</relative-time>
        </a></h3><div class="comment-body js-comment-body"><p>{text}</p></div></div>"""


def microdata(author: str, text: str) -> str:
    return f"""<div itemscope itemtype="https://schema.org/DiscussionForumPosting"><span itemprop="author" itemscope><b
        itemprop="name">{author}</b></span><time itemprop="datePublished" datetime="2026-02-03T10:00">3 Feb</time>
        <div itemprop="text">{text}</div><button>Reply</button></div>"""


def bluesky(author: str, text: str) -> str:
    return f"""<div data-testid="postThreadItem-by-x.example"><a href="/profile/x.example"><span>{author}</span></a><div
        data-word-wrap="1">{text}</div><a href="/profile/x.example/post/3k" data-tooltip="2026-02-03 10:00">1h</a></div>"""


def mastodon(author: str, text: str) -> str:
    return f"""<div class="entry"><div class="status"><a class="status__relative-time" href="/@x/1"><time
        datetime="2026-02-03T10:00:00Z">Feb 3</time></a><span class="display-name"><bdi><strong
        class="display-name__html">{author}</strong></bdi> <span>@x@boats.example</span></span><div
        class="status__content"><p>{text}</p></div><button>Boost</button></div></div>"""


ENGINES = (
    discourse, discourse_with_scripts, xenforo, xenforo_1, phpbb, fluxbb, vbulletin_3, vbulletin_4, vbulletin_5, invision,
    nodebb, simple_machines, mybb, flarum, vanilla, khoros, github, microdata, bluesky, mastodon,
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)
def test_the_first_post_is_the_text_and_the_second_an_answer(engine: object) -> None:
    assert callable(engine)
    head = '<meta name="generator" content="Discourse 3 / Flarum, ips discourse flarum ItemComment">'

    document = document_of(engine("Ada", OPENING) + engine("Ben Tar", ANSWER), head=head)

    first, heading, answer = said(document)
    assert first == OPENING
    assert heading in {"Replies", "Comments"}
    assert answer.startswith("0 Ben Tar | 2026-02-03")
    assert answer.endswith(f" | {ANSWER}")
    assert document.metadata.authors == ("Ada",)
    assert str(document.metadata.published)[:10] == "2026-02-03"


def test_answers_on_stack_exchange_stand_under_their_name() -> None:
    document = document_of(
        f"""<div id="question" class="question"><div class="post-layout"><div class="js-vote-count">12</div><div
        class="js-post-body"><p>{OPENING}</p></div><div class="post-signature owner"><span class="relativetime"
        title="2026-02-03 10:00:00Z">Feb 3</span><div class="user-details"><a>Ada</a></div></div></div></div>
        <h2>1 Answer</h2><div class="answer"><div class="js-post-body"><p>{ANSWER}</p></div><div class="user-action-time">
        answered <span class="relativetime" title="2026-02-04 10:00:00Z">Feb 4</span></div><div class="user-details"
        itemprop="author"><a>Ben</a></div></div>"""
    )

    assert said(document) == [OPENING, "Answers", f"0 Ben | 2026-02-04T10:00:00+00:00 | {ANSWER}"]


def test_a_thread_of_hacker_news_is_nested_by_its_indents() -> None:
    def comment(author: str, indent: int, text: str) -> str:
        return f"""<tr class="athing comtr"><td><table><tr><td class="ind" indent="{indent}"></td><td><div><a
            class="hnuser">{author}</a> <span class="age" title="2026-02-03T10:00:00 1770112800"><a href="item?id=2">1 hour
            ago</a></span></div><div class="comment"><div class="commtext c00">{text}</div><div class="reply">reply</div>
            </div></td></tr></table></td></tr>"""

    document = document_of(
        f"""<table class="fatitem"><tr><td><span class="titleline"><a href="https://boats.example/slow">A slow boat</a>
        </span></td></tr><tr><td><a class="hnuser">ada</a> <span class="age" title="2026-02-03T09:00:00 1">2 hours</span>
        </td></tr></table><table>{comment("ben", 0, OPENING)}{comment("cleo", 1, ANSWER)}{comment("dan", 0, OPENING)}
        </table>"""
    )

    assert [line[:6] for line in said(document)] == ["A slow", "Commen", "0 ben ", "1 cleo", "0 dan "]
    assert document.metadata.authors == ("ada",)


def test_a_thread_of_reddit_is_nested_by_its_depth() -> None:
    document = document_of(
        f"""<shreddit-post author="ada" created-timestamp="2026-02-03T10:00:00+0000"><h1 slot="title">A slow boat</h1><div
        slot="text-body"><div class="md"><p>{OPENING}</p></div></div></shreddit-post><shreddit-comment author="ben" depth="0"
        permalink="/r/boats/1"><div slot="comment"><p>{ANSWER}</p></div><shreddit-comment author="cleo" depth="1"><div
        slot="comment"><p>So it is.</p></div></shreddit-comment></shreddit-comment>"""
    )

    assert said(document) == [OPENING, "Comments", f"0 ben |  | {ANSWER}", "1 cleo |  | So it is."]


def test_a_post_on_x_is_named_after_its_author_in_every_language() -> None:
    def post(name: str, handle: str, text: str) -> str:
        return f"""<article data-testid="tweet"><div data-testid="User-Name"><a href="/{handle}">{name}</a><a
            href="/{handle}">@{handle}</a><a href="/{handle}/status/1"><time datetime="2026-02-03T10:00:00.000Z">3. Feb.
            </time></a></div><div data-testid="tweetText">{text}</div><div role="group">12 345</div></article>"""

    document = document_of(post("Ada", "ada", OPENING) + post("Ben", "ben", ANSWER), url="https://x.com/ada/status/1")

    assert said(document) == [OPENING, "Comments", f"0 Ben @ben | 2026-02-03T10:00:00+00:00 | {ANSWER}"]
    assert document.metadata.title == "Post by @ada"


def test_turns_of_a_chat_stand_under_who_speaks() -> None:
    document = document_of(
        f"""<div data-testid="conversation-turn-1"><h5 class="sr-only">You said:</h5><div data-message-author-role="user">
        <div class="whitespace-pre-wrap">How long does it take?</div></div></div><div data-testid="conversation-turn-2"><h6
        class="sr-only">ChatGPT said:</h6><div data-message-author-role="assistant"><div class="markdown"><p>{OPENING}</p>
        </div></div><button>Copy</button></div>"""
    )

    assert said(document) == ["You said", "How long does it take?", "", "ChatGPT said", OPENING]


def test_a_page_of_questions_about_its_own_subject_is_no_thread() -> None:
    question = """<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">Is it slow?</h3><div itemscope
        itemtype="https://schema.org/Answer"><p itemprop="text">It is as slow as the sea wants it to be.</p></div></div>"""

    document = document_of(
        f"<main><article><h1>The ferry</h1><p>{OPENING * 4}</p></article>"
        f'<section itemscope itemtype="https://schema.org/FAQPage">{question * 3}</section></main>'
    )

    assert not any(line.startswith("0 ") for line in said(document))
    assert OPENING in " ".join(said(document))

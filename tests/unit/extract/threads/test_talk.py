"""Mail and chats by their own mark-up: every message says who wrote it, every turn who speaks."""

from __future__ import annotations

import pytest

from tests.unit.extract.threads.conversing import document_of, said

QUESTION = "How long does the ferry take when the wind is from the west?"
ANSWER = "Ten hours then, and nobody on board minds."


def google_groups(author: str, text: str) -> str:
    return f"""<section data-author="{author}" data-doc-id="1"><h3>{author}</h3><span class="zX2W9c">Feb 3, 2026, 10:00 AM</span>
        <div role="region"><p>{text}</p></div><button>Reply</button></section>"""


def hyperkitty(author: str, text: str) -> str:
    return f"""<div class="email"><div class="email-header"><div class="email-author"><h2 class="name"><a>{author}</a></h2></div>
        <div class="email-date"><span title="Sender's time: Feb. 3, 2026, 10 a.m.">10 a.m.</span></div></div>
        <div class="email-body"><p>{text}</p><div class="quoted-switch"><a>...</a></div><div class="quoted-text">old</div></div>
        </div>"""


def telegram(author: str, text: str) -> str:
    return f"""<div class="tgme_widget_message"><a class="tgme_widget_message_owner_name"><span>{author}</span></a><div
        class="tgme_widget_message_text">{text}</div><span>12K views</span><a class="tgme_widget_message_date"
        href="https://t.me/boats/1"><time datetime="2026-02-03T10:00:00+00:00">10:00</time></a></div>"""


def discord(author: str, text: str) -> str:
    return f"""<div class="chatlog__message-group"><div class="chatlog__message"><span class="chatlog__author">{author}</span>
        <span class="chatlog__timestamp" title="Tuesday, February 3, 2026 10:00 AM">2/3</span><div class="chatlog__content">
        {text}</div></div></div>"""


@pytest.mark.parametrize(
    "program", [google_groups, hyperkitty, telegram, discord], ids=lambda program: program.__name__
)
def test_every_message_is_a_post(program: object) -> None:
    assert callable(program)

    messages = [line.split(" | ") for line in said(document_of(program("Ada", QUESTION) + program("Ben", ANSWER)))]

    assert [(author, text) for author, _, text in messages] == [("0 Ada", QUESTION), ("0 Ben", ANSWER)]
    assert all("2026" in date for _, date, _ in messages)


CHATS = {
    "ChatGPT": f"""<div data-message-author-role="user"><div class="whitespace-pre-wrap">{QUESTION}</div></div>
        <div data-message-author-role="assistant"><div class="markdown"><p>{ANSWER}</p></div></div>""",
    "Claude": f"""<div data-testid="user-message"><p>{QUESTION}</p></div><div class="font-claude-response"><p>{ANSWER}</p>
        </div><button>Copy</button>""",
    "Gemini": f"""<user-query><h2 class="cdk-visually-hidden">You said</h2><div class="query-text"><p>{QUESTION}</p></div>
        </user-query><model-response><message-content><div class="markdown"><p>{ANSWER}</p></div></message-content>
        </model-response>""",
    "Grok": f"""<div id="response-1" class="items-end"><div class="message-bubble"><p>{QUESTION}</p></div></div><div
        id="response-2" class="items-start"><div class="message-bubble"><p>{ANSWER}</p></div></div>""",
}


@pytest.mark.parametrize(("assistant", "page"), CHATS.items(), ids=CHATS)
def test_turns_name_the_assistant(assistant: str, page: str) -> None:
    assert said(document_of(page, url="https://chat.example/share/1")) == ["You", QUESTION, "", assistant, ANSWER]

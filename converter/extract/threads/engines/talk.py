"""Mail in the browser, archives of mail and chats with assistants: the table TALK."""

from __future__ import annotations

from typing import Final

from converter.extract.threads.engines.engine import Engine, Place

TALK: Final = (
    Engine(
        "Gmail",
        "[data-legacy-message-id]",
        (Place("[data-legacy-message-id]", ".a3s", ".gD@name | .gD", ".g3@title | .g3"),),
        drop=".gmail_quote, .gmail_attr, .gmail_signature, .yj6qo, .adL, .a6S, .ajR, blockquote[type=cite],"
        " .gmail_attr ~ blockquote, .gmail_quote_container",
        manner="mail",
    ),
    Engine(
        "Google Groups",
        "section[data-author]",
        (Place("section[data-author]", '[role="region"]', "@data-author", ".zX2W9c"),),
        drop=".gmail_quote, .gmail_attr, .gmail_signature",
        manner="mail",
    ),
    Engine(
        "HyperKitty",
        ".email-body",
        (
            Place(
                ".email",
                ".email-body",
                ".email-author .name a | .email-author .name | .email-author a",
                ".email-date time@datetime | .email-date span@title | .email-date",
                ".email-date a@href | .messagelink a@href",
            ),
        ),
        drop=".quoted-switch, .quoted-text, .email-info",
        manner="mail",
    ),
    Engine(
        "Mailman's archives",
        'head:has(link[href^="mailto:"]) ~ body > pre',
        (Place("body:has(> h1):has(> i):has(> b)", "body > pre", "body > b", "body > i"),),
        is_plain=True,
    ),
    Engine(
        "Telegram",
        ".tgme_widget_message_text",
        (
            Place(
                ".tgme_widget_message",
                ".tgme_widget_message_text:not(.tgme_widget_message_reply .tgme_widget_message_text)",
                ".tgme_widget_message_from_author | .tgme_widget_message_owner_name | .tgme_widget_message_author",
                "a.tgme_widget_message_date time@datetime | time@datetime",
                "a.tgme_widget_message_date@href",
            ),
        ),
        drop=".tgme_widget_message_reply",
        manner="mail",
    ),
    Engine(
        "Discord's exports",
        ".chatlog__message",
        (
            Place(
                ".chatlog__message-group, .chatlog__messages",
                ".chatlog__content, .chatlog__attachment",
                ".chatlog__author-name | .chatlog__author",
                ".chatlog__timestamp@title | .chatlog__timestamp",
            ),
        ),
        manner="mail",
    ),
    Engine(
        "ChatGPT",
        '[data-testid^="conversation-turn"]',
        (
            Place(
                '[data-testid^="conversation-turn"]',
                '[data-message-author-role="user"] .whitespace-pre-wrap, [data-message-author-role="assistant"] .markdown',
                "h4.sr-only | h5.sr-only | h6.sr-only",
            ),
        ),
        manner="chat",
    ),
    Engine(
        "ChatGPT, without turns",
        "[data-message-author-role]",
        (
            Place('[data-message-author-role="user"]', ".whitespace-pre-wrap, .markdown", "=You"),
            Place('[data-message-author-role="assistant"]', ".markdown", "=ChatGPT"),
        ),
        manner="chat",
    ),
    Engine(
        "Claude",
        '[data-testid="user-message"]',
        (
            Place('[data-testid="user-message"]', "", "=You"),
            Place(".font-claude-message, .font-claude-response", "", "=Claude"),
        ),
        manner="chat",
    ),
    Engine(
        "Gemini",
        "user-query",
        (
            Place("user-query, .user-query-container", ".query-text", "=You"),
            Place("model-response, .response-container", ".markdown, message-content", "=Gemini"),
        ),
        drop=".cdk-visually-hidden, model-thoughts",
        manner="chat",
    ),
    Engine(
        "Grok",
        ".message-bubble",
        (
            Place('[id^="response-"].items-end', ".message-bubble", "=You"),
            Place('[id^="response-"].items-start', ".message-bubble", "=Grok"),
        ),
        manner="chat",
    ),
)

"""Letters for the tests."""

from __future__ import annotations

from converter.model.delivery import Account, Enclosure, Letter, MailBody, Recipient
from converter.model.rendering import Rendering

ACCOUNT = Account("smtp.example.org", 465, "tls", "me@example.org", username="me@example.org")
KINDLE = Recipient("paperwhite", "kindle", "me_1@kindle.com")
SOMEONE = Recipient("ann", "email", "ann@example.org")


def enclosure(title: str = "A title", content: bytes = b"book", article: str = "example.org/a") -> Enclosure:
    rendering = Rendering(content, "application/epub+zip", f"{title}.epub")
    return Enclosure(article, "settings", title, rendering, MailBody(f"{title}\n"))


def letter(*enclosures: Enclosure, recipient: Recipient = KINDLE, repetition: int = 0) -> Letter:
    held = enclosures or (enclosure(),)
    return Letter(recipient, held[0].title, held[0].body, held, repetition)

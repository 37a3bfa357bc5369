"""Enclosures to Letters: as many to a mail as its limits allow, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.deliver.mail.providers import MEGABYTE, USUAL_LIMIT_BYTES, provider_at
from converter.model.delivery import Letter, MailBody

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.delivery import Account, Enclosure, Recipient, RecipientKind

ENCODED_SHARE: Final = 78 / 57
"""Bytes of Base64, in lines of 76 characters with their ends, for one byte of a file."""
AROUND_BYTES: Final = 100_000
"""Kept free in a mail for headers, boundaries and a text of some pages."""


@dataclass(frozen=True, slots=True)
class KindLimit:
    """What an address of a kind takes."""

    attachments: int
    """To one mail."""
    mail_bytes: int
    """Of a whole mail."""
    formats: tuple[str, ...]
    """Names of rows of RENDERERS that it takes; () is any."""
    source: str


KIND_LIMITS: Final[dict[RecipientKind, KindLimit]] = {
    "kindle": KindLimit(
        25,
        50 * MEGABYTE,
        ("epub", "pdf", "html", "text"),
        "amazon.co.uk help, nodeId 201974220 [D]; types: linuxserver/docker-calibre-web#203 [I]",
    ),
    "pocketbook": KindLimit(
        10, 20 * MEGABYTE, ("epub", "pdf", "html", "text"), "[U]: no page was found that says it; caution"
    ),
    "email": KindLimit(25, 25 * MEGABYTE, (), "What most providers let through [2nd]"),
}


def limit_bytes(account: Account, kind: RecipientKind) -> int:
    """Return how large a mail from that account to an address of that kind may be: what both ends take."""
    provider = provider_at(account.host, account.port)
    own = account.limit_bytes or (provider.limit_bytes if provider else USUAL_LIMIT_BYTES)
    return min(own, KIND_LIMITS[kind].mail_bytes)


def budget_bytes(account: Account, kind: RecipientKind) -> int:
    """Return how large a file may be that is enclosed alone."""
    return int((limit_bytes(account, kind) - AROUND_BYTES) / ENCODED_SHARE)


def pack(
    recipient: Recipient, enclosures: Sequence[Enclosure], account: Account, subject: str = ""
) -> Iterator[Letter]:
    """Yield letters that hold all enclosures in their order, each within the limits of both ends.

    At an address of kind "email" each article is a letter of its own, for it is the letter's text. `subject` stands
    in place of the articles' titles.
    """
    most = 1 if recipient.kind == "email" else KIND_LIMITS[recipient.kind].attachments
    room = budget_bytes(account, recipient.kind)
    packed: list[Enclosure] = []
    for enclosure in enclosures:
        size = sum(len(one.rendering.content) for one in (*packed, enclosure))
        if packed and (len(packed) == most or size > room):
            yield _letter(recipient, packed, subject)
            packed = []
        packed.append(enclosure)
    if packed:
        yield _letter(recipient, packed, subject)


def _letter(recipient: Recipient, enclosures: Sequence[Enclosure], subject: str) -> Letter:
    first, more = enclosures[0], len(enclosures) - 1
    if not more:
        return Letter(recipient, subject or first.title, first.body, tuple(enclosures))
    listed = "\n".join(f"- {enclosure.title}" for enclosure in enclosures)
    return Letter(recipient, subject or f"{first.title} + {more}", MailBody(f"{listed}\n"), tuple(enclosures))

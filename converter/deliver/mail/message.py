"""Letter to the bytes of a mail (RFC 5322), as receivers want it, and which no title can break.

Python's `email` raises for some line ends in a header (CR, LF, U+2028) and passes others (NUL, lone surrogates), so all
of them are spaces before it sees them. Its policy SMTP writes 8-bit text where it may, which the next server may not
take: here every part is seven bits. A header that is too long for one line it folds by itself, and names of files
that are not ASCII it writes as RFC 2231 has it.
"""

from __future__ import annotations

import unicodedata
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from converter.base.mailboxes import in_ascii
from converter.base.names import slug
from converter.base.vocabulary import GENERATOR

if TYPE_CHECKING:
    from datetime import datetime

    from converter.model.delivery import Account, Enclosure, Letter, MailBody

MOST_SUBJECT_CHARACTERS: Final = 180
"""A list of mails shows less; some servers refuse a header of some kilobytes."""
UNTITLED: Final = "Article"
DOUBLE_SUFFIXES: Final = (".kepub.epub",)
_POLICY: Final = SMTP.clone(cte_type="7bit")


def message_id(letter: Letter, account: Account) -> str:
    """Return the Message-ID of a letter: the same for the same articles, recipient and settings, today and next year.

    By it receivers know a mail that they have already, so that a letter that is sent again does not arrive twice.
    """
    parts = [letter.recipient.address.lower(), str(letter.repetition)]
    parts += [f"{one.article} {one.settings} {one.part}/{one.parts}" for one in letter.enclosures]
    domain = in_ascii(account.sender).rpartition("@")[2].lower()
    return f"<{sha256(chr(10).join(parts).encode()).hexdigest()[:40]}@{domain}>"


def write_message(letter: Letter, account: Account, moment: datetime) -> bytes:
    """Return the mail: its text, as HTML too where the letter has it, and its enclosures, with CRLF at the line ends."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _mailbox(account.sender_name, account.sender)
    message["To"] = _mailbox("", letter.recipient.address)
    message["Subject"] = subject_line(letter.subject)
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = message_id(letter, account)
    message["User-Agent"] = GENERATOR
    _write_body(message, letter.body)
    names: set[str] = set()
    for enclosure in letter.enclosures:
        _enclose(message, enclosure, names)
    return message.as_bytes()


def subject_line(title: str) -> str:
    """Return a title as one line of letters that show, at most MOST_SUBJECT_CHARACTERS long."""
    kept = "".join(character if _shows(character) else " " for character in title)
    # Python's header reads what it is given: a title that looks like an encoded word would be decoded.
    line = " ".join(kept.replace("=?", "= ?").split())
    if len(line) > MOST_SUBJECT_CHARACTERS:
        line = line[: MOST_SUBJECT_CHARACTERS - 1].rstrip() + "…"
    return line or UNTITLED


def attachment_name(file_name: str) -> str:
    """Return the name of a file as a mail may carry it: one line, without what a file system reserves."""
    stem, suffix = _split(file_name)
    return f"{slug(stem)}{suffix}" if suffix.replace(".", "").isalnum() else slug(file_name)


def _shows(character: str) -> bool:
    # Cc controls, Cs lone surrogates, Zl and Zp ends of line; the joiners of emoji are Cf, and bidi's turns are too.
    category = unicodedata.category(character)
    return category not in {"Cc", "Cs", "Zl", "Zp", "Co", "Cn"} and (category != "Cf" or character in "\u200c\u200d")


def _mailbox(name: str, address: str) -> Address:
    return Address(display_name=subject_line(name) if name else "", addr_spec=in_ascii(address))


def _write_body(message: EmailMessage, body: MailBody) -> None:
    text = _plain(body.text)
    message.set_content(text, cte=_encoding(text))
    if not body.html:
        return
    message.add_alternative(body.html, subtype="html", cte=_encoding(body.html))
    html = [part for part in message.iter_parts() if isinstance(part, EmailMessage)][-1]
    for picture in body.pictures:
        main, _, sub = picture.media_type.partition("/")
        name = f"{picture.identifier.partition('@')[0]}.{sub.partition('+')[0]}"
        html.add_related(
            picture.content,
            maintype=main,
            subtype=sub,
            cid=f"<{picture.identifier}>",
            disposition="inline",
            filename=name,
        )


def _encoding(text: str) -> str:
    """Return the shorter of the two encodings of a text: quoted-printable has three letters for each byte beyond ASCII."""
    size = len(text.encode("utf-8", "replace"))
    ascii_size = sum(character.isascii() for character in text)
    return "quoted-printable" if ascii_size + 3 * (size - ascii_size) <= size * 4 / 3 else "base64"


def _plain(text: str) -> str:
    """Return a text whose every character a mail can carry."""
    kept = "".join(c if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} else " " for c in text)
    return kept if kept.endswith("\n") else f"{kept}\n"


def _enclose(message: EmailMessage, enclosure: Enclosure, names: set[str]) -> None:
    rendering = enclosure.rendering
    media_type, _, parameters = rendering.media_type.partition(";")
    main, _, sub = media_type.strip().partition("/")
    name = _free(attachment_name(rendering.file_name), names)
    names.add(name.casefold())
    # As bytes, also where it is text: an attachment is to arrive as it is, to the last line end.
    charset = parameters.partition("charset=")[2].strip()
    message.add_attachment(
        rendering.content,
        maintype=main,
        subtype=sub,
        filename=name,
        params={"charset": charset} if charset else None,
    )


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number where the letter has one like it: receivers save one over the other."""
    stem, suffix = _split(name)
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} {number}{suffix}"
    return candidate


def _split(name: str) -> tuple[str, str]:
    """Return a name's stem and its ending with the dot; Kobo's ending has two."""
    suffix = next((two for two in DOUBLE_SUFFIXES if name.endswith(two)), PurePosixPath(f"x{name}").suffix)
    return name.removesuffix(suffix), suffix

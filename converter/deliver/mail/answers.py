"""What a mail server answers, in plain words, with the next move."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.model.delivery import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model.delivery import Secret, Stage

MOST_CHARACTERS: Final = 300
_ENHANCED: Final = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})\b")


def answer_of(code: int, text: bytes, secrets: Iterable[Secret] = ()) -> Answer:
    """Return what a server said as one line, with nothing in it that a terminal would carry out, and no secret.

    A server may repeat what it was sent; wherever the words go from here, they are not the password.
    """
    words = text.decode("utf-8", "replace")
    for secret in secrets:
        for form in _forms(secret):
            words = words.replace(form, "…")
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return Answer(max(0, code), line[:MOST_CHARACTERS])


def _forms(secret: Secret) -> tuple[str, ...]:
    """Return every form in which a secret goes to a server."""
    from base64 import b64encode

    words = secret.reveal()
    return tuple(form for form in (words, b64encode(words.encode()).decode()) if form)


def refusal(answer: Answer, stage: Stage, address: str, size_bytes: int) -> str:
    """Return what a permanent refusal of a letter means, and what to do."""
    code, detail = answer.code, _detail(answer)
    said = f"(the server said: {answer})" if answer.text else f"(code {code})"
    match code, detail:
        case (552 | 523, _) | (_, "2.3" | "3.4"):
            words = f"The mail of {_megabytes(size_bytes)} is too large for the server"
            advice = "set limit_mb in [smtp] to what it takes, and the article is made smaller or comes in parts"
        case (_, "2.2") | (422, _):
            words, advice = f"The mailbox of {address} is full", "send it again when there is room"
        case (_, "1.1" | "1.2" | "1.3" | "1.6" | "1.10"):
            words, advice = f"There is no mailbox {address}", "look whether the address is spelt rightly"
        case (530 | 538, _):
            words, advice = "The server takes mail only after a login", 'set username in [smtp], and security = "tls"'
        case _ if stage == "recipient":
            words, advice = f"The server takes no mail for {address}", "look whether the address is spelt rightly"
        case _ if stage == "sender":
            words = "The server takes no mail from this sender"
            advice = "set from in [smtp] to an address of this account"
        case _:
            words = "The server refused the mail for good"
            advice = "its words say why; octavo outbox retry sends it again"
    return f"{words} {said}; {advice}."


def deferral(answer: Answer, address: str) -> str:
    """Return what a temporary refusal means."""
    said = f"(the server said: {answer})" if answer.text else f"(code {answer.code})"
    match answer.code, _detail(answer):
        case (421, _):
            words = "The server has no time for this now"
        case (450, _):
            words = f"The mailbox of {address} cannot take it now, or the server wants to be asked twice"
        case (452, _) | (_, "2.2" | "3.1"):
            words = "The server or the mailbox has no room for it now"
        case (451 | 454, _):
            words = "The server has a trouble of its own now"
        case _:
            words = "The server refused it for now"
    return f"{words} {said}."


def login_refused(answer: Answer, username: str, host: str, hint: str) -> str:
    """Return what it means that a server did not let the user in. `hint` says what its provider wants."""
    said = f" ({answer})" if answer.code else ""
    advice = hint or "look whether the user name and the password are right, and whether it wants an app password."
    return f"{host} did not let {username} in{said}. {advice[:1].upper()}{advice[1:]}"


def _detail(answer: Answer) -> str:
    """Return subject and detail of an enhanced status code (RFC 3463), such as "1.1"; "" where there is none."""
    found = _ENHANCED.match(answer.text)
    return f"{found[2]}.{found[3]}" if found else ""


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.1f} MB"

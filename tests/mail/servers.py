"""Mail servers on 127.0.0.1: real ones (aiosmtpd) with what one wishes them to say, and raw ones that break off."""

from __future__ import annotations

import asyncio
import email
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.policy import default
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

if TYPE_CHECKING:
    import ssl
    from email.message import EmailMessage

USER = "me@example.org"
PASSWORD = "pä$$ wörd, never to be seen"  # noqa: S105 - of servers that live for a test
TOKEN = "ya29.token-never-to-be-seen"  # noqa: S105

Hook: TypeAlias = Callable[[str, str], "Awaitable[str | None] | str | None"]
"""Stage and recipient to what is answered instead of the usual; "" ends the connection."""


@dataclass
class Mailbox:
    """What a server took, in its order."""

    letters: list[tuple[str, bytes]] = field(default_factory=list)
    """Recipient and bytes of each."""
    seen: list[str] = field(default_factory=list)
    """Stages, as they came."""
    logins: list[tuple[str, str]] = field(default_factory=list)
    """Method and user name of each login that was let in."""
    turned_away: int = 0
    """Logins that were not."""

    def messages(self) -> list[EmailMessage]:
        return [cast("EmailMessage", email.message_from_bytes(content, policy=default)) for _, content in self.letters]

    def to(self, address: str) -> list[bytes]:
        return [content for recipient, content in self.letters if recipient == address]


class _Handler:
    def __init__(self, mailbox: Mailbox, hook: Hook | None) -> None:
        self.mailbox = mailbox
        self.hook = hook

    async def _said(self, server: SMTP, stage: str, recipient: str = "") -> str | None:
        self.mailbox.seen.append(stage)
        said = self.hook(stage, recipient) if self.hook else None
        if isinstance(said, Awaitable):
            said = await said
        if said == "":
            server.transport.abort()  # type: ignore[union-attr]
            await asyncio.sleep(60)
        return said

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        if said := await self._said(server, "mail"):
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 sender is fine"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        if said := await self._said(server, "rcpt", address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient is fine"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        recipient = envelope.rcpt_tos[0]
        if said := await self._said(server, "data", recipient):
            return said
        self.mailbox.letters.append((recipient, envelope.content))
        # What is said from here on is said of a letter that is in the mailbox.
        return await self._said(server, "taken", recipient) or "250 2.0.0 taken as 4711"

    async def auth_PLAIN(self, server: SMTP, arguments: list[str]) -> AuthResult | None:
        return await self._login(server, "PLAIN", await server_plain(server, arguments))

    async def auth_LOGIN(self, server: SMTP, arguments: list[str]) -> AuthResult | None:
        user = await server.challenge_auth(b"VXNlcm5hbWU6", encode_to_b64=False)
        password = await server.challenge_auth(b"UGFzc3dvcmQ6", encode_to_b64=False)
        return await self._login(server, "LOGIN", (cast("bytes", user), cast("bytes", password)))

    async def auth_XOAUTH2(self, server: SMTP, arguments: list[str]) -> AuthResult | None:
        from base64 import b64decode

        said = b64decode(arguments[1])
        if said == f"user={USER}\1auth=Bearer {TOKEN}\1\1".encode():
            self.mailbox.logins.append(("XOAUTH2", USER))
            return AuthResult(success=True, handled=False)
        await server.challenge_auth(b"eyJzdGF0dXMiOiI0MDAifQ==", encode_to_b64=False)
        return AuthResult(success=False, handled=False)

    async def _login(self, server: SMTP, method: str, given: tuple[bytes, bytes]) -> AuthResult:
        if given == (USER.encode(), PASSWORD.encode()):
            self.mailbox.logins.append((method, USER))
            return AuthResult(success=True, handled=False, auth_data=LoginPassword(*given))
        self.mailbox.turned_away += 1
        # Some servers repeat what they were sent.
        await server.push(f"535 5.7.8 no, {given[1].decode()} is not it")
        return AuthResult(success=False, handled=True)


async def server_plain(server: SMTP, arguments: list[str]) -> tuple[bytes, bytes]:
    from base64 import b64decode

    del server
    _, user, password = b64decode(arguments[1]).split(b"\0")
    return user, password


class _Server(SMTP):
    """aiosmtpd's, without its chatter on a login that failed."""


@dataclass(frozen=True)
class Manner:
    """What a server offers."""

    security: str = "tls"
    """tls, starttls, none; "no starttls" listens like one and offers none."""
    methods: tuple[str, ...] = ("PLAIN", "LOGIN")
    login: bool = True
    """Whether it asks for a login."""
    most_bytes: int = 50_000_000


class MailServer:
    """A server that runs in a thread, until `stop()`."""

    def __init__(self, manner: Manner, context: ssl.SSLContext, hook: Hook | None = None) -> None:
        self.mailbox = Mailbox()
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._protocols: list[SMTP] = []
        self._ready = threading.Event()
        self._manner, self._context, self._hook = manner, context, hook
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _protocol(self) -> SMTP:
        manner = self._manner
        excluded = {"PLAIN", "LOGIN", "XOAUTH2"} - set(manner.methods)
        protocol = _Server(
            _Handler(self.mailbox, self._hook),
            hostname="mail.example.org",
            data_size_limit=manner.most_bytes,
            tls_context=self._context if manner.security == "starttls" else None,
            require_starttls=manner.security == "starttls",
            auth_required=manner.login and manner.security in {"tls", "starttls"},
            auth_require_tls=manner.security != "tls",
            auth_exclude_mechanism=excluded,
            loop=self._loop,
        )
        self._protocols.append(protocol)
        return protocol

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        tls = self._context if self._manner.security == "tls" else None
        server = self._loop.run_until_complete(self._loop.create_server(self._protocol, "127.0.0.1", 0, ssl=tls))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        try:
            self._loop.run_forever()
        finally:
            server.close()
            self._loop.run_until_complete(self._end())
            self._loop.close()

    async def _end(self) -> None:
        """Leave no connection and no task behind."""
        for protocol in self._protocols:
            if protocol.transport is not None:
                protocol.transport.abort()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)

"""An address on the web to its bytes: the one way out, for pages and pictures alike.

Redirects are followed by hand, so that each is checked and counted; retries are for failures that pass; time and size
have limits over everything. Cookies live as long as one fetch and never reach another origin.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, assert_never
from urllib.parse import unquote

import httpx
import stamina

from converter.base.errors import (
    AddressRefused,
    SourceError,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    UnsupportedContent,
)
from converter.base.images import MAX_PICTURE_BYTES
from converter.base.prescan import charset_in_content_type
from converter.fetch.addresses import is_same_site, named_hosts
from converter.fetch.connections import CheckedTransport, Deadline
from converter.fetch.files import MAX_PAGE_BYTES
from converter.fetch.inflate import inflate
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from converter.model.settings import FetchSettings

# Else Python prints each retry on standard error where nobody has set up logging.
logging.getLogger("stamina").addHandler(logging.NullHandler())

MAX_REDIRECTS: Final = 10
MAX_ATTEMPTS: Final = 4
_FIRST_WAIT_SECONDS: Final = 0.5
_LONGEST_WAIT_SECONDS: Final = 30.0
_REDIRECT_STATUSES: Final = frozenset({301, 302, 303, 307, 308})

_ERROR_NUMBER: Final = re.compile(r"\A\[[^\]]*\] | \(_ssl\.c:[0-9]+\)\Z")
"""What the system's messages put before and behind their words."""

USER_AGENT: Final = "Mozilla/5.0 (compatible; Octavo; a reader's own request)"
"""Honest, and in the form that servers which look for a browser let through."""


@dataclass(frozen=True, slots=True)
class Want:
    """A kind of content that is asked for."""

    accept: str
    limit_bytes: int
    """On the wire, and again when unpacked."""
    unwanted: tuple[str, ...]
    """Beginnings of media types that are refused before their content is read."""
    beginning: bool = False
    """Whether the beginning is enough: what lies behind the limit is no error, and left unread."""
    redirects: int = MAX_REDIRECTS
    attempts: int = MAX_ATTEMPTS


PAGE: Final = Want(
    accept="text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    limit_bytes=MAX_PAGE_BYTES,
    unwanted=("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/epub+zip"),
)
# What an EPUB holds first: servers that choose by this header would send AVIF else.
PICTURE: Final = Want(
    accept="image/jpeg,image/png,image/gif,image/svg+xml,image/webp;q=0.8,image/*;q=0.5,*/*;q=0.1",
    limit_bytes=MAX_PICTURE_BYTES,
    unwanted=("audio/", "video/", "font/", "application/pdf"),
)

# RFC 9309, 2.3.1.2 and 2.5: five redirects, and 500 KiB. It is asked twice at most: a whole site waits for it.
ROBOTS: Final = Want(
    accept="text/plain,*/*;q=0.5",
    limit_bytes=500 * 1024,
    unwanted=(),
    beginning=True,
    redirects=5,
    attempts=2,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for."""

    url: str
    want: Want
    referer: str = ""
    """Address of the page that shows a picture."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came."""

    content: bytes = field(repr=False)
    """Unpacked."""
    url: str
    """Where it came from in the end, without credentials."""
    location: str
    """Where it was asked for, without credentials."""
    media_type: str
    """In lower case, without parameters."""
    charset: str
    """Label in the Content-Type, or ""."""
    notes: tuple[Note, ...] = ()

    @property
    def name(self) -> str:
        """Last part of the URL's path, as a file's name."""
        return unquote(httpx.URL(self.url).path.rpartition("/")[2])


def fetch(request: Request, settings: FetchSettings) -> Answer:
    """Return what an http(s) address answers in the end. Raises SourceError.

    All of it, redirects, waits and retries included, takes no longer than the settings' deadline.
    """
    first = url = parsed_url(request.url)
    location = shown_url(url)
    deadline = Deadline(settings.deadline_seconds)
    authorisation = httpx.BasicAuth(url.username, url.password) if url.userinfo else None
    notes: tuple[Note, ...] = ()
    transport = CheckedTransport(settings.private_hosts, deadline)
    with httpx.Client(transport=transport, headers={"User-Agent": USER_AGENT}, timeout=None, trust_env=False) as client:  # noqa: S113 - the transport keeps the time
        for _ in range(request.want.redirects + 1):
            own = request.want is PAGE and is_same_site(url.host, first.host)
            exchange = _Exchange(client, request, shown_url(url), deadline, settings.page_headers if own else ())
            reply = exchange.reply(authorisation)
            match reply:
                case Answer():
                    return replace(reply, location=location, notes=notes)
                case str():
                    target = parsed_url(reply, base=url)
                case _:
                    assert_never(reply)
            if url.scheme == "https" and target.scheme == "http":
                message = f"{shown_url(url)} led to an address that is not encrypted."
                notes += (Note(NoteKind.DOWNGRADED, message, shown_url(target)),)
            if _origin(target) != _origin(url):
                authorisation = None
                client.cookies.clear()
            url = target
    raise TooManyRedirects(location=location, reason=f"it leads on more than {request.want.redirects} times")


def hosts_of_url(url: str) -> frozenset[str]:
    """Return what a user who names this URL allows to be asked, private or not. Raises AddressRefused."""
    parsed = parsed_url(url)
    return named_hosts(parsed.scheme, parsed.raw_host.decode("ascii"), parsed.port)


def parsed_url(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return an http(s) URL that has a host. Raises AddressRefused."""
    try:
        parsed = base.join(url) if base else httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(location=_shortened(url), reason="it is no valid address") from error
    if parsed.scheme not in {"http", "https"}:
        raise AddressRefused(location=_shortened(url), reason="only http and https addresses are asked")
    # A percent sign is what httpx makes of characters that no host has.
    if not parsed.host or "%" in parsed.host or not 0 < (parsed.port or 1) < 65536:  # noqa: PLR2004 - ports have 16 bits
        raise AddressRefused(location=_shortened(url), reason="it is no valid address")
    return parsed


def shown_url(url: httpx.URL) -> str:
    """Return a URL as messages and pages show it: without credentials and fragment."""
    return str(url.copy_with(userinfo=b"", fragment=None))


def _shortened(url: str) -> str:
    return url if len(url) <= 200 else f"{url[:200]}…"  # noqa: PLR2004 - a line or two


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


class TooManyRedirects(SourceUnreachable):
    """The server named another address, and that another, and so on."""


class _PassingFailure(SourceUnreachable):
    """The connection broke off, or nothing came in time."""


class _Exchange:
    """One address and the tries to get an answer from it."""

    def __init__(
        self,
        client: httpx.Client,
        request: Request,
        url: str,
        deadline: Deadline,
        headers: tuple[tuple[str, str], ...],
    ) -> None:
        self._client = client
        self._request = request
        self._url = url
        self._deadline = deadline
        self._headers = headers

    def reply(self, authorisation: httpx.BasicAuth | None) -> Answer | str:
        """Return the answer, or the address that the server names instead. Raises SourceError."""
        for attempt in stamina.retry_context(
            on=self._wait_before_next,
            attempts=self._request.want.attempts,
            timeout=max(self._deadline.left_seconds(), 0.001),
            wait_initial=_FIRST_WAIT_SECONDS,
            wait_max=_LONGEST_WAIT_SECONDS,
        ):
            with attempt:
                return self._ask(authorisation)
        raise AssertionError  # stamina raises what the last attempt raised

    def _wait_before_next(self, failure: Exception) -> bool | float:
        """Return whether to try again, or how many seconds to wait before."""
        match failure:
            case SourceRefused() if not failure.may_pass:
                return False
            case SourceRefused(wait_seconds=float() as seconds):
                return seconds if seconds < min(self._deadline.left_seconds(), _LONGEST_WAIT_SECONDS) else False
            case SourceRefused() | _PassingFailure():
                return self._deadline.left_seconds() > _FIRST_WAIT_SECONDS
            case _:
                return False

    def _ask(self, authorisation: httpx.BasicAuth | None) -> Answer | str:
        headers = {"Accept": self._request.want.accept, "Accept-Encoding": "gzip, deflate"}
        referer = _sent_referer(self._request.referer, self._url)
        if referer:
            headers["Referer"] = referer
        headers |= {name.title(): value for name, value in self._headers}
        try:
            with self._client.stream("GET", self._url, headers=headers, auth=authorisation) as response:
                if response.status_code in _REDIRECT_STATUSES and "Location" in response.headers:
                    return response.headers["Location"]
                self._check(response)
                return self._answer(response, self._body(response))
        except SourceError:
            raise
        except (httpx.TimeoutException, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
            raise _PassingFailure(location=self._url, reason=self._reason(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict) as error:
            raise SourceUnreachable(location=self._url, reason=self._reason(error)) from error

    def _reason(self, error: Exception) -> str:
        if not self._deadline.left_seconds():
            return f"no whole answer came within {self._deadline.seconds:g} seconds"
        if isinstance(error, httpx.TimeoutException):
            return "no answer came in time"
        return _ERROR_NUMBER.sub("", str(error)).rstrip(".").lower() or "the connection broke off"

    def _check(self, response: httpx.Response) -> None:
        """Refuse an answer by its status or its media type, before its body is read."""
        if not response.is_success:
            refusal = SourceRefused(location=self._url, status=response.status_code)
            if refusal.may_pass:
                refusal.wait_seconds = _wait_seconds(response.headers.get("Retry-After", ""))
            raise refusal
        media_type = _media_type(response)
        if media_type.startswith(self._request.want.unwanted):
            raise UnsupportedContent(location=self._url, found=f"of the kind {media_type}")

    def _body(self, response: httpx.Response) -> bytes:
        """Return the unpacked body; both limits of size hold while it comes."""
        limit, beginning = self._request.want.limit_bytes, self._request.want.beginning
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > limit and beginning:
                break
            if len(body) > limit:
                raise SourceTooLarge(location=self._url, limit_bytes=limit)
        coding = response.headers.get("Content-Encoding", "").strip().lower()
        match coding.removeprefix("x-"):
            case "" | "identity":
                return bytes(body[:limit])
            case "gzip" | "deflate" as known:
                room = MAX_PAGE_BYTES if beginning else limit
                inflated = inflate(bytes(body), known, limit_bytes=room, location=self._url)
                if not inflated.complete and not beginning:
                    raise _PassingFailure(location=self._url, reason="the answer broke off")
                return inflated.content[:limit]
            case _:
                raise UnsupportedContent(location=self._url, found=f"packed as {coding}")

    def _answer(self, response: httpx.Response, content: bytes) -> Answer:
        charset = charset_in_content_type(response.headers.get("Content-Type", ""))
        return Answer(content, self._url, self._url, _media_type(response), charset)


def _sent_referer(referer: str, url: str) -> str:
    """Return the page's address as another server may see it; "" where it should not, or where there is none."""
    try:
        page = parsed_url(referer)
    except AddressRefused:
        return ""
    # Referrer Policy, 3.2: no address of an encrypted page goes over an open line.
    return "" if page.scheme == "https" and url.startswith("http:") else shown_url(page)


def _media_type(response: httpx.Response) -> str:
    content_type: str = response.headers.get("Content-Type", "")
    return content_type.partition(";")[0].strip().lower()


def _wait_seconds(retry_after: str) -> float | None:
    """Return the seconds that a Retry-After asks for, in either of its forms (RFC 9110, 10.2.3)."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

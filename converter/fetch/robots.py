"""A site to what its robots.txt asks of robots (RFC 9309): which addresses they leave alone, and how long they wait.

A batch asks it, for the addresses that it is to convert. Who converts one article is a reader, and no robot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from converter.base.charset import decode_text
from converter.base.errors import (
    AddressRefused,
    RobotsRefused,
    RobotsUnavailable,
    SourceError,
    SourceRefused,
    SourceUnreachable,
)
from converter.fetch.http import ROBOTS, Request, TooManyRedirects, fetch, parsed_url, shown_url

if TYPE_CHECKING:
    import httpx
    from protego import Protego

    from converter.model.settings import FetchSettings

PRODUCT_TOKEN: Final = "octavo"  # noqa: S105 - RFC 9309 calls it so
"""By which a site may name us; it stands in our User-Agent, too."""

_TOO_MANY_REQUESTS: Final = 429
_CLIENT_ERRORS: Final = range(400, 500)
_DEADLINE_SECONDS: Final = 10.0
"""A whole site waits for it, and the end of a run that is stopped."""
_MAX_PARSED: Final = 64

_GROUP_LINE: Final = re.compile(r"^user[ -]?agent\b\s*:?(.*)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[a-z_-]+|\*", re.IGNORECASE)
_OTHERS: Final = "another"
"""Stands for all that are not us: rules are kept once for them, and not once for each of ten thousand."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of us."""

    text: str = field(default="", repr=False)
    """Its robots.txt; "" where it has none, which allows everything."""
    unavailable: str = ""
    """Why it could not be had, which forbids everything for now."""

    def check(self, url: str) -> None:
        """Raise RobotsRefused where an address of the site is not to be asked for."""
        if self.unavailable:
            raise RobotsUnavailable(location=shown_url(parsed_url(url)), why=self.unavailable)
        if self.text and not _rules_of(self.text).can_fetch(url, PRODUCT_TOKEN):
            raise RobotsRefused(location=shown_url(parsed_url(url)))

    @property
    def delay_seconds(self) -> float:
        """What it asks to wait between two requests; 0.0 where it says nothing."""
        return (_rules_of(self.text).crawl_delay(PRODUCT_TOKEN) or 0.0) if self.text else 0.0


ALLOWS_ALL: Final = Robots()


def origin_of(url: str) -> str:
    """Return what a robots.txt is asked of: scheme, host and port of an address. Raises AddressRefused."""
    return shown_url(_robots_url(parsed_url(url)).copy_with(raw_path=b"/"))


def fetch_robots(url: str, settings: FetchSettings) -> Robots:
    """Return what the site of an address asks; what cannot be had is among the answers (RFC 9309, 2.3.1).

    Raises AddressRefused where the address is none.
    """
    address = str(_robots_url(parsed_url(url)))
    seconds = min(settings.deadline_seconds, _DEADLINE_SECONDS)
    try:
        answer = fetch(Request(address, ROBOTS), replace(settings, deadline_seconds=seconds))
    except SourceRefused as error:
        # RFC 9309 has no word on 429; whoever is asked too much already has not allowed everything.
        if error.status in _CLIENT_ERRORS and error.status != _TOO_MANY_REQUESTS:
            return ALLOWS_ALL
        return Robots(unavailable=str(error.status))
    except TooManyRedirects:
        return ALLOWS_ALL
    except (SourceUnreachable, AddressRefused) as error:
        return Robots(unavailable=error.reason)
    except SourceError as error:
        return Robots(unavailable=str(error).rstrip("."))
    text = decode_text(answer.content, answer.charset).text
    # Half a line may forbid more than the whole of it.
    return Robots(_in_short(text if len(answer.content) < ROBOTS.limit_bytes else text.rpartition("\n")[0]))


def _robots_url(url: httpx.URL) -> httpx.URL:
    return url.copy_with(raw_path=b"/robots.txt", fragment=None)


def _in_short(text: str) -> str:
    """Return a robots.txt with all names but ours made one.

    The product token is matched as RFC 9309, 2.2.1 says, whole and without regard to case, whatever version follows.
    """
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return "\n".join(_GROUP_LINE.sub(_named, line) for line in lines if line)


def _named(line: re.Match[str]) -> str:
    token = _TOKEN.match(line[1].strip())
    name = token[0].lower() if token else _OTHERS
    return f"user-agent: {name if name in {PRODUCT_TOKEN, '*'} else _OTHERS}"


@lru_cache(_MAX_PARSED)
def _rules_of(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)

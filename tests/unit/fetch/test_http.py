from __future__ import annotations

import gzip
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import (
    AddressRefused,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    UnsupportedContent,
)
from converter.fetch import http
from converter.fetch.http import PAGE, PICTURE, Request, fetch, hosts_of_url
from converter.model.settings import FetchSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.fetch.web_server import Server

from tests.unit.fetch.web_server import Reply

HTML = b"<!DOCTYPE html><title>T</title><p>Words."


def redirect(target: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": target})


def test_an_answer_says_what_came_and_from_where(server: Server) -> None:
    server.replies["/a%20b.html"] = Reply(HTML, headers={"Content-Type": 'Text/HTML; charset="Shift_JIS"'})

    answer = fetch(Request(server.url("/a b.html#part"), PAGE), server.settings())

    assert (answer.content, answer.media_type, answer.charset) == (HTML, "text/html", "Shift_JIS")
    assert (answer.url, answer.name) == (server.url("/a%20b.html"), "a b.html")


def test_a_redirect_is_followed_to_where_it_leads(server: Server) -> None:
    server.replies |= {"/": redirect("/b?x=ü"), "/b?x=%C3%BC": redirect("c", 308), "/c": Reply(HTML)}

    assert fetch(Request(server.url(), PAGE), server.settings()).url == server.url("/c")


def test_a_loop_of_redirects_ends_after_ten(server: Server) -> None:
    server.replies["/"] = redirect("/")

    with pytest.raises(SourceUnreachable, match="leads on more than 10 times"):
        fetch(Request(server.url(), PAGE), server.settings())
    assert len(server.requests) == 11


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://h.example/", "gopher://h.example/", "http://[x"])
def test_a_redirect_to_what_is_no_web_address_is_refused(server: Server, target: str) -> None:
    server.replies["/"] = redirect(target)

    with pytest.raises(AddressRefused):
        fetch(Request(server.url(), PAGE), server.settings())


def test_a_redirect_to_a_private_address_is_refused_before_it_is_asked(server: Server, other_server: Server) -> None:
    server.replies["/"] = redirect(other_server.url("/secret"))

    with pytest.raises(AddressRefused, match=r"private address 127\.0\.0\.1"):
        fetch(Request(server.url(), PAGE), server.settings())
    assert other_server.requests == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0", "0.0.0.0", "[::1]",  # noqa: S104 - it is asked, not bound
     "[::ffff:127.0.0.1]", "[::]", "user:pass@127.0.0.1", "127.0.0.1.", "localhost.", "①②⑦.⓪.⓪.①", "[::ffff:7f00:1]",
     "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fec0::1]", "224.0.0.1"],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http", "HTTP"])
def test_no_spelling_of_a_private_address_is_asked(server: Server, scheme: str, host: str) -> None:
    with pytest.raises((AddressRefused, SourceUnreachable)):
        fetch(Request(f"{scheme}://{host}:{server.port}/", PAGE), FetchSettings(deadline_seconds=5))
    assert server.requests == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "localhost", "[::ffff:127.0.0.1]"])
def test_a_private_address_is_refused_as_such(server: Server, host: str) -> None:
    with pytest.raises(AddressRefused, match="private address"):
        fetch(Request(f"http://{host}:{server.port}/", PAGE), FetchSettings())


@pytest.mark.parametrize(
    "url", ["", "example.org", "javascript:alert(1)", "http://", "http:///x", "http://h:99999/", "http://\0/"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(Request(url, PAGE), FetchSettings())


def test_a_user_who_names_a_port_allows_that_port_alone() -> None:
    assert hosts_of_url("http://Intranet.:8000/x") == {"intranet:8000"}


def test_a_user_who_names_no_port_allows_both_usual_ones() -> None:
    assert hosts_of_url("http://[::1]/") == {"[::1]:80", "[::1]:443"}


def test_a_body_that_drips_past_the_deadline_ends_with_it(raw_server: Callable[[list[bytes], float], int]) -> None:
    port = raw_server([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 1000], 0.05)
    settings = FetchSettings(private_hosts=frozenset({f"127.0.0.1:{port}"}), deadline_seconds=0.6)
    start = time.monotonic()

    with pytest.raises(SourceUnreachable, match=r"within 0\.6 seconds"):
        fetch(Request(f"http://127.0.0.1:{port}/", PAGE), settings)
    assert time.monotonic() - start < 1.5


def test_headers_that_drip_past_the_deadline_end_with_it(raw_server: Callable[[list[bytes], float], int]) -> None:
    port = raw_server([b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 1000], 0.05)
    settings = FetchSettings(private_hosts=frozenset({f"127.0.0.1:{port}"}), deadline_seconds=0.6)
    start = time.monotonic()

    with pytest.raises(SourceUnreachable):
        fetch(Request(f"http://127.0.0.1:{port}/", PAGE), settings)
    assert time.monotonic() - start < 1.5


def test_a_body_that_breaks_off_is_no_answer(
    raw_server: Callable[[list[bytes], float], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "MAX_ATTEMPTS", 1)
    port = raw_server([b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>half"], 0)
    settings = FetchSettings(private_hosts=frozenset({f"127.0.0.1:{port}"}))

    with pytest.raises(SourceUnreachable):
        fetch(Request(f"http://127.0.0.1:{port}/", PAGE), settings)


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_a_packed_body_is_unpacked(server: Server, coding: str, pack: Callable[[bytes], bytes]) -> None:
    server.replies["/"] = Reply(pack(HTML), headers={"Content-Encoding": coding})

    assert fetch(Request(server.url(), PAGE), server.settings()).content == HTML


def test_a_packed_bomb_is_refused(server: Server) -> None:
    server.replies["/"] = Reply(gzip.compress(bytes(30_000_000)), headers={"Content-Encoding": "gzip"})

    with pytest.raises(SourceTooLarge):
        fetch(Request(server.url(), PICTURE), server.settings())


def test_a_coding_that_was_not_offered_is_refused(server: Server) -> None:
    server.replies["/"] = Reply(HTML, headers={"Content-Encoding": "br"})

    with pytest.raises(UnsupportedContent, match="packed as br"):
        fetch(Request(server.url(), PAGE), server.settings())


def test_a_body_over_the_limit_is_refused_while_it_comes(server: Server) -> None:
    server.replies["/"] = Reply(bytes(PICTURE.limit_bytes + 1))

    with pytest.raises(SourceTooLarge, match="larger than 20 MB"):
        fetch(Request(server.url(), PICTURE), server.settings())


@pytest.mark.parametrize("status", [404, 403, 410, 501])
def test_a_lasting_refusal_is_not_asked_again(server: Server, status: int) -> None:
    server.replies["/"] = Reply(status=status)

    with pytest.raises(SourceRefused) as refused:
        fetch(Request(server.url(), PAGE), server.settings())
    assert (refused.value.status, len(server.requests)) == (status, 1)


@pytest.mark.parametrize(
    "retry_after",
    ["0", format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)],
    ids=["at once", "an hour ago"],
)
def test_a_passing_refusal_is_asked_again_when_the_server_says(server: Server, retry_after: str) -> None:
    server.replies["/"] = [Reply(status=503, headers={"Retry-After": retry_after}), Reply(HTML)]

    assert fetch(Request(server.url(), PAGE), server.settings()).content == HTML
    assert len(server.requests) == 2


def test_a_wait_beyond_the_deadline_is_not_waited_for(server: Server) -> None:
    server.replies["/"] = Reply(status=429, headers={"Retry-After": "3600"})
    start = time.monotonic()

    with pytest.raises(SourceRefused, match="429"):
        fetch(Request(server.url(), PAGE), server.settings())
    assert time.monotonic() - start < 1
    assert len(server.requests) == 1


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "video/mp4"])
def test_a_page_of_another_kind_is_refused(server: Server, media_type: str) -> None:
    server.replies["/"] = Reply(b"x", headers={"Content-Type": media_type})

    with pytest.raises(UnsupportedContent, match=media_type):
        fetch(Request(server.url(), PAGE), server.settings())


def test_a_password_goes_to_its_own_server_and_into_no_result(server: Server, other_server: Server) -> None:
    server.replies["/"] = redirect(other_server.url())
    other_server.replies["/"] = Reply(HTML)
    both = server.settings().private_hosts | other_server.settings().private_hosts

    answer = fetch(Request(f"http://me:word@127.0.0.1:{server.port}/", PAGE), FetchSettings(private_hosts=both))

    assert server.requests[0][1]["authorization"] == "Basic bWU6d29yZA=="
    assert "authorization" not in other_server.requests[0][1]
    assert answer.location == server.url()


def test_a_password_is_in_no_message(server: Server) -> None:
    with pytest.raises(SourceRefused) as refused:
        fetch(Request(f"http://me:word@127.0.0.1:{server.port}/", PAGE), server.settings())
    assert "word" not in str(refused.value)


def test_a_cookie_goes_back_to_its_own_server_only(server: Server, other_server: Server) -> None:
    server.replies |= {
        "/": Reply(status=302, headers={"Location": "/b", "Set-Cookie": "seen=1"}),
        "/b": redirect(other_server.url()),
    }
    other_server.replies["/"] = Reply(HTML)
    both = server.settings().private_hosts | other_server.settings().private_hosts

    fetch(Request(server.url(), PAGE), FetchSettings(private_hosts=both))

    assert server.requests[1][1]["cookie"] == "seen=1"
    assert "cookie" not in other_server.requests[0][1]


def test_the_page_is_named_to_the_server_of_a_picture(server: Server) -> None:
    server.replies["/a.png"] = Reply(b"x")

    fetch(Request(server.url("/a.png"), PICTURE, "http://me:word@h.example/é#p"), server.settings())

    assert server.requests[0][1]["referer"] == "http://h.example/%C3%A9"


def test_an_encrypted_page_is_not_named_on_an_open_line(server: Server) -> None:
    server.replies["/a.png"] = Reply(b"x")

    fetch(Request(server.url("/a.png"), PICTURE, "https://h.example/secret"), server.settings())

    assert "referer" not in server.requests[0][1]


def test_a_name_that_nobody_knows_is_unreachable() -> None:
    with pytest.raises(SourceUnreachable):
        fetch(Request("http://no-such-host.invalid/", PAGE), FetchSettings(deadline_seconds=5))


def test_a_port_that_nobody_listens_at_is_unreachable() -> None:
    settings = FetchSettings(private_hosts=frozenset({"127.0.0.1"}))

    with pytest.raises(SourceUnreachable):
        fetch(Request("http://127.0.0.1:1/", PAGE), settings)


def test_headers_for_a_page_s_site_reach_no_other_and_no_picture(server: Server, other_server: Server) -> None:
    elsewhere = other_server.url().replace("127.0.0.1", "localhost")
    server.replies |= {"/": redirect(elsewhere), "/p.png": Reply(b"x")}
    other_server.replies["/"] = Reply(HTML)
    hosts = server.settings().private_hosts | hosts_of_url(elsewhere)
    settings = FetchSettings(private_hosts=hosts, page_headers=(("user-agent", "Mine"), ("cookie", "a=b")))
    fetch(Request(server.url(), PAGE), settings)
    fetch(Request(server.url("/p.png"), PICTURE), settings)

    (_, page), (_, picture) = server.requests
    assert (page["user-agent"], page["cookie"]) == ("Mine", "a=b")
    assert picture["user-agent"] == http.USER_AGENT
    assert "cookie" not in picture
    assert other_server.requests[0][1]["user-agent"] == http.USER_AGENT
    assert "cookie" not in other_server.requests[0][1]

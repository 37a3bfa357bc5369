"""What a site's robots.txt asks of us: RFC 9309."""

from __future__ import annotations

import gzip
import pickle
import time
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import AddressRefused, RobotsRefused, RobotsUnavailable
from converter.fetch.http import USER_AGENT
from converter.fetch.robots import PRODUCT_TOKEN, Robots, fetch_robots, origin_of
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from tests.unit.fetch.web_server import Server


def robots_of(server: Server, reply: Reply | bytes) -> Robots:
    server.replies["/robots.txt"] = reply if isinstance(reply, Reply) else Reply(reply)
    return fetch_robots(server.url("/article?x=1#y"), server.settings(deadline_seconds=2.0))


def allowed(robots: Robots, *paths: str) -> list[str]:
    return [path for path in paths if allows(robots, path)]


def allows(robots: Robots, path: str) -> bool:
    try:
        robots.check(f"https://a.example{path}")
    except RobotsRefused:
        return False
    return True


def redirect(target: str) -> Reply:
    return Reply(status=301, headers={"Location": target})


def test_a_refusal_names_the_address_and_the_reason(server: Server) -> None:
    robots = robots_of(server, b"User-agent: *\nDisallow: /private/\n")

    with pytest.raises(RobotsRefused) as refused:
        robots.check("https://user:secret@a.example/private/x#part")
    assert str(refused.value) == "https://a.example/private/x was not asked: its robots.txt asks not to."


def test_it_is_asked_for_at_the_root_of_the_site(server: Server) -> None:
    robots_of(server, b"")

    assert server.paths() == ["/robots.txt"]


def test_we_are_known_by_the_token_that_our_user_agent_holds() -> None:
    assert PRODUCT_TOKEN in USER_AGENT.lower()


@pytest.mark.parametrize(
    ("rules", "paths"),
    [
        ("User-agent: *\nDisallow: /a", ["/", "/b"]),
        ("User-agent: *\nDisallow:", ["/", "/a", "/b"]),
        ("User-agent: *\nDisallow: /\nAllow: /b", ["/b"]),
        ("User-agent: *\nAllow: /a\nDisallow: /a", ["/", "/a", "/b"]),
        ("User-agent: *\nDisallow: /*?", ["/", "/a", "/b"]),
        ("User-agent: *\nDisallow: /a$", ["/", "/b"]),
        ("User-agent: *\nDisallow: /\nUser-agent: octavo\nDisallow: /b", ["/", "/a"]),
        ("User-agent: octavo\nDisallow: /b\nUser-agent: *\nDisallow: /", ["/", "/a"]),
        ("user-agent:OCTAVO/2.0 (reader)\ndisallow:/a\n", ["/", "/b"]),
        ("User-agent: other\nUser-agent: Octavo\nDisallow: /a", ["/", "/b"]),
        ("User-agent: octavo\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: octavo\nDisallow: /b", ["/"]),
        ("User-agent: octav\nDisallow: /\nUser-agent: octavobot\nDisallow: /\nUser-agent: o\nDisallow: /", ["/", "/a", "/b"]),
        ("User-agent: other\nDisallow: /\n", ["/", "/a", "/b"]),
        ("Disallow: /\n", ["/", "/a", "/b"]),
        ("# User-agent: *\n# Disallow: /\n", ["/", "/a", "/b"]),
        ("User-agent: *\r\nCrawl-delay: 3\rDisallow: /a # not this\n", ["/", "/b"]),
        ("User-agent: *\nDisallow: /user-agent/octavo\nDisallow: /b", ["/", "/a"]),
    ],
)  # fmt: skip
def test_of_the_groups_ours_counts_and_of_the_rules_the_longest(server: Server, rules: str, paths: list[str]) -> None:
    assert allowed(robots_of(server, rules.encode()), "/", "/a", "/b") == paths


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        ("Disallow: /*.php$", "/x/y.php"),
        ("Disallow: /*/print/", "/2024/print/3"),
        ("Disallow: /ü", "/%C3%BC"),
        ("Disallow: /%7ea", "/~a"),
        ("Disallow: /*?utm_", "/a?utm_source=b"),
        ("Disallow: /", "/"),
    ],
)
def test_wildcards_and_escapes_are_understood(server: Server, rules: str, path: str) -> None:
    robots = robots_of(server, f"User-agent: *\n{rules}\n".encode())

    assert not allows(robots, path)
    assert allows(robots, "/other.phpx") == (rules != "Disallow: /")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_a_robots_txt_allows_everything(server: Server, status: int) -> None:
    assert allows(robots_of(server, Reply(b"User-agent: *\nDisallow: /", status=status)), "/a")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_answer_allows_nothing_for_now(server: Server, status: int) -> None:
    robots = robots_of(server, Reply(status=status, headers={"Retry-After": "3600"}))

    with pytest.raises(RobotsUnavailable) as refused:
        robots.check("https://a.example/a")
    assert str(refused.value) == f"https://a.example/a was not asked: its robots.txt could not be had ({status})."


def test_a_site_that_fails_once_is_asked_again(server: Server) -> None:
    server.replies["/robots.txt"] = [Reply(status=503), Reply(b"")]

    assert allows(fetch_robots(server.url(), server.settings()), "/a")


def test_a_site_that_fails_twice_is_not_asked_again(server: Server) -> None:
    robots_of(server, Reply(status=500))

    assert len(server.requests) == 2


def test_a_site_that_is_not_there_allows_nothing_for_now(server: Server) -> None:
    robots = fetch_robots("http://127.0.0.1:1/", server.settings())

    with pytest.raises(RobotsUnavailable, match=r"could not be had \(its host has the private address 127\.0\.0\.1\)"):
        robots.check("http://127.0.0.1:1/a")


def test_a_redirect_is_followed_to_another_site(server: Server, other_server: Server) -> None:
    other_server.replies["/r"] = Reply(b"User-agent: *\nDisallow: /a")
    server.replies["/robots.txt"] = redirect(other_server.url("/r"))
    settings = server.settings()
    both = settings.private_hosts | other_server.settings().private_hosts

    robots = fetch_robots(server.url(), type(settings)(private_hosts=both))
    assert allowed(robots, "/a", "/b") == ["/b"]


def test_five_redirects_are_followed_and_more_are_as_good_as_no_robots_txt(server: Server) -> None:
    server.replies |= {f"/{number}": redirect(f"/{number + 1}") for number in range(1, 6)}
    server.replies["/5"] = Reply(b"User-agent: *\nDisallow: /")

    assert not allows(robots_of(server, redirect("/1")), "/a")
    server.replies["/5"] = redirect("/6")
    assert allows(robots_of(server, redirect("/1")), "/a")
    assert "/6" not in server.paths()


def test_what_lies_behind_500_kib_is_ignored(server: Server) -> None:
    filling = b"#" * 99 + b"\n"
    robots = robots_of(server, b"User-agent: *\nDisallow: /a\n" + filling * 5120 + b"Disallow: /b\n")

    assert allowed(robots, "/a", "/b") == ["/b"]


def test_of_a_rule_that_is_cut_off_nothing_holds(server: Server) -> None:
    head = b"User-agent: *\nDisallow: /a\n"
    robots = robots_of(server, head + b"#" * (500 * 1024 - len(head) - 13) + b"\nDisallow: /b/private\n")

    assert allowed(robots, "/a", "/b") == ["/b"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /a",
        "User-agent: *\nDisallow: /a".encode("utf-16"),
        b"\x00\xff\xfe<<>>::\n:\nUser-agent\nUser-agent: *\n\xe9\xe8\nDisallow: /a\nNonsense: \xff",
    ],
)
def test_bytes_that_are_no_plain_utf_8_are_read_as_far_as_they_go(server: Server, content: bytes) -> None:
    assert allowed(robots_of(server, content), "/a", "/b") == ["/b"]


def test_a_page_of_html_in_its_place_allows_everything(server: Server) -> None:
    page = Reply(b"<!DOCTYPE html><title>Not here</title><p>Disallow: /", headers={"Content-Type": "text/html"})

    assert allows(robots_of(server, page), "/a")


def test_one_that_comes_packed_is_unpacked(server: Server) -> None:
    packed = Reply(gzip.compress(b"User-agent: *\nDisallow: /a"), headers={"Content-Encoding": "gzip"})

    assert allowed(robots_of(server, packed), "/a", "/b") == ["/b"]


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 2.5\nUser-agent: octavo\nCrawl-delay: 7", 7.0),
        ("User-agent: other\nCrawl-delay: 10", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -4", 0.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("", 0.0),
    ],
)
def test_the_seconds_that_it_asks_to_wait_are_those_of_our_group(server: Server, rules: str, seconds: float) -> None:
    assert robots_of(server, rules.encode()).delay_seconds == seconds


@pytest.mark.parametrize(
    "hostile",
    [
        b"".join(b"User-agent: a%d\n" % number for number in range(15_000)) + b"Disallow: /b\n" * 20_000,
        b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a$\n" * 10_000,
        b"User-agent: *\n" + b"Disallow: /" + b"*" * 400_000,
    ],
)
def test_a_hostile_one_takes_no_time(server: Server, hostile: bytes) -> None:
    robots = robots_of(server, hostile)
    began = time.process_time()
    allows(robots, "/a" * 1000)

    assert time.process_time() - began < 3.0


def test_what_a_site_asks_goes_from_one_process_to_another(server: Server) -> None:
    robots = robots_of(server, b"User-agent: *\nDisallow: /a")

    assert pickle.loads(pickle.dumps(robots)) == robots  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://user:secret@A.example/x?y#z", "https://a.example/"),
        ("https://a.example:443/", "https://a.example/"),
        ("http://a.example:8080/x", "http://a.example:8080/"),
    ],
)
def test_an_origin_is_scheme_host_and_port(url: str, origin: str) -> None:
    assert origin_of(url) == origin


def test_what_is_no_address_has_no_robots_txt(server: Server) -> None:
    with pytest.raises(AddressRefused):
        fetch_robots("ftp://a.example/", server.settings())

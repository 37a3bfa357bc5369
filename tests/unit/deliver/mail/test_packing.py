"""As many files to a mail as its limits allow; addresses and accounts that cannot be used; providers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.base.mailboxes import address_problem
from converter.deliver.mail import PROVIDERS, budget_bytes, pack
from converter.deliver.mail.backoff import pause_between_runs, pause_in_run
from converter.deliver.mail.message import write_message
from converter.deliver.mail.packing import limit_bytes
from converter.deliver.mail.providers import Provider, provider_at, provider_of_address
from converter.model.delivery import kind_of_address
from tests.unit.deliver.mail.letters import ACCOUNT, KINDLE, SOMEONE, enclosure
from tests.unit.deliver.mail.test_message import MOMENT


def test_25_books_go_to_a_kindle_in_one_mail_and_the_26th_in_another() -> None:
    books = [enclosure(f"Book {number}", article=str(number)) for number in range(26)]

    assert [len(letter.enclosures) for letter in pack(KINDLE, books, ACCOUNT)] == [25, 1]


def test_books_that_are_too_large_together_go_in_several_mails() -> None:
    account = replace(ACCOUNT, limit_bytes=1_000_000)
    books = [enclosure(f"Book {number}", bytes(300_000), str(number)) for number in range(5)]

    letters = list(pack(KINDLE, books, account))

    assert [len(letter.enclosures) for letter in letters] == [2, 2, 1]
    assert all(len(write_message(letter, account, MOMENT)) <= 1_000_000 for letter in letters)


def test_a_file_of_the_whole_budget_makes_a_mail_within_the_limit() -> None:
    account = replace(ACCOUNT, limit_bytes=2_000_000)
    (letter,) = pack(KINDLE, [enclosure(content=bytes(budget_bytes(account, "kindle")))], account)

    assert 1_880_000 < len(write_message(letter, account, MOMENT)) <= 2_000_000


def test_each_article_for_a_person_is_a_mail_of_its_own() -> None:
    articles = [enclosure("One"), enclosure("Two", article="two")]

    assert [letter.subject for letter in pack(SOMEONE, articles, ACCOUNT)] == ["One", "Two"]


def test_a_mail_of_several_books_lists_them() -> None:
    (letter,) = pack(KINDLE, [enclosure("One"), enclosure("Two", article="two")], ACCOUNT)

    assert letter.subject == "One + 1"
    assert letter.body.text == "- One\n- Two\n"


def test_the_smaller_limit_of_both_ends_counts() -> None:
    gmail = replace(ACCOUNT, host="smtp.gmail.com")

    assert limit_bytes(gmail, "kindle") == 25_000_000
    assert limit_bytes(replace(ACCOUNT, limit_bytes=90_000_000), "kindle") == 50_000_000
    assert 17_000_000 < budget_bytes(gmail, "kindle") < 18_500_000


@pytest.mark.parametrize(
    "address", ["me@example.org", "me.and+you@sub.example.org", "me@grüße.example", "o'neil@example.ie"]
)
def test_an_address_is_one(address: str) -> None:
    assert address_problem(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "me", "me@", "@example.org", "me@@example.org", "me@example..org", "me@-example.org", "a b@example.org",
        "me@example.org\r\nRCPT TO:<x@y.z>", "me@example.org>", "<me@example.org>", "mé@example.org", "me@" + "x" * 300,
    ],
)  # fmt: skip
def test_what_is_no_address_is_not_sent_to(address: str) -> None:
    assert address_problem(address)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("me@kindle.com", "kindle"),
        ("me@Free.Kindle.com", "kindle"),
        ("me@pbsync.com", "pocketbook"),
        ("me@x.org", "email"),
    ],
)
def test_the_kind_of_an_address_is_seen(address: str, kind: str) -> None:
    assert kind_of_address(address) == kind


def test_an_account_without_encryption_is_for_this_machine() -> None:
    assert replace(ACCOUNT, security="none", host="127.0.0.1").problem == ""
    assert "is for a server on this machine" in replace(ACCOUNT, security="none").problem


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_each_provider_is_found_by_its_addresses_and_its_server_and_says_how_one_logs_in(provider: Provider) -> None:
    assert provider_at(provider.host, provider.port) == provider
    assert all(provider_of_address(f"me@{domain.upper()}") == provider for domain in provider.domains)
    assert provider.login.endswith(".")
    assert provider.security in {"tls", "starttls"}


def test_pauses_grow_and_end_with_the_patience() -> None:
    pauses = [pause_in_run(tries, 1000) or 0 for tries in (1, 2, 3)]

    assert pauses == sorted(pauses)
    assert pause_in_run(4, 1000) is None
    assert pause_in_run(1, 0) is None
    assert pause_between_runs(1) < pause_between_runs(3) <= pause_between_runs(99)

"""`octavo send` as its users meet it, with a real server at the other end."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import inf, nan
from typing import TYPE_CHECKING

import pytest

from converter.model.document import Asset, Document, Figure, Heading, Image, Metadata
from converter.render.json import render_json
from tests.mail.conftest import ROOT
from tests.mail.servers import Manner
from tests.validators.epubcheck_jvm import EpubcheckMissingError, check
from tests.validators.missing import skip_unless_in_ci

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from tests.mail.conftest import Certificates, CommandLine
    from tests.mail.servers import Hook, MailServer

Serve = Callable[..., "MailServer"]

SEED = next((ROOT / "seeds").glob("*.txt"))
SEED_TITLE = "Iranian Army Openly Deploys Troops to Syria for First Time, Uses Russian Airstrikes as Cover"
KINDLE = """
[recipients.paperwhite]
kind = "kindle"
address = "me_1@kindle.com"
device = "kindle-paperwhite-6"
"""
TWO_KINDLES = KINDLE + '\n[recipients.old]\nkind = "kindle"\naddress = "me_2@kindle.com"\n'
ARTICLE = "# {title}\n\nA sentence of the article, with quite some words in it, and one more.\n"


@pytest.fixture
def server(serve: Serve, octavo: CommandLine, certificates: Certificates) -> MailServer:
    """A good one, which the config names."""
    started = serve()
    octavo.write_config(started.port, certificates.authority, KINDLE)
    return started


def write(octavo: CommandLine, title: str = "Grüße aus Köln", name: str = "article.md") -> str:
    (octavo.folder / name).write_text(ARTICLE.format(title=title), encoding="utf-8")
    return name


def only(server: MailServer) -> EmailMessage:
    (message,) = server.mailbox.messages()
    return message


# --- The two commands of the README ---


@pytest.mark.java
def test_the_seed_article_goes_to_a_kindle_as_an_epub_that_epubcheck_likes(
    server: MailServer, octavo: CommandLine, tmp_path: Path
) -> None:
    done = octavo("send", SEED, "--to", "kindle")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{SEED_TITLE}.epub → me_1@kindle.com: accepted: 250 2.0.0 taken as 4711\n"
    message = only(server)
    (attachment,) = message.iter_attachments()
    assert (message["To"], message["Subject"]) == ("me_1@kindle.com", SEED_TITLE)
    assert attachment.get_content_type() == "application/epub+zip"
    assert attachment.get_filename() == f"{SEED_TITLE}.epub"
    (tmp_path / "arrived.epub").write_bytes(attachment.get_content())
    try:
        assert check(tmp_path / "arrived.epub") == ()
    except EpubcheckMissingError as missing:
        skip_unless_in_ci(missing)


def test_the_epub_that_arrives_is_the_one_that_convert_writes(server: MailServer, octavo: CommandLine) -> None:
    octavo("send", SEED, "--to", "paperwhite")
    octavo("convert", SEED, "-o", "own.epub", "--device", "kindle-paperwhite-6")

    (attachment,) = only(server).iter_attachments()

    assert attachment.get_content() == (octavo.folder / "own.epub").read_bytes()


def test_the_seed_article_goes_to_a_mailbox_as_print_friendly_html_with_the_pdf(
    server: MailServer, octavo: CommandLine
) -> None:
    done = octavo("send", SEED, "--to", "me@example.org")

    assert done.stdout == f"{SEED_TITLE}.pdf → me@example.org: accepted: 250 2.0.0 taken as 4711\n"
    message = only(server)
    (attachment,) = message.iter_attachments()
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    assert attachment.get_content().startswith(b"%PDF-")
    assert attachment.get_filename() == f"{SEED_TITLE}.pdf"
    assert html is not None
    assert text is not None
    for body in (html.get_content(), text.get_content()):
        assert SEED_TITLE in body
        assert "using the domestic airline to ferry troops and weapons to Syria." in body
        assert "Print Friendly" not in body
    assert "@media print" in html.get_content()


# --- Once ---


def test_an_article_goes_to_a_recipient_once(server: MailServer, octavo: CommandLine) -> None:
    article = write(octavo)
    octavo("send", article, "--to", "kindle")
    second = octavo("send", article, "--to", "kindle")

    assert second.returncode == 0
    assert second.stdout.startswith("Grüße aus Köln.epub → me_1@kindle.com: sent already on 20")
    assert len(server.mailbox.letters) == 1


def test_again_sends_it_again_as_another_mail(server: MailServer, octavo: CommandLine) -> None:
    article = write(octavo)
    octavo("send", article, "--to", "kindle")
    octavo("send", article, "--to", "kindle", "--again")
    first, second = server.mailbox.messages()

    assert first["Message-ID"] != second["Message-ID"]


def test_in_another_form_it_is_another_thing(server: MailServer, octavo: CommandLine) -> None:
    article = write(octavo)
    octavo("send", article, "--to", "kindle")
    octavo("send", article, "--to", "kindle", "--as", "html")

    assert [next(m.iter_attachments()).get_filename() for m in server.mailbox.messages()] == [
        "Grüße aus Köln.epub",
        "Grüße aus Köln.html",
    ]


def test_the_same_article_twice_in_one_command_goes_once(server: MailServer, octavo: CommandLine) -> None:
    article, copy = write(octavo), write(octavo, name="copy.md")

    assert octavo("send", article, copy, "--to", "kindle").stdout.count("accepted") == 1
    assert len(list(only(server).iter_attachments())) == 1


def test_articles_of_one_title_are_not_taken_for_one(server: MailServer, octavo: CommandLine) -> None:
    (octavo.folder / "other.md").write_text("# Grüße aus Köln\n\nQuite another text below the same title.\n")
    octavo("send", write(octavo), "other.md", "--to", "kindle")

    names = [part.get_filename() for part in only(server).iter_attachments()]
    assert names == ["Grüße aus Köln.epub", "Grüße aus Köln 2.epub"]


# --- Many ---


def test_several_articles_go_to_a_kindle_in_one_mail(server: MailServer, octavo: CommandLine) -> None:
    names = [write(octavo, f"Article {number}", f"{number}.md") for number in range(3)]

    done = octavo("send", *names, "--to", "kindle")

    assert done.stdout.count("accepted") == 3
    assert only(server)["Subject"] == "Article 0 + 2"


def test_a_source_that_fails_is_told_and_the_others_are_sent(server: MailServer, octavo: CommandLine) -> None:
    done = octavo("send", "gone.html", write(octavo), "--to", "kindle")

    assert done.returncode == 3
    assert done.stderr == "octavo: There is no file gone.html.\n"
    assert done.stdout.count("accepted") == 1
    assert only(server)["To"] == "me_1@kindle.com"


def test_a_recipient_who_is_refused_does_not_keep_the_others_from_it(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    def refuse_ann(stage: str, recipient: str) -> str | None:
        return "550 5.1.1 nobody" if (stage, recipient) == ("rcpt", "ann@kindle.com") else None

    server = serve(hook=refuse_ann)
    octavo.write_config(server.port, certificates.authority)
    done = octavo("send", write(octavo), "--to", "ann@kindle.com", "--to", "bob@kindle.com")

    assert done.returncode == 7
    assert "There is no mailbox ann@kindle.com" in done.stderr
    assert [recipient for recipient, _ in server.mailbox.letters] == ["bob@kindle.com"]


def test_pictures_are_inside_the_mail(server: MailServer, octavo: CommandLine) -> None:
    octavo("send", article_with_pictures(octavo, 1), "--to", "me@example.org")

    message = only(server)
    html = message.get_body(("html",))
    (picture,) = [part for part in message.walk() if part.get_content_maintype() == "image"]
    assert html is not None
    assert f'src="cid:{str(picture["Content-ID"]).strip("<>")}"' in html.get_content()


def test_what_is_too_large_for_a_mail_comes_in_parts(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    server = serve(Manner(most_bytes=1_000_000))
    octavo.write_config(server.port, certificates.authority, KINDLE, limit_mb=1)
    done = octavo("send", article_with_pictures(octavo, 60), "--to", "kindle", "--theme", "eink")

    titles = [str(message["Subject"]) for message in server.mailbox.messages()]
    assert done.returncode == 0, done.stderr
    assert len(titles) > 1
    assert titles == [f"Pictures ({number} of {len(titles)})" for number in range(1, len(titles) + 1)]
    assert all(len(content) <= 1_000_000 for _, content in server.mailbox.letters)
    assert octavo("send", "pictures.json", "--to", "kindle", "--theme", "eink").stdout.count("sent already") == len(
        titles
    )


def test_parts_of_a_long_title_are_told_from_each_other(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    server = serve(Manner(most_bytes=1_000_000))
    octavo.write_config(server.port, certificates.authority, KINDLE, limit_mb=1)
    title = "A title of many, many words " * 10
    octavo("send", article_with_pictures(octavo, 20, title), "--to", "kindle", "--theme", "eink")

    messages = server.mailbox.messages()
    marks = [f" ({number} of {len(messages)})" for number in range(1, len(messages) + 1)]
    names = [str(attachment.get_filename()) for message in messages for attachment in message.iter_attachments()]
    assert len(messages) > 1
    assert [name[-len(f"{mark}.epub") :] for name, mark in zip(names, marks, strict=True)] == [
        f"{m}.epub" for m in marks
    ]
    assert [str(message["Subject"])[-len(marks[0]) :] for message in messages] == marks


def article_with_pictures(octavo: CommandLine, chapters: int, title: str = "Pictures") -> str:
    """Write an article with a picture a chapter that no encoder makes small, and return its name."""
    from hashlib import sha256
    from io import BytesIO

    from PIL import Image as Picture

    assets: list[Asset] = []
    blocks = []
    for number in range(chapters):
        noise = b"".join(sha256(f"{number} {part}".encode()).digest() for part in range(11_250))
        drawn = BytesIO()
        Picture.frombytes("L", (600, 600), noise).save(drawn, "JPEG", quality=90)
        content = drawn.getvalue()
        assets.append(Asset(sha256(content).hexdigest(), "image/jpeg", content, 600, 600))
        image = Image("", alt="Noise", asset=assets[-1].sha256)
        from converter.model.document import Text

        blocks += [Heading(2, (Text(f"Chapter {number}"),)), Figure((image,))]
    document = Document(Metadata(title, language="en"), tuple(blocks), assets=tuple(assets))
    from converter.model.settings import RenderSettings
    from converter.themes import load_theme

    path = octavo.folder / "pictures.json"
    path.write_bytes(render_json(document, load_theme("classic"), RenderSettings(images="embed")).content)
    return path.name


# --- What waits ---


def test_what_waits_is_sent_by_the_same_command(serve: Serve, octavo: CommandLine, certificates: Certificates) -> None:
    busy = [True]

    def for_now(stage: str, _: str) -> str | None:
        return "421 4.3.2 busy" if stage == "mail" and busy else None

    server = serve(hook=for_now)
    octavo.write_config(server.port, certificates.authority, KINDLE)
    article = write(octavo)
    first = octavo("send", article, "--to", "kindle")
    busy.clear()
    second = octavo("send", article, "--to", "kindle")

    assert first.returncode == 7
    assert first.stderr == (
        "octavo: The server has no time for this now (the server said: 421 4.3.2 busy).\n"
        "Letters that wait in the outbox: 1. The same command sends them, or octavo outbox retry.\n"
    )
    assert second.stdout.endswith("accepted: 250 2.0.0 taken as 4711\n")
    assert len(server.mailbox.letters) == 1


def test_an_outbox_without_letters_says_so(octavo: CommandLine) -> None:
    assert octavo("outbox").stdout == "Outbox\nNothing was sent, and nothing waits.\n"


def test_a_recipients_format_may_be_named_by_its_ending(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    server = serve()
    ann = '[recipients.ann]\naddress = "ann@example.org"\nformat = "md"\n'
    octavo.write_config(server.port, certificates.authority, ann)
    done = octavo("send", write(octavo), "--to", "ann")

    assert done.stdout.startswith("Grüße aus Köln.md → ann@example.org: accepted"), done.stderr


def test_outbox_retry_sends_what_waits_and_with_due_only_what_has_waited_long_enough(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    busy = [True]
    hook: Hook = lambda stage, _: "450 4.2.0 later" if stage == "rcpt" and busy else None  # noqa: E731
    server = serve(hook=hook)
    octavo.write_config(server.port, certificates.authority, KINDLE)
    octavo("send", write(octavo), "--to", "kindle")
    busy.clear()

    not_due = octavo("outbox", "retry", "--due")
    now = octavo("outbox", "retry")

    assert not_due.stderr == "Nothing is due.\n"
    assert now.stdout == "Grüße aus Köln.epub → me_1@kindle.com: accepted: 250 2.0.0 taken as 4711\n"
    assert octavo("outbox", "retry").stderr == "Nothing waits.\n"
    assert len(server.mailbox.letters) == 1


@pytest.mark.usefixtures("server")
def test_the_outbox_is_there_as_json(octavo: CommandLine) -> None:
    octavo("send", write(octavo), "--to", "kindle")
    (row,) = json.loads(octavo("outbox", "list", "--json").stdout)

    assert (row["number"], row["state"], row["address"]) == (1, "sent", "me_1@kindle.com")
    assert row["enclosures"][0]["file_name"] == "Grüße aus Köln.epub"


def test_of_several_runs_at_once_one_sends_and_the_others_say_so(server: MailServer, octavo: CommandLine) -> None:
    import subprocess

    command = octavo.arguments("send", write(octavo), "--to", "kindle", "--to", "ann@kindle.com")
    runs = [
        subprocess.Popen(
            command, cwd=octavo.folder, env=octavo.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = b"".join(run.communicate(timeout=120)[0] for run in runs).decode()

    assert [run.returncode for run in runs] == [0, 0, 0]
    assert sorted(recipient for recipient, _ in server.mailbox.letters) == ["ann@kindle.com", "me_1@kindle.com"]
    assert (said.count(": accepted"), said.count("sent already")) == (2, 4)


def test_a_wrong_password_is_tried_once_for_all_recipients(server: MailServer, octavo: CommandLine) -> None:
    octavo.environment["OCTAVO_SMTP_PASSWORD"] = "guessed"  # noqa: S105
    done = octavo("send", write(octavo), "--to", "kindle", "--to", "ann@example.org")

    assert done.returncode == 7
    assert done.stderr.count("did not let me@example.org in") == 1
    assert (server.mailbox.letters, server.mailbox.turned_away) == ([], 1)


def test_what_a_wrong_password_keeps_back_waits_for_every_recipient_and_is_tried_once_a_run(
    server: MailServer, octavo: CommandLine
) -> None:
    octavo.environment["OCTAVO_SMTP_PASSWORD"] = "guessed"  # noqa: S105
    octavo("send", write(octavo), "--to", "kindle", "--to", "ann@kindle.com")
    rows = json.loads(octavo("outbox", "list", "--json").stdout)
    octavo("outbox", "retry")

    assert [(row["address"], row["state"]) for row in rows] == [
        ("me_1@kindle.com", "queued"),
        ("ann@kindle.com", "queued"),
    ]
    assert server.mailbox.turned_away == 2


def test_a_pause_that_a_clock_which_went_wrong_has_noted_is_over(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    import sqlite3

    busy = [True]
    hook: Hook = lambda stage, _: "450 4.2.0 later" if stage == "rcpt" and busy else None  # noqa: E731
    octavo.write_config(serve(hook=hook).port, certificates.authority, KINDLE)
    octavo("send", write(octavo), "--to", "kindle")
    busy.clear()
    base = sqlite3.connect(octavo.outbox)
    with base:
        base.execute("UPDATE letters SET next_try = '2199-01-01T00:00:00+00:00'")
    base.close()

    assert ": accepted" in octavo("outbox", "retry", "--due").stdout


def test_a_folder_that_is_called_like_a_recipient_takes_none_of_its_mail(
    server: MailServer, octavo: CommandLine
) -> None:
    for name in ("kindle", "paperwhite"):
        (octavo.folder / name).mkdir()
    octavo("send", write(octavo), "--to", "kindle")
    octavo("send", write(octavo, "Another", "another.md"), "--to", "paperwhite")

    assert [recipient for recipient, _ in server.mailbox.letters] == ["me_1@kindle.com"] * 2


def test_what_is_unknown_is_told_and_not_repeated(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    lost = [True]
    hook: Hook = lambda stage, _: "" if stage == "taken" and lost else None  # noqa: E731
    server = serve(hook=hook)
    octavo.write_config(server.port, certificates.authority, KINDLE)
    article = write(octavo)
    first = octavo("send", article, "--to", "kindle")
    lost.clear()
    second = octavo("send", article, "--to", "kindle")
    listed = octavo("outbox")

    assert first.returncode == second.returncode == 7
    assert "it may have arrived" in first.stderr
    assert "octavo outbox arrived 1, or octavo outbox retry 1" in second.stderr
    assert "unknown" in listed.stdout
    assert len(server.mailbox.letters) == 1
    assert octavo("outbox", "arrived", "1").stdout == "Letter 1 to me_1@kindle.com arrived.\n"
    assert "sent already" in octavo("send", article, "--to", "kindle").stdout


def test_what_did_not_arrive_is_sent_again_with_the_same_message_id(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    lost = [True]
    hook: Hook = lambda stage, _: "" if stage == "taken" and lost else None  # noqa: E731
    server = serve(hook=hook)
    octavo.write_config(server.port, certificates.authority, KINDLE)
    octavo("send", write(octavo), "--to", "kindle")
    lost.clear()
    octavo("outbox", "retry", "1")
    first, second = server.mailbox.messages()

    assert first["Message-ID"] == second["Message-ID"]


def test_what_is_forgotten_may_be_sent_anew(server: MailServer, octavo: CommandLine) -> None:
    article = write(octavo)
    octavo("send", article, "--to", "kindle")

    assert octavo("outbox", "forget", "1").returncode == 0
    assert "accepted" in octavo("send", article, "--to", "kindle").stdout
    assert len(server.mailbox.letters) == 2


# --- Wishes ---


def test_convert_is_the_subject_only_where_it_is_asked_for(server: MailServer, octavo: CommandLine) -> None:
    article = write(octavo)
    octavo("send", article, "--to", "kindle", "--as", "pdf")
    octavo("send", article, "--to", "kindle", "--as", "pdf", "--convert-pdf")

    octavo("send", article, "--to", "kindle")
    octavo("send", article, "--to", "kindle", "--convert-pdf")

    assert [message["Subject"] for message in server.mailbox.messages()] == [
        "Grüße aus Köln",
        "Convert",
        "Grüße aus Köln",
    ]


def test_a_format_that_amazon_takes_from_nobody_is_not_sent(server: MailServer, octavo: CommandLine) -> None:
    done = octavo("send", write(octavo), "--to", "kindle", "--as", "markdown")

    assert (done.returncode, done.stderr) == (
        7,
        "octavo: me_1@kindle.com takes epub, pdf, html, text, and no markdown; --anyway sends it all the same.\n",
    )
    assert server.mailbox.letters == []


def test_a_person_gets_a_large_article_too(serve: Serve, octavo: CommandLine, certificates: Certificates) -> None:
    server = serve(Manner(most_bytes=1_500_000))
    octavo.write_config(server.port, certificates.authority, KINDLE, limit_mb=1.5)
    done = octavo("send", article_with_pictures(octavo, 30), "--to", "me@example.org", "--theme", "eink")

    assert done.returncode == 0, done.stderr
    assert all(len(content) <= 1_500_000 for _, content in server.mailbox.letters)
    assert all(message.get_body(("html",)) is not None for message in server.mailbox.messages()[:1])


def test_a_report_says_what_became_of_each_attachment(server: MailServer, octavo: CommandLine) -> None:
    octavo("send", write(octavo), "--to", "kindle", "--report", "report.json")
    (row,) = json.loads((octavo.folder / "report.json").read_text(encoding="utf-8"))["attachments"]

    assert (row["file_name"], row["address"], row["outcome"], row["state"]) == (
        "Grüße aus Köln.epub",
        "me_1@kindle.com",
        "accepted",
        "sent",
    )
    assert row["message_id"] == only(server)["Message-ID"]


@pytest.mark.parametrize(
    ("recipients", "to", "words"),
    [
        (TWO_KINDLES, "kindle", "2 recipients are of the kind kindle: paperwhite, old. Name one of them."),
        (KINDLE, "paperwite", 'There is no recipient "paperwite": did you mean "paperwhite"?'),
        (KINDLE, "me@", '"me@" is no address of mail, such as "me@example.org".'),
        ("", "kindle", "The config names no recipients, and kindle is no address; octavo send --setup asks for them."),
    ],
)
def test_who_is_meant_is_asked_before_any_work(
    octavo: CommandLine, certificates: Certificates, recipients: str, to: str, words: str
) -> None:
    octavo.write_config(25, certificates.authority, recipients)
    done = octavo("send", "no-such-file.html", "--to", to)

    assert (done.returncode, done.stderr) == (2, f"octavo: {words}\n")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "hunter2"}, "[smtp] no password is kept in this file: use password_command, password_file"),
        ({"hots": "x"}, '[smtp] There is no setting "hots": did you mean "host"?'),
        ({"port": "465"}, "[smtp] port wants a number."),
        ({"port": inf}, "[smtp] port wants a number."),
        ({"limit_mb": inf}, "[smtp] limit_mb wants a number."),
        ({"limit_mb": nan}, "[smtp] limit_mb wants a number."),
        ({"password_file": "~nobody-of-that-name/x"}, "[smtp] password_file begins with a ~ and the name of nobody"),
        ({"port": 70000}, "[smtp] port wants a number from 1 to 65535."),
        ({"port": 465.7}, "[smtp] port wants a number from 1 to 65535."),
        ({"limit_mb": 0.01}, "[smtp] limit_mb wants 1 at least"),
        ({"security": "ssl"}, '[smtp] There is no security "ssl"'),
        ({"security": "none", "host": "smtp.example.org"}, '[smtp] security = "none" is for a server on this machine'),
        ({"from": "a@example.org, b@example.org"}, "[smtp] from wants one address."),
        ({"from": "me"}, '[smtp] "me" is no address of mail'),
        ({"host": ""}, '[smtp] host is missing, such as host = "smtp.example.org".'),
    ],
)
def test_what_is_wrong_in_the_account_is_told_with_its_key(
    octavo: CommandLine, certificates: Certificates, changes: dict[str, object], words: str
) -> None:
    octavo.write_config(25, certificates.authority, KINDLE, **changes)
    done = octavo("send", "article.html", "--to", "kindle")

    assert done.returncode == 2
    assert words in done.stderr
    assert "hunter2" not in done.stderr


def test_without_an_account_nothing_is_sent(octavo: CommandLine) -> None:
    octavo.config.write_text(KINDLE, encoding="utf-8")

    assert octavo("send", write(octavo), "--to", "kindle").stderr == (
        "octavo: The config names no account to send from: octavo send --setup asks for it.\n"
    )

"""A letter to the bytes of a mail, read again as a receiver reads it."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default
from typing import TYPE_CHECKING, cast

import pytest

from converter.deliver.mail.message import MOST_SUBJECT_CHARACTERS, attachment_name, message_id, write_message
from converter.model.delivery import Letter, MailBody, Picture
from converter.model.rendering import Rendering
from tests.unit.deliver.mail.letters import ACCOUNT, SOMEONE, enclosure, letter

if TYPE_CHECKING:
    from email.message import EmailMessage

MOMENT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
HOSTILE = [
    "Ümläute & ß",
    "Emoji 📚🏳️‍🌈 in the middle",
    "Quotes \"double\" and 'single' and “curly”",
    "Line\r\nBcc: everybody@example.org\r\n\r\nbroken",
    "Line\u2028separator\u2029and\x85next\x0bline",
    "NUL\x00 and bell\x07 and escape \x1b[31m",
    "lone \ud83d surrogate",
    "=?utf-8?q?Encoded?= words; and = semicolons; name=value",
    "شرق أوسط \u202eturned\u202c",
    "日本語の長い題名" * 30,
    "word " * 820,
    "x" * 4096,
    "ä" * 4096,
    "",
]


def read(content: bytes) -> EmailMessage:
    return cast("EmailMessage", email.message_from_bytes(content, policy=default))


def written(one: Letter) -> bytes:
    return write_message(one, ACCOUNT, MOMENT)


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_no_title_breaks_a_header(title: str) -> None:
    content = written(letter(enclosure(title)))
    message = read(content)
    head = content.partition(b"\r\n\r\n")[0]

    assert set(message.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "User-Agent", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, head.split(b"\r\n"))) < 998
    assert not message.defects


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_subject_is_the_title_on_one_line(title: str) -> None:
    subject = str(read(written(letter(enclosure(title))))["Subject"])
    shown = "".join(c if c.isprintable() or c == "\u200d" else " " for c in title)
    plain = " ".join(shown.replace("=?", "= ?").split())

    if len(plain) <= MOST_SUBJECT_CHARACTERS:
        assert subject == (plain or "Article")
    else:
        assert subject.endswith("…")
        assert plain.startswith(subject.removesuffix("…"))


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_the_name_of_an_attachment_comes_back_as_it_was(title: str) -> None:
    (attachment,) = read(written(letter(enclosure(title)))).iter_attachments()
    name = attachment.get_filename()

    assert name == attachment_name(f"{title}.epub")
    assert name.endswith(".epub")
    assert not set(name) & set('\r\n\t/\\:"')
    assert len(name.encode()) <= 120


def test_a_name_with_umlauts_is_written_as_rfc_2231_has_it() -> None:
    content = written(letter(enclosure("Grüße")))

    assert b"filename*=utf-8''Gr%C3%BC%C3%9Fe.epub" in content


def test_an_attachment_is_byte_for_byte_what_was_rendered() -> None:
    everything = bytes(range(256)) * 100 + b"\r\n.\r\n\nFrom me\n"
    (attachment,) = read(written(letter(enclosure(content=everything)))).iter_attachments()

    assert attachment.get_content() == everything
    assert attachment.get_content_type() == "application/epub+zip"


def test_a_text_as_attachment_keeps_its_line_ends() -> None:
    text = "Grüße\nzwei\r\ndrei".encode()
    one = replace(enclosure(), rendering=Rendering(text, "text/markdown; charset=utf-8", "article.md"))
    (attachment,) = read(written(letter(one))).iter_attachments()

    assert attachment.get_payload(decode=True) == text
    assert attachment.get_content_type() == "text/markdown"
    assert attachment.get_content_charset() == "utf-8"


def test_attachments_of_one_name_get_a_number() -> None:
    message = read(written(letter(enclosure("Same"), enclosure("same", article="other"))))

    assert [part.get_filename() for part in message.iter_attachments()] == ["Same.epub", "same 2.epub"]


def test_a_kepub_keeps_its_double_ending() -> None:
    assert attachment_name("A: title.kepub.epub") == "A title.kepub.epub"


def test_an_article_for_a_person_is_text_and_html_with_its_pictures_and_a_file() -> None:
    picture = Picture("abc@octavo.invalid", "image/png", b"\x89PNG")
    body = MailBody("Grüße\n", '<p>Grüße <img src="cid:abc@octavo.invalid"></p>', (picture,))
    message = read(written(replace(letter(recipient=SOMEONE), body=body)))

    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/epub+zip",
    ]  # fmt: skip
    shown = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert shown["Content-ID"] == "<abc@octavo.invalid>"
    assert shown.get_content_disposition() == "inline"
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert "Grüße" in html.get_content()
    assert text.get_content().strip() == "Grüße"


@pytest.mark.parametrize(
    ("words", "encoding"), [("Grüße aus einem langen Satz. " * 9, "quoted-printable"), ("日本語。" * 9, "base64")]
)
def test_a_text_is_written_in_the_shorter_way(words: str, encoding: str) -> None:
    message = read(written(replace(letter(), body=MailBody(f"{words}\n", f"<p>{words}</p>"))))
    text, html = message.get_body(("plain",)), message.get_body(("html",))

    assert text is not None
    assert html is not None
    assert text["Content-Transfer-Encoding"] == html["Content-Transfer-Encoding"] == encoding
    assert text.get_content().strip() == words.strip()


def test_the_message_id_is_the_same_for_the_same_article_and_recipient() -> None:
    first, second = written(letter()), write_message(letter(), ACCOUNT, datetime(2027, 1, 1, tzinfo=UTC))

    assert read(first)["Message-ID"] == read(second)["Message-ID"]
    assert str(read(first)["Message-ID"]).endswith("@example.org>")


@pytest.mark.parametrize(
    "other",
    [
        letter(enclosure(article="example.org/b")),
        letter(replace(enclosure(), settings="pdf")),
        letter(recipient=SOMEONE),
        letter(repetition=1),
        letter(replace(enclosure(), part=1, parts=2)),
    ],
    ids=["article", "settings", "recipient", "repetition", "part"],
)
def test_the_message_id_is_another_for_another(other: Letter) -> None:
    assert message_id(other, ACCOUNT) != message_id(letter(), ACCOUNT)


def test_a_long_domain_does_not_break_the_message_id() -> None:
    domain = ".".join(["label" * 10] * 4)
    content = write_message(letter(), replace(ACCOUNT, sender=f"me@{domain}"), MOMENT)

    assert read(content)["Message-ID"].strip().endswith(f"@{domain}>")


def test_a_domain_with_umlauts_is_written_as_the_dns_has_it() -> None:
    message = read(
        write_message(letter(), replace(ACCOUNT, sender="me@grüße.example", sender_name="Jürgen, A."), MOMENT)
    )

    assert message["From"].addresses[0].addr_spec == "me@xn--gre-6ka8l.example"
    assert message["From"].addresses[0].display_name == "Jürgen, A."

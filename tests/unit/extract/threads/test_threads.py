"""What goes from a post, and what of a page stays where it is no thread."""

from __future__ import annotations

import pytest

from tests.unit.extract.threads.conversing import document_of, said
from tests.unit.extract.threads.test_engines import ANSWER, OPENING, phpbb, xenforo


def quote(text: str) -> str:
    return (
        '<blockquote class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title"><a>Ada said:</a></div>'
        f'<div class="bbCodeBlock-content">{text}</div></blockquote>'
    )


LONG = "We left at six with the tide, and the lamps of the harbour went out one after the other behind us. "


def test_a_quotation_that_repeats_a_whole_post_goes() -> None:
    document = document_of(xenforo("Ada", LONG) + xenforo("Ben", quote(LONG) + ANSWER))

    assert said(document)[-1].endswith(f" | {ANSWER}")
    assert "Ada said" not in said(document)[-1]
    assert [removal.excerpt[:15] for removal in document.removals] == ["Ada said: We le"]


def test_a_quotation_of_a_part_stays_for_it_says_what_is_answered() -> None:
    document = document_of(xenforo("Ada", LONG + OPENING * 3) + xenforo("Ben", quote(LONG) + ANSWER))

    assert "Ada said" in said(document)[-1]


def test_a_signature_is_no_part_of_a_post() -> None:
    assert "Fair winds" not in "".join(said(document_of(phpbb("Ada", OPENING) + phpbb("Ben", ANSWER))))


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("by Ada » Tue Feb 03, 2026 10:00 am", "2026-02-03T10:00:00"),
        ("Friday, 3. Februar 2026", "2026-02-03"),
        ("02-03-2026, 10:00 AM", "02-03-2026, 10:00 AM"),
        ("3 days ago", ""),
        ("1770112800000", "2026-02-03T10:00:00+00:00"),
    ],
)
def test_a_printed_date_is_read_where_it_can_be_read_in_one_way_only(printed: str, date: str) -> None:
    page = phpbb("Ada", OPENING) + phpbb("Ben", ANSWER).replace("2026-02-03T10:00:00+00:00", printed)

    assert said(document_of(page))[-1] == f"0 Ben | {date} | {ANSWER}"


def mail(author: str, text: str) -> str:
    return f"""<div class="adn" data-legacy-message-id="a1"><span class="gD" email="x@boats.example" name="{author}"><span>
        {author}</span></span><span class="hb">to <span>me</span></span><span class="g3" title="Feb 3, 2026, 10:00 AM">Feb 3
        </span><div class="a3s">{text}</div></div>"""


def test_messages_of_a_mail_are_equal() -> None:
    document = document_of(mail("Ada", f"<div>{OPENING}</div>") + mail("Ben", f"<div>{ANSWER}</div>"))

    assert said(document) == [
        f"0 Ada | Feb 3, 2026, 10:00 AM | {OPENING}",
        f"0 Ben | Feb 3, 2026, 10:00 AM | {ANSWER}",
    ]


def test_a_mail_is_without_the_mail_it_answers() -> None:
    quoted = f"""<div>{ANSWER}</div><div class="gmail_quote"><div class="gmail_attr">On Tue, Feb 3, 2026 at 10:00 AM Ada
        wrote:</div><blockquote>{OPENING}</blockquote></div>"""

    assert said(document_of(mail("Ben", quoted))) == [f"0 Ben | Feb 3, 2026, 10:00 AM | {ANSWER}"]


def test_quoted_lines_and_a_signature_of_plain_mail_go() -> None:
    plain = f"{ANSWER}<br>On 3 Feb 2026, at 10:00, Ada wrote:<br>&gt; {OPENING}<br>--<br>Ben Tar, Pilots' Office"

    assert said(document_of(mail("Ben", plain))) == [f"0 Ben | Feb 3, 2026, 10:00 AM | {ANSWER}"]


def test_a_line_that_only_begins_like_an_attribution_stays() -> None:
    text = "On Tuesday the pilot wrote: all is well."

    assert said(document_of(mail("Ben", text))) == [f"0 Ben | Feb 3, 2026, 10:00 AM | {text}"]

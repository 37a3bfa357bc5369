"""Mail that an archive prints as it was sent."""

from __future__ import annotations

import converter
from converter.base.dom import serialise
from converter.extract.threads.plain import plain_mail
from tests.unit.extract.threads.conversing import document_of, said

LINE = "The ferry takes nine hours, and nobody on board minds; those who"


def html_of(text: str) -> str:
    return serialise(plain_mail(text))


def test_lines_that_the_mail_program_broke_are_one() -> None:
    assert html_of(f"{LINE}\ndo fly.\n\nNext.") == f"<p>{LINE} do fly.</p><p>Next.</p>"


def test_short_lines_stay_lines() -> None:
    assert html_of("Fair winds,\nAda") == "<p>Fair winds,<br>Ada</p>"


def test_quoted_lines_are_quotations_in_each_other() -> None:
    assert html_of("> a\n>> b\n\nc") == "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>"


def test_the_signature_goes() -> None:
    assert html_of("a\n-- \nAda, Pilots' Office") == "<p>a</p>"


def test_marks_without_end_do_not_nest_without_end() -> None:
    assert html_of(">" * 5000 + " a").count("<blockquote>") == 8


def test_a_page_of_mailmans_archive_is_its_mail() -> None:
    document = document_of(
        f"""<h1>[boats] A slow boat</h1><b>Ada</b> <a href="mailto:x">ada at boats.example</a><br><i>Tue Feb  3 10:00:00 CET
        2026</i><p></p><ul><li>Previous message: <a href="1.html">None</a></li></ul><hr><pre>{LINE}
do fly.

&gt; A quotation.

Yes.
</pre><hr><ul><li>Next message</li></ul>""",
        head='<link rel="made" href="mailto:boats"><link rel="Index" href="index.html">',
    )

    assert said(document) == [f"{LINE} do fly.", "A quotation.", "Yes."]
    assert document.metadata.authors == ("Ada",)
    assert str(document.metadata.published)[:10] == "2026-02-03"


def test_a_page_with_code_below_its_body_is_no_mail() -> None:
    code = "def fold(sheet):\n    return sheet.folded()\n"

    page = f"<title>T</title><body><h1>T</h1><b>Fold</b><p>{LINE * 9}</p><pre>{code}</pre></body>"

    assert "```" in converter.render(converter.read_html(page), "markdown").decode()

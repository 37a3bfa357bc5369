from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from converter.check import check_content
from converter.check.pdf import PDF_CHECKS
from converter.devices import device_named

KINDLE = device_named("kindle-paperwhite-6")
REMARKABLE = device_named("remarkable-2")


def good_pdf(size_mm: tuple[float, float] = (157.8, 210.4)) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(size_mm[0] / 25.4 * 72, size_mm[1] / 25.4 * 72))
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    pdf.Root.Lang = pikepdf.String("en")
    pdf.docinfo["/Title"] = "A paper"
    return pdf


def written(pdf: pikepdf.Pdf, **options: object) -> bytes:
    content = BytesIO()
    pdf.save(content, **options)  # type: ignore[arg-type]
    return content.getvalue()


def checks(content: bytes, device: str = "") -> list[tuple[str, str]]:
    reader = device_named(device) if device else None
    return [(finding.severity, finding.check) for finding in check_content(content, "x.pdf", reader)]


def test_nobody_has_anything_against_a_good_pdf() -> None:
    assert checks(written(good_pdf())) == []
    assert checks(written(good_pdf()), "remarkable-2") == []


def test_a_page_that_lies_on_its_side_fits_all_the_same() -> None:
    assert checks(written(good_pdf((210.4, 157.8))), "remarkable-2") == []


def test_a_page_larger_than_the_screen_is_found() -> None:
    findings = check_content(written(good_pdf((210, 297))), "x.pdf", KINDLE)

    assert [finding.message for finding in findings] == [
        "The pages are 210 × 297 mm, and Kindle Paperwhite 2024 shows them at 48 % of their size."
    ]


def test_a_pdf_without_tags_is_found() -> None:
    pdf = good_pdf()
    del pdf.Root.StructTreeRoot

    assert checks(written(pdf)) == [("warning", "tagged")]


def test_a_pdf_without_title_and_language_is_found() -> None:
    pdf = good_pdf()
    del pdf.Root.Lang
    del pdf.docinfo["/Title"]

    assert checks(written(pdf)) == [("warning", "named"), ("warning", "named")]


def test_an_encrypted_pdf_is_found() -> None:
    open_to_all = written(good_pdf(), encryption=pikepdf.Encryption(owner="x", user=""))
    locked = written(good_pdf(), encryption=pikepdf.Encryption(owner="x", user="y"))

    assert checks(open_to_all) == [("warning", "opened")]
    assert checks(locked) == [("error", "opened")]


def test_a_pdf_that_runs_a_script_is_found() -> None:
    pdf = good_pdf()
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))

    assert checks(written(pdf)) == [("warning", "active")]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(2000)])
def test_a_broken_pdf_is_found(content: bytes) -> None:
    assert checks(content) == [("error", "opened")]


def test_a_pdf_over_the_budget_is_found() -> None:
    content = written(good_pdf()) + b"\n%" + bytes(18_000_000)

    assert ("warning", "pdf_size") in checks(content, "kindle-scribe")


def test_every_check_is_named_here() -> None:
    assert {check.name for check in PDF_CHECKS} == {"opened", "tagged", "named", "page_size", "pdf_size", "active"}

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from converter.devices import DEVICES, device_named, fit_book, with_device_page
from converter.devices.drawings import drawn_size
from converter.devices.fitting import BOOK_BYTES
from converter.model.book import Book, Section, book_of
from converter.model.document import Figure, Image, Metadata, Paragraph, Text
from converter.model.record import Note, NoteKind
from converter.model.settings import RenderSettings
from converter.model.theme import PageStyle, Theme
from converter.model.walk import images_of
from tests.unit.devices.pictures import asset, asset_of, chart, document_with, fit_document, opened, photograph

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.document import Asset

GREY = device_named("kindle-paperwhite-6")
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><circle cx="50" cy="50" r="40"/></svg>'


def test_the_text_shows_the_fitted_pictures_and_nothing_else_is_carried() -> None:
    document = fit_document(document_with(asset_of(photograph(), "WEBP"), asset_of(chart(), "PNG")), GREY, "epub")

    assert [image.asset for image in images_of(document)] == [asset.sha256 for asset in document.assets]
    assert [asset.media_type for asset in document.assets] == ["image/jpeg", "image/png"]


def test_each_change_is_told_once_with_how_many_pictures_it_met() -> None:
    pictures = [asset_of(photograph((2000 + number, 1000)), "JPEG") for number in range(3)]

    document = fit_document(document_with(*pictures), GREY, "epub")

    assert document.notes == (
        Note(NoteKind.FITTED, "3 pictures were scaled to the screen of 1272 × 1696 pixels.", "scaled"),
        Note(NoteKind.FITTED, "3 pictures were made grey, as the screen is.", "greyed"),
    )


def test_a_document_that_fits_is_told_nothing_of() -> None:
    document = document_with(asset_of(photograph(mode="L"), "JPEG"))

    assert fit_document(document, GREY, "epub") == document


def test_a_broken_picture_becomes_its_text_and_a_note() -> None:
    broken = asset(b"\xff\xd8\xff\xe0broken", "image/jpeg", (40, 30))

    document = fit_document(document_with(broken, asset_of(photograph(mode="L"), "JPEG")), GREY, "epub")

    assert document.blocks[0] == Paragraph((Text("Picture 1"),))
    assert isinstance(document.blocks[1], Figure)
    assert [note.kind for note in document.notes] == [NoteKind.IMAGE_MISSING]
    assert document.notes[0].message == "1 picture was left out, for each is broken."


def test_the_lead_image_is_fitted_with_the_others() -> None:
    lead = asset_of(photograph(), "WEBP")
    document = document_with(lead)
    document = replace(
        document, metadata=Metadata("Lead", lead_image=Image("https://example.org/1", asset=lead.sha256))
    )

    fitted = fit_document(document, GREY, "epub")

    assert fitted.metadata.lead_image is not None
    assert fitted.metadata.lead_image.asset == fitted.assets[0].sha256


def test_pictures_are_made_smaller_until_the_file_is_small_enough() -> None:
    family = replace(GREY.family, file_budget_bytes=BOOK_BYTES + 150_000)
    pictures = [asset_of(photograph((900 + number, 700)), "JPEG") for number in range(4)]

    document = fit_document(document_with(*pictures), replace(GREY, family=family), "epub")

    assert sum(len(asset.content) for asset in document.assets) <= 150_000
    assert document.notes[-1].subject == "squeezed"
    assert len(document.notes) == 2


def test_what_cannot_be_made_small_enough_is_told() -> None:
    family = replace(GREY.family, file_budget_bytes=BOOK_BYTES)

    document = fit_document(document_with(asset_of(photograph(), "JPEG")), replace(GREY, family=family), "epub")

    assert document.notes[-1].subject == "budget"
    assert "MB larger than Kindle Paperwhite 2024 is sure to take" in document.notes[-1].message


def test_a_drawing_becomes_pixels_where_no_drawing_is_shown_and_keeps_its_size_on_the_page() -> None:
    document = fit_document(document_with(asset(DRAWING, "image/svg+xml", (200, 100))), GREY, "epub")

    image = next(images_of(document))
    assert document.assets[0].media_type == "image/png"
    assert opened(document.assets[0]).size == (624, 312)
    assert (image.width, image.height) == (200, 100)
    assert [note.subject for note in document.notes] == ["greyed", "rasterised"]


@pytest.mark.parametrize(("name", "to"), [("kobo-libra", "epub"), ("remarkable-2", "pdf"), ("tablet", "epub")])
def test_a_drawing_stays_one_where_it_can(name: str, to: str) -> None:
    document = document_with(asset(DRAWING, "image/svg+xml", (200, 100)))

    assert fit_document(document, device_named(name), to) == document


def test_a_drawing_that_would_take_for_ever_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.base.raster.MAX_SECONDS", 1)
    trap = DRAWING.replace(
        b"<circle",
        b'<filter id="f"><feTurbulence numOctaves="99999999"/></filter><rect width="9" height="9" filter="url(#f)"/><circle',
    )

    document = fit_document(document_with(asset(trap, "image/svg+xml", (200, 100))), GREY, "epub")

    assert document.assets == ()
    assert document.notes[0].kind is NoteKind.IMAGE_MISSING


@pytest.mark.parametrize(
    ("size", "pixels"),
    [((24, 24), (75, 75)), ((4000, 1000), (3392, 848)), ((None, None), (1272, 1272))],
)
def test_a_drawing_is_as_fine_as_the_screen_but_no_finer_than_it_is_of_use(
    size: tuple[int | None, int | None], pixels: tuple[int, int]
) -> None:
    assert drawn_size(*size, GREY) == pixels


@pytest.fixture(scope="module")
def pictures() -> list[Asset]:
    """One of each kind."""
    return [
        asset_of(photograph((3000, 500)), "JPEG"),
        asset_of(chart(mode="RGBA", ground=(0, 0, 0, 0)), "PNG"),
        asset_of(photograph((60, 40)), "WEBP"),
        asset_of(photograph((60, 40)), "AVIF"),
        asset_of(chart(ground="yellow"), "GIF", save_all=True, append_images=[chart(ground="black")]),
        asset(DRAWING, "image/svg+xml", (200, 100)),
    ]


@pytest.mark.parametrize(
    "device",
    {(device.family.name, device.screen): device for device in DEVICES}.values(),
    ids=lambda device: device.name,
)
def test_no_device_gets_what_it_does_not_show(device: Device, pictures: list[Asset]) -> None:
    document = fit_document(document_with(*pictures), device, "epub")

    assert len(document.assets) == len(pictures)
    assert {asset.media_type for asset in document.assets} <= device.family.picture_types
    for fitted in document.assets:
        if fitted.media_type != "image/svg+xml":
            picture = opened(fitted)
            assert device.family.transparency or not picture.has_transparency_data
            assert device.family.animation or not getattr(picture, "is_animated", False)
            assert device.screen == "colour" or picture.mode in {"L", "LA", "1"}


def test_the_page_of_a_pdf_is_the_screen() -> None:
    page = with_device_page(Theme("any"), device_named("remarkable-move"), RenderSettings()).page

    assert page.size == "91.8mm 163.2mm"
    assert page.margin == "11.0mm 6.0mm 11.0mm 6.0mm"


def anthology(*pictures: Asset) -> Book:
    """Return a book with a chapter for each of the pictures, and the first on its cover."""
    chapters = tuple(document_with(picture) for picture in pictures)
    cover = Image("https://example.org/1", asset=pictures[0].sha256)
    return Book(Metadata("Anthology", lead_image=cover), (Section("", chapters),))


def test_the_chapters_of_a_book_share_the_budget() -> None:
    photographs = [asset_of(photograph((600 + number, 500)), "JPEG") for number in range(4)]
    room = replace(GREY.family, file_budget_bytes=BOOK_BYTES + 2_000_000)
    little = replace(GREY.family, file_budget_bytes=BOOK_BYTES + 100_000)

    _, notes = fit_book(anthology(*photographs), replace(GREY, family=room), "epub")
    squeezed, _ = fit_book(anthology(*photographs), replace(GREY, family=little), "epub")

    assert "squeezed" not in {note.subject for note in notes}
    assert sum(len(picture.content) for chapter in squeezed.chapters for picture in chapter.assets) <= 100_000


def test_changes_in_all_chapters_are_told_once() -> None:
    _, notes = fit_book(anthology(asset_of(photograph(), "WEBP"), asset_of(photograph(), "WEBP")), GREY, "epub")

    assert [note.message for note in notes] == [
        "2 pictures were made grey, as the screen is.",
        "2 pictures were written in a format that Kindle Paperwhite 2024 shows.",
    ]


def test_the_picture_on_a_book_s_cover_is_the_fitted_one() -> None:
    book, _ = fit_book(anthology(asset_of(photograph(), "WEBP")), GREY, "epub")

    assert book.metadata.lead_image is not None
    assert book.metadata.lead_image.asset == book.chapters[0].assets[0].sha256


def test_a_book_of_one_article_stays_one() -> None:
    lead = asset_of(photograph(), "WEBP")
    document = document_with(lead)
    document = replace(document, metadata=Metadata("One", lead_image=Image("https://example.org/1", asset=lead.sha256)))

    assert fit_book(book_of(document), GREY, "epub")[0].is_one_article


def test_a_paper_or_margins_that_were_asked_for_go_before_the_screen_s() -> None:
    theme = Theme("any", page=PageStyle("A5", "9mm"))
    move = device_named("remarkable-move")

    paper = with_device_page(theme, move, RenderSettings(theme_settings=(("paper", "A5"),))).page
    margins = with_device_page(theme, move, RenderSettings(theme_settings=(("margin", "9mm"),))).page

    assert (paper.size, paper.margin) == ("A5", "9mm")
    assert (margins.size, margins.margin) == ("91.8mm 163.2mm", "9mm")

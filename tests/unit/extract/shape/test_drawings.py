"""Drawings in the page itself, from the page to the document."""

from __future__ import annotations

import pytest

import converter
from converter.model.document import Document, Figure, Image
from converter.model.walk import images_of

TEXT = (
    "<p>The mill stood on the left bank for three hundred years, and of its wheels, of which there were once four, the last "
    "was taken out when the canal was filled in, long after anybody had ground there.</p>"
)
WAVES = '<path d="M0 100 Q60 0 120 100" fill="none" stroke="#000"/>'


ICON = '<svg viewBox="0 0 16 16" aria-label="on"><path d="M0 0h9"/></svg>'


def read(html: str) -> Document:
    page = f"<html><body><article><h1>The mill</h1>{TEXT}{html}{TEXT}</article></body></html>"
    return converter.read_html(page, url="https://example.org/mill")


def drawing(inner: str = WAVES, attributes: str = 'viewBox="0 0 480 200"') -> str:
    return f"<svg {attributes}>{inner}</svg>"


def pictures(html: str) -> list[Image]:
    return list(images_of(read(html)))


def test_a_drawing_in_a_figure_is_a_picture_that_the_document_carries() -> None:
    document = read(f"<figure>{drawing()}<figcaption>The wheel turns.</figcaption></figure>")

    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    (asset,) = document.assets
    assert [image.asset for image in figure.images] == [asset.sha256]
    assert (asset.media_type, asset.width, asset.height) == ("image/svg+xml", 480, 200)
    assert b"M0 100 Q60 0 120 100" in asset.content
    assert figure.caption


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (drawing(f"<title>Two  waves</title>{WAVES}"), "Two waves"),
        (drawing(f"<title>Two waves</title><desc>They meet.</desc>{WAVES}", 'width="300" height="90"'), "Two waves"),
        (drawing(f"<desc>They meet.</desc>{WAVES}"), "They meet."),
        (drawing(attributes='viewBox="0,0,300,90" role="img" aria-label="Two waves"'), "Two waves"),
        (drawing(f'<title id="t">Two waves</title>{WAVES}', 'viewBox="0 0 300 90" aria-labelledby="t"'), "Two waves"),
        (drawing(f"{WAVES}<text>spring</text><text>neap</text>"), "spring neap"),
    ],
)
def test_a_drawing_is_called_what_it_says_that_it_shows(html: str, name: str) -> None:
    assert [image.alt for image in pictures(f"<div>{html}</div>")] == [name]


def test_of_the_words_in_a_drawing_no_more_are_said_than_one_hears() -> None:
    labels = "".join(f"<text>station {number}</text>" for number in range(2000))
    (image,) = pictures(f"<figure>{drawing(labels)}</figure>")

    assert image.alt.startswith("station 0 station 1 ")
    assert image.alt.endswith(" …")
    assert len(image.alt) <= 302


def test_a_drawing_as_wide_as_its_page_has_the_size_of_its_view_box() -> None:
    html = drawing(attributes='viewBox="0 0 480 200" width="100%" height="auto" class="chart" data-chart="7"')
    (asset,) = read(f"<figure>{html}</figure>").assets

    assert (asset.width, asset.height) == (480, 200)
    assert b'width="480"' in asset.content
    assert b"chart" not in asset.content


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Go {ICON} there.</p>",
        f'<figure><img src="a.png" alt="A mill">{drawing()}</figure>',
        f'<p><a href="/up">{drawing("<title>Up</title>")}</a></p>',
        f"<button>{drawing('<title>Enlarge</title>')}</button>",
        f"<div>{drawing()}</div>",
        drawing("<title>Bell</title><use href='#bell'/>"),
        drawing("<title>Wave</title>" + WAVES, 'viewBox="0 0 1440 320" aria-hidden="true"'),
    ],
)
def test_icons_controls_and_ornaments_are_no_pictures(html: str) -> None:
    assert read(html).assets == ()


def test_a_drawing_that_may_not_be_shown_is_told() -> None:
    document = read(f"<figure>{drawing('<title>Flow</title><foreignObject><p>x</p></foreignObject>')}</figure>")

    assert document.assets == ()
    assert any("“Flow”" in note.message for note in document.notes)


@pytest.mark.parametrize(
    "html",
    [
        '<object type="image/svg+xml" data="wheel.svg">The wheel</object>',
        '<object data="wheel.svg" title="The wheel"></object>',
        '<embed src="wheel.svg" title="The wheel">',
    ],
)
def test_a_picture_in_an_object_is_a_picture(html: str) -> None:
    (image,) = pictures(f"<figure>{html}</figure>")

    assert (image.url, image.alt) == ("https://example.org/wheel.svg", "The wheel")

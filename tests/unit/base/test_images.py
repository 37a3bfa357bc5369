from __future__ import annotations

import gzip
import struct
import zlib
from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageFile

from converter.base.errors import PictureRefused
from converter.base.gif import more_frames_than
from converter.base.images import MAX_FRAMES, MAX_PICTURE_BYTES, decode_data_url, inspect_image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{body}</svg>'


def picture(format_name: str, size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    written = BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(written, format_name)
    return written.getvalue()


def drawing(body: str = "<rect/>", attributes: str = 'viewBox="0 0 30 20"') -> bytes:
    return SVG.format(body=body, attributes=attributes).encode()


def png_of_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("format_name", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_a_picture_in_a_format_of_the_web_stays_as_it_is(format_name: str, media_type: str) -> None:
    content = picture(format_name)

    facts = inspect_image(content)

    assert (facts.media_type, facts.width, facts.height, facts.content) == (media_type, 40, 30, content)


@pytest.mark.parametrize("format_name", ["BMP", "TIFF"])
def test_a_format_that_no_reader_shows_becomes_png(format_name: str) -> None:
    facts = inspect_image(picture(format_name))

    assert facts.media_type == "image/png"
    assert Image.open(BytesIO(facts.content)).size == (40, 30)


def test_an_avif_photograph_becomes_jpeg() -> None:
    assert inspect_image(picture("AVIF")).media_type == "image/jpeg"


def test_an_avif_with_transparency_becomes_png() -> None:
    written = BytesIO()
    Image.new("RGBA", (40, 30), (200, 0, 0, 90)).save(written, "AVIF")

    assert inspect_image(written.getvalue()).media_type == "image/png"


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_half_a_picture_is_refused(format_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint's import leaves it
    content = picture(format_name)

    with pytest.raises(PictureRefused, match="is broken"):
        inspect_image(content[: len(content) // 2])


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PictureRefused, match="30000 × 30000 pixels"):
        inspect_image(png_of_size(30_000, 30_000))


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(PictureRefused, match="larger than 20 MB"):
        inspect_image(b"\xff\xd8\xff" + bytes(MAX_PICTURE_BYTES))


@pytest.mark.parametrize(
    "content", [b"", b"<!DOCTYPE html><p>Not found", b"%PDF-1.7", gzip.compress(b"x", mtime=0), b"\x89PNG"]
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(PictureRefused):
        inspect_image(content)


def test_a_single_pixel_is_known_as_what_counts_readers() -> None:
    assert inspect_image(picture("GIF", (1, 1))).tracks_readers
    assert not inspect_image(picture("GIF", (2, 1))).tracks_readers


def test_a_drawing_keeps_its_own_references() -> None:
    content = drawing('<defs><path id="a"/></defs><use xlink:href="#a"/><rect style="fill:url(#b)"/>')

    facts = inspect_image(content)

    assert (facts.media_type, facts.width, facts.height) == ("image/svg+xml", 30, 20)
    assert b'href="#a"' in facts.content


def test_a_drawing_without_a_size_says_none() -> None:
    facts = inspect_image(drawing(attributes=""))

    assert (facts.width, facts.height) == (None, None)


def test_a_drawing_loses_its_document_type_and_processing_instructions() -> None:
    content = b'<?xml version="1.0"?><?xml-stylesheet href="http://h.example/a.css"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://h.example/svg11.dtd">'

    assert inspect_image(content + drawing()).content == drawing()


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="http://127.0.0.1/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<use href="other.svg#a"/>',
        "<style>@import 'http://h.example/a.css';</style>",
        "<style>rect{fill:url(http://h.example/a)}</style>",
        "<style>rect{fill:u\\72l(x)}</style>",
        "<style>/* */rect{fill:url(/*x*/x.png)}</style>",
        '<rect style="fill:url(//h.example/a)"/>',
        '<rect fill="url(x.svg#y)"/>',
        '<set attributeName="xlink:href" to="javascript:alert(1)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<rect",
        "&unknown;",
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_refused(body: str) -> None:
    with pytest.raises(PictureRefused):
        inspect_image(drawing(body))


def test_a_drawing_may_carry_a_sound_picture() -> None:
    url = "data:image/png;base64," + b64encode(picture("PNG")).decode()

    assert inspect_image(drawing(f'<image href="{url}"/>')).media_type == "image/svg+xml"


def test_a_drawing_that_defines_entities_is_refused() -> None:
    content = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<text>&x;</text>")

    with pytest.raises(PictureRefused):
        inspect_image(content)


def test_a_drawing_that_multiplies_itself_is_refused() -> None:
    doubling = "".join(f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * 10 + "</g>" for level in range(1, 10))

    with pytest.raises(PictureRefused, match="more than 50,000 elements"):
        inspect_image(drawing(f'<g id="g0"><rect/></g>{doubling}<use href="#g9"/>'))


def test_a_drawing_that_uses_itself_is_refused() -> None:
    with pytest.raises(PictureRefused, match="more than 50,000 elements"):
        inspect_image(drawing('<g id="a"><use href="#a"/></g>'))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("data:image/gif;base64,R0lGODlh", ("image/gif", b"GIF89a")),
        ("DATA:Image/GIF;base64,R0lG\n ODlh", ("image/gif", b"GIF89a")),
        ("data:image/gif;base64,R0lGODlhAA", ("image/gif", b"GIF89a\0")),
        ("data:image/svg+xml;charset=utf-8,%3Csvg/%3E", ("image/svg+xml", b"<svg/>")),
        ("data:,a%20b", ("text/plain", b"a b")),
    ],
)
def test_a_data_url_is_decoded(url: str, expected: tuple[str, bytes]) -> None:
    assert decode_data_url(url) == expected


@pytest.mark.parametrize("url", ["data:image/png", "data:image/png;base64,%%%", "data:image/png;base64,A", "http://a/"])
def test_a_data_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(PictureRefused):
        decode_data_url(url)


def test_a_photograph_in_inks_is_kept_in_the_colours_of_screens() -> None:
    facts = inspect_image(picture("JPEG", mode="CMYK"))

    assert facts.media_type == "image/jpeg"
    assert Image.open(BytesIO(facts.content)).mode == "RGB"


def animation(format_name: str, frames: int) -> bytes:
    written = BytesIO()
    shades = [Image.new("L", (2, 2), number * 97 % 256) for number in range(frames)]
    shades[0].save(written, format_name, save_all=True, append_images=shades[1:])
    return written.getvalue()


@pytest.mark.parametrize("format_name", ["GIF", "PNG", "WEBP"])
def test_of_a_film_the_first_frame_is_left(format_name: str) -> None:
    facts = inspect_image(animation(format_name, MAX_FRAMES + 1))

    assert facts.media_type == "image/png"
    assert getattr(Image.open(BytesIO(facts.content)), "n_frames", 1) == 1


@pytest.mark.parametrize("format_name", ["GIF", "PNG", "WEBP"])
def test_an_animation_keeps_its_frames(format_name: str) -> None:
    content = animation(format_name, 12)

    assert inspect_image(content).content == content


def test_the_frames_of_a_gif_are_counted_as_pillow_counts_them() -> None:
    content = animation("GIF", 7)

    assert [more_frames_than(limit, content) for limit in (6, 7)] == [True, False]
    assert not more_frames_than(0, content[:13])
    assert not more_frames_than(6, content[: len(content) // 2])

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from converter.base.errors import PictureRefused
from converter.devices import device_named
from converter.devices.pictures import Change, fit_picture, is_drawing
from converter.model.document import Asset
from tests.unit.devices.pictures import asset, asset_of, chart, opened, photograph

GREY = device_named("kindle-paperwhite-6")
COLOUR = device_named("kindle-colorsoft")
TABLET = device_named("tablet")


def test_a_picture_that_fits_stays_as_it_is() -> None:
    picture = asset_of(photograph(), "JPEG")

    fitted = fit_picture(picture, COLOUR)

    assert fitted.asset is picture
    assert fitted.changes == frozenset()


def test_a_photograph_is_scaled_to_the_screen_and_keeps_its_shape() -> None:
    fitted = fit_picture(asset_of(photograph((2544, 1000)), "JPEG"), COLOUR)

    assert (fitted.asset.width, fitted.asset.height) == (1696, 667)
    assert opened(fitted.asset).size == (1696, 667)
    assert fitted.changes == {Change.SCALED}


def test_an_upright_photograph_is_scaled_to_the_screen_held_upright() -> None:
    fitted = fit_picture(asset_of(photograph((1000, 3392)), "JPEG"), COLOUR)

    assert (fitted.asset.width, fitted.asset.height) == (500, 1696)


def test_a_small_picture_is_never_enlarged() -> None:
    fitted = fit_picture(asset_of(photograph((40, 30)), "WEBP"), GREY)

    assert (fitted.asset.width, fitted.asset.height) == (40, 30)


def test_a_drawing_may_be_twice_the_screen_to_be_looked_at_closely() -> None:
    fitted = fit_picture(asset_of(chart((3500, 1000)), "PNG"), COLOUR)

    assert (fitted.asset.width, fitted.asset.height) == (3392, 969)
    assert fitted.asset.media_type == "image/png"


def test_a_picture_is_grey_where_the_screen_is() -> None:
    fitted = fit_picture(asset_of(photograph(), "JPEG"), GREY)

    assert opened(fitted.asset).mode == "L"
    assert fitted.changes == {Change.GREYED}


def test_a_grey_picture_is_left_alone_on_a_grey_screen() -> None:
    picture = asset_of(photograph(mode="L"), "JPEG")

    assert fit_picture(picture, GREY).asset is picture


@pytest.mark.parametrize("format_name", ["WEBP", "AVIF"])
def test_a_photograph_in_a_format_that_is_not_shown_becomes_jpeg(format_name: str) -> None:
    fitted = fit_picture(asset_of(photograph(), format_name, quality=80), COLOUR)

    assert fitted.asset.media_type == "image/jpeg"
    assert opened(fitted.asset).format == "JPEG"
    assert fitted.changes == {Change.FORMAT}


def test_a_drawing_in_a_format_that_is_not_shown_becomes_png() -> None:
    fitted = fit_picture(asset_of(chart(), "WEBP", lossless=True), COLOUR)

    assert fitted.asset.media_type == "image/png"


def test_a_tablet_keeps_webp() -> None:
    picture = asset_of(photograph(), "WEBP")

    assert fit_picture(picture, TABLET).asset is picture


def test_where_the_page_shone_through_is_white() -> None:
    fitted = fit_picture(asset_of(chart(mode="RGBA", ground=(0, 0, 0, 0)), "PNG"), COLOUR)

    assert opened(fitted.asset).convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert fitted.changes == {Change.FLATTENED}


def test_a_white_drawing_gets_a_black_ground() -> None:
    drawn = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    drawn.paste((255, 255, 255, 255), (20, 10, 40, 30))

    fitted = opened(fit_picture(asset_of(drawn, "PNG"), GREY).asset)

    assert (fitted.getpixel((2, 2)), fitted.getpixel((30, 20))) == (0, 255)


def test_a_tablet_lets_the_page_shine_through() -> None:
    picture = asset_of(chart(mode="RGBA", ground=(0, 0, 0, 0)), "PNG")

    assert fit_picture(picture, TABLET).asset is picture


def test_of_an_animation_the_first_frame_is_left() -> None:
    frames = [chart(ground=colour) for colour in ("white", "black", "green")]
    picture = asset_of(frames[0], "GIF", save_all=True, append_images=frames[1:])

    fitted = fit_picture(picture, COLOUR)

    assert getattr(opened(fitted.asset), "n_frames", 1) == 1
    assert opened(fitted.asset).convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert Change.STILLED in fitted.changes


def test_a_phone_plays_animations() -> None:
    frames = [chart(ground=colour) for colour in ("white", "black")]
    picture = asset_of(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert fit_picture(picture, device_named("phone")).asset is picture


def test_a_picture_in_inks_is_in_the_colours_of_screens() -> None:
    inks = Image.new("CMYK", (40, 30), (0, 255, 255, 0))

    fitted = opened(fit_picture(asset_of(inks, "JPEG"), COLOUR).asset)

    red, green, blue = fitted.getpixel((20, 15))  # type: ignore[misc]
    assert fitted.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 60


def test_a_picture_that_lay_on_its_side_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    fitted = fit_picture(asset_of(photograph((60, 30)), "JPEG", exif=exif), COLOUR)

    assert (fitted.asset.width, fitted.asset.height) == (30, 60)


def test_sixteen_bits_of_grey_are_not_white() -> None:
    fitted = fit_picture(asset_of(Image.new("I;16", (3000, 3000), 0x8000), "PNG"), GREY)

    assert abs(opened(fitted.asset).getpixel((5, 5)) - 128) <= 1  # type: ignore[operator]


def test_an_old_colour_profile_is_not_written_into_the_new_file() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    fitted = fit_picture(asset_of(photograph(), "JPEG", icc_profile=profile), GREY)

    assert "icc_profile" not in opened(fitted.asset).info


def test_a_broken_picture_is_refused() -> None:
    content = asset_of(photograph((2000, 2000)), "JPEG").content

    with pytest.raises(PictureRefused, match="is broken"):
        fit_picture(asset(content[: len(content) // 2], "image/jpeg", (2000, 2000)), GREY)


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = asset_of(photograph((2000, 900)), "PNG")

    assert fit_picture(picture, GREY).asset == fit_picture(picture, GREY).asset


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_chart_is_a_drawing_and_a_photograph_is_none(mode: str) -> None:
    assert is_drawing(chart().convert(mode))
    assert not is_drawing(photograph().convert(mode))


def test_the_head_tells_what_needs_no_change_so_that_nothing_is_decoded() -> None:
    whole = asset_of(photograph((800, 600), mode="L"), "JPEG")
    # Cut in two it could not be decoded, and would be refused.
    half = Asset(whole.sha256, whole.media_type, whole.content[: len(whole.content) // 2], 800, 600)

    assert fit_picture(half, GREY).asset is half


def test_a_picture_of_one_pixel_is_a_picture() -> None:
    written = BytesIO()
    Image.new("RGB", (1, 1), "red").save(written, "WEBP")

    assert fit_picture(asset(written.getvalue(), "image/webp", (1, 1)), GREY).asset.width == 1

from __future__ import annotations

from tests.unit.extract.clean.cleaning import within


def test_a_picture_of_one_pixel_goes_and_its_host_is_told() -> None:
    left, removals = within('<img src="https://count.example/p.gif" width="1" height="1" alt="">')

    assert left == ""
    assert removals == [("tracking_pixels", "picture of count.example")]


def test_a_picture_with_a_known_counter_for_address_goes() -> None:
    assert within('<img src="https://www.facebook.com/tr?id=1">')[1] == [
        ("tracking_pixels", "picture of www.facebook.com")
    ]


def test_a_picture_without_sides_stays() -> None:
    picture = '<img src="https://img.example/harbour.jpg" alt="The harbour">'

    assert within(picture) == (picture, [])


def test_an_address_that_is_none_is_no_crash() -> None:
    assert within('<img src="http://[x" width="1" height="1">')[0] == ""

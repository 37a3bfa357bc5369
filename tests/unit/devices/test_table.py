from __future__ import annotations

import re

import pytest

from converter.base.errors import UnknownName
from converter.devices import DEVICES, device_named, table
from converter.model.device import Device, Family
from converter.render import RENDERERS

FAMILIES = [value for value in vars(table).values() if isinstance(value, Family)]


def test_every_device_has_a_name_of_its_own() -> None:
    names = [device.name for device in DEVICES]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "kindle-basic", "kindle-paperwhite-5", "kindle-paperwhite-6", "kindle-colorsoft", "kindle-scribe",
        "kobo-clara", "kobo-libra", "kobo-sage", "kobo-elipsa",
        "remarkable-2", "remarkable-paper-pro", "remarkable-move", "pocketbook", "boox", "tablet", "phone",
    ],
)  # fmt: skip
def test_the_device_is_known(name: str) -> None:
    assert device_named(name).name == name


def test_a_device_that_is_not_known_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match='no device "kindle-paperwhite-7": did you mean "kindle-paperwhite-'):
        device_named("kindle-paperwhite-7")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_family_has_a_device_and_says_where_it_is_known_from(family: Family) -> None:
    assert any(device.family is family for device in DEVICES)
    assert family.sources
    assert {"image/jpeg", "image/png"} <= family.picture_types


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device.name)
def test_every_device_is_held_upright_and_fits_a_hand_or_a_table(device: Device) -> None:
    assert device.width_px < device.height_px
    assert 60 < device.width_mm < 200
    assert 110 < device.height_mm < 260
    assert device.format in {renderer.name for renderer in RENDERERS}
    assert device.source


@pytest.mark.parametrize(
    ("name", "width_mm", "height_mm"),
    [("remarkable-2", 157.8, 210.4), ("remarkable-paper-pro", 179.7, 239.6), ("remarkable-move", 91.8, 163.2), ("kindle-scribe", 157.5, 210.0)],
)  # fmt: skip
def test_the_page_is_as_large_as_the_screen(name: str, width_mm: float, height_mm: float) -> None:
    device = device_named(name)

    assert (round(device.width_mm, 1), round(device.height_mm, 1)) == (width_mm, height_mm)

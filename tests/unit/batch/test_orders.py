"""The mark of all that was wished for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from converter.batch.orders import order_sha256
from converter.devices import device_named
from converter.model.batch import Order
from converter.model.settings import ExtractSettings, FetchSettings, RenderSettings, Settings

ORDER = Order(("epub", "markdown"), "classic", Settings(extract=ExtractSettings(keep=frozenset({"a", "b", "c", "d"}))))
_PROGRAM = """
from tests.unit.batch.test_orders import ORDER
from converter.batch.orders import order_sha256
print(order_sha256(ORDER))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_wishes_have_the_same_mark_in_every_process(seed: str) -> None:
    command = [sys.executable, "-c", _PROGRAM]

    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == order_sha256(ORDER)


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, formats=("epub",)),
        replace(ORDER, theme="modern"),
        replace(ORDER, settings=Settings()),
        replace(ORDER, settings=replace(ORDER.settings, render=RenderSettings(images="none"))),
        replace(
            ORDER, settings=replace(ORDER.settings, render=RenderSettings(theme_settings=(("font-size", "13pt"),)))
        ),
        replace(ORDER, settings=replace(ORDER.settings, render=RenderSettings(device=device_named("kobo-libra")))),
    ],
    ids=["formats", "theme", "rules", "images", "theme's setting", "device"],
)
def test_other_wishes_have_another_mark(other: Order) -> None:
    assert order_sha256(other) != order_sha256(ORDER)


def test_how_pages_are_fetched_changes_no_result() -> None:
    patient = replace(ORDER, settings=replace(ORDER.settings, fetch=FetchSettings(deadline_seconds=5)))

    assert order_sha256(patient) == order_sha256(ORDER)

"""E-readers on their cable, found by their own files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import NoReader
from converter.deliver.readers import KOBO_MODELS, MAKERS, MOUNTS_VARIABLE, mounted_reader, mounted_readers
from converter.devices import device_named

if TYPE_CHECKING:
    from pathlib import Path


def mount(monkeypatch: pytest.MonkeyPatch, *roots: Path) -> None:
    monkeypatch.setenv(MOUNTS_VARIABLE, os.pathsep.join(map(str, roots)))


def kobo(root: Path, model: str = "388") -> Path:
    (root / ".kobo").mkdir(parents=True)
    (root / ".kobo" / "version").write_text(
        f"N418123,4.1.15,4.41.23145,4.1.15,4.1.15,00000000-0000-0000-0000-000000000{model}"
    )
    return root


def kindle(root: Path) -> Path:
    (root / "documents").mkdir(parents=True)
    (root / "system").mkdir()
    (root / "system" / "version.txt").write_text("Kindle 5.16.2")
    return root


def pocketbook(root: Path) -> Path:
    (root / "system" / "config").mkdir(parents=True)
    return root


def test_a_kobo_is_known_with_its_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(monkeypatch, tmp_path / "usb", kobo(tmp_path / "KOBOeReader"))

    place = mounted_reader()

    assert (place.name, place.device, place.format) == ("Kobo", "kobo-libra", "epub")
    assert place.folder == tmp_path / "KOBOeReader" / "Octavo"


@pytest.mark.parametrize("model", ["999", ""])
def test_a_kobo_of_a_model_that_nobody_knows_is_one_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    mount(monkeypatch, kobo(tmp_path / "KOBOeReader", model))

    assert mounted_reader().device == "kobo-clara"


def test_a_kindle_gets_pdfs_among_its_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(monkeypatch, kindle(tmp_path / "Kindle"))

    place = mounted_reader()

    assert (place.name, place.format) == ("Kindle", "pdf")
    assert place.folder == tmp_path / "Kindle" / "documents" / "Octavo"


def test_a_pocketbook_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(monkeypatch, pocketbook(tmp_path / "PB632"))

    assert mounted_reader().device == "pocketbook-era"


def test_a_drive_that_is_no_reader_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stick" / "documents").mkdir(parents=True)
    mount(monkeypatch, tmp_path / "stick", tmp_path / "gone")

    assert list(mounted_readers()) == []
    with pytest.raises(NoReader, match="No e-reader is mounted here"):
        mounted_reader()


def test_of_several_readers_none_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(monkeypatch, kobo(tmp_path / "KOBOeReader"), pocketbook(tmp_path / "PB632"))

    with pytest.raises(
        NoReader, match=r"2 e-readers are mounted: Kobo \(.*\), PocketBook \(.*\)\. Name the folder of one\."
    ):
        mounted_reader()


def test_every_device_of_the_tables_is_known() -> None:
    names = [*KOBO_MODELS.values(), *(maker.device for maker in MAKERS)]

    assert [device_named(name).name for name in names] == names
    assert all(maker.source for maker in MAKERS)


def test_a_drive_that_cannot_be_looked_into_hides_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mount(monkeypatch, tmp_path / ("x" * 300), kobo(tmp_path / "kobo"))

    assert mounted_reader().name == "Kobo"

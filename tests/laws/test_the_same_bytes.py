"""The same Document, theme and version give the same bytes: in another folder, time zone, locale, with other hashes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import converter
from converter.render import RENDERERS
from tests.validators.sample_documents import everything, right_to_left

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
HERE: Mapping[str, str] = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
ELSEWHERE: Mapping[str, str] = {
    "TZ": "Pacific/Auckland",
    "LC_ALL": "tr_TR.UTF-8",  # where the capital of i has a dot
    "LANGUAGE": "tr",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "1",
    "COLUMNS": "20",
}
FORMATS = [renderer.name for renderer in RENDERERS]
BOUND = [f"book as {renderer.name}" for renderer in RENDERERS if renderer.render_book]

SCRIPT = """
import hashlib, json, sys
import converter
from converter.render import RENDERERS

documents = [converter.read(path) for path in sys.argv[1:]]
made = {row.name: converter.render(documents[0], row.name, theme="modern") for row in RENDERERS}
for row in RENDERERS:
    if row.render_book:
        made["book as " + row.name] = converter.render_book(documents, row.name, title="The week")
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in made.items()}))
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Documents with every node of the model, pictures and another direction, as JSON."""
    folder = tmp_path_factory.mktemp("documents")
    paths = [folder / "everything.json", folder / "arabic.json"]
    for path, document in zip(paths, (everything(), right_to_left()), strict=True):
        path.write_bytes(converter.render(document, "json"))
    return paths


@pytest.fixture(scope="module")
def hashes(documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The SHA-256 of every format, of a process here and of one elsewhere."""
    found = []
    for settings in (HERE, ELSEWHERE):
        kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *documents],
            cwd=tmp_path_factory.mktemp("Ordner für Bücher"),
            env={**kept, "PYTHONPATH": str(ROOT), **settings},
            capture_output=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    return found


@pytest.mark.parametrize("made", [*FORMATS, *BOUND])
def test_two_processes_make_the_same_bytes(made: str, hashes: list[dict[str, str]]) -> None:
    here, elsewhere = hashes

    assert here[made] == elsewhere[made]


def test_two_formats_make_other_bytes(hashes: list[dict[str, str]]) -> None:
    assert len(set(hashes[0].values())) == len([*FORMATS, *BOUND])

"""Pages written by us, in every format, as they were when somebody last looked at them.

A case is a folder with one `page.html` or `page.txt`, its pictures, and what is made of it. What differs is either a
mistake or wanted; then `pytest tests/golden --update-golden` writes it anew, and its difference is looked at.
"""

from __future__ import annotations

from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import converter
from converter.model.record import NoteKind
from converter.model.settings import RenderSettings
from converter.model.walk import images_of
from converter.render import RENDERERS
from converter.themes import load_theme
from tests.golden.readable import rendered

if TYPE_CHECKING:
    from converter.model.document import Document

GOLDEN: Final = Path(__file__).parent
SEEDS: Final = sorted((GOLDEN.parents[1] / "seeds").glob("*.txt"))
CASES: Final = {path.parent.name: path for path in sorted(GOLDEN.glob("*/page.html"))} | {"seed": SEEDS[0]}


@cache
def document_of(case: str) -> Document:
    return converter.read(CASES[case])


@pytest.mark.parametrize("to", [row.name for row in RENDERERS])
@pytest.mark.parametrize("case", CASES)
def test_a_page_is_rendered_as_when_somebody_last_looked(case: str, to: str, *, is_updating: bool) -> None:
    made = rendered(document_of(case), to, load_theme("classic"), RenderSettings())
    if is_updating:
        write(GOLDEN / case, made)

    changes = differences(kept(GOLDEN / case, made), made)
    assert not changes, (
        f"{changes}\nWhere this is wanted: pytest tests/golden --update-golden, and look at the difference."
    )


@pytest.mark.parametrize("case", CASES)
def test_a_golden_page_has_its_pictures_beside_it(case: str) -> None:
    document = document_of(case)
    held = {asset.sha256 for asset in document.assets}

    assert [image.url for image in images_of(document) if image.asset not in held] == []
    assert [note.message for note in document.notes if note.kind is NoteKind.IMAGE_MISSING] == []


def kept(folder: Path, made: dict[str, str]) -> dict[str, str]:
    """Return the golden files under the names of what was made, with any that are there and were not made."""
    tops = [folder / name for name in dict.fromkeys(Path(name).parts[0] for name in made)]
    files = [file for top in tops for file in (sorted(top.rglob("*")) if top.is_dir() else [top]) if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes().decode() for file in files}


def differences(kept_files: dict[str, str], made: dict[str, str]) -> str:
    """Return the lines in which files differ, as `diff -u` writes them; "" where they are the same."""
    return "".join(
        line
        for name in sorted(kept_files | made)
        for line in unified_diff(
            kept_files.get(name, "").splitlines(keepends=True),
            made.get(name, "").splitlines(keepends=True),
            f"kept/{name}" if name in kept_files else "/dev/null",
            f"made/{name}" if name in made else "/dev/null",
        )
    )


def write(folder: Path, made: dict[str, str]) -> None:
    """Write the golden files anew, with none left of those that were there."""
    for name in kept(folder, made):
        (folder / name).unlink()
    for name, text in made.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

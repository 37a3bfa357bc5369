"""No file, however broken, makes a check fail: what is wrong with it is a finding."""

from __future__ import annotations

import random

import pytest

from converter.check import check_content
from converter.devices import DEVICES
from tests.unit.check.books import good_files, packed
from tests.unit.check.test_pdf_checks import good_pdf, written


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some exchanged, lost, added and repeated."""
    left = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place, other = chance.randrange(len(left) + 1), chance.randrange(len(left) + 1)
        match chance.randrange(4):
            case 0:
                left[place : place + 1] = chance.randbytes(1)
            case 1:
                del left[place : place + chance.randrange(1, 60)]
            case 2:
                left[place:place] = chance.randbytes(chance.randrange(1, 20))
            case _:
                left[place:place] = left[other : other + chance.randrange(1, 80)]
    return bytes(left)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_archive_is_checked(seed: int) -> None:
    chance, content = random.Random(seed), packed(good_files())  # noqa: S311 - no secret is made of it

    for _ in range(25):
        check_content(damaged(content, chance), "book.epub", chance.choice(DEVICES))


@pytest.mark.parametrize("name", sorted(good_files()))
def test_a_book_with_a_damaged_file_is_checked(name: str) -> None:
    chance, files = random.Random(name), good_files()  # noqa: S311 - no secret is made of it
    content = files[name]

    for _ in range(25):
        broken = damaged(content if isinstance(content, bytes) else content.encode(), chance)
        check_content(packed(files | {name: broken}), "book.epub", chance.choice(DEVICES))


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_pdf_is_checked(seed: int) -> None:
    chance, content = random.Random(seed), written(good_pdf())  # noqa: S311 - no secret is made of it

    for _ in range(25):
        check_content(b"%PDF-1.7\n" + damaged(content, chance), "x.pdf", chance.choice(DEVICES))

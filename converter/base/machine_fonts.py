"""Characters to the machine's fonts that have them, as fontconfig knows them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TIMEOUT_SECONDS: Final = 10
_MOST_CHARACTERS: Final = 200
"""Asked for at once: a title has fewer, and each takes room on a command line."""
_RANGE: Final = re.compile(r"([0-9a-f]{1,6})(?:-([0-9a-f]{1,6}))?")


@dataclass(frozen=True, slots=True)
class MachineFont:
    """One font of this machine."""

    path: str
    index: int
    """Its place in a file of several."""
    family: str
    ranges: tuple[tuple[int, int], ...]
    """Code points that it covers, first and last."""


def machine_fonts(characters: Iterable[str], *, weight: str, language: str) -> tuple[MachineFont, ...]:
    """Return the fonts that together have as many of these characters as any do, the fittest first.

    `weight` is fontconfig's name of one, such as "bold"; `language` a BCP 47 tag, which tells Japanese letters from
    Chinese ones. () where fontconfig's `fc-match` is not installed.
    """
    command = shutil.which("fc-match")
    if not command:
        return ()
    code_points = " ".join(f"{ord(character):x}" for character in sorted(set(characters))[:_MOST_CHARACTERS])
    tongue = language.partition("-")[0]
    asked = f":charset={code_points}:weight={weight}:scalable=true:color=false" + (
        f":lang={tongue}" if tongue.isalpha() else ""
    )
    form = "%{file}\t%{index}\t%{family[0]}\t%{charset}\n"
    try:
        done = subprocess.run(  # noqa: S603 - an absolute path, and a pattern made of digits and letters
            [command, "--sort", "--format", form, asked], capture_output=True, timeout=_TIMEOUT_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return ()
    return tuple(_needed(set(characters), done.stdout.decode(errors="replace").splitlines()))


def _needed(characters: set[str], lines: Iterable[str]) -> Iterator[MachineFont]:
    """Yield each font of the lines that has some of the characters that those before it have not."""
    left = characters
    for line in lines:
        if not left:
            return
        path, index, family, charset = line.split("\t")
        ranges = tuple((int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(charset))
        found = {character for character in left if any(first <= ord(character) <= last for first, last in ranges)}
        if found:
            left = left - found
            yield MachineFont(path, int(index), family, ranges)

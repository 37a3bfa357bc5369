"""Figures measured to verdicts, by the floors that floors.json holds.

A floor is kept for each measurement, corpus and figure, beside the SHA-256 of the corpus: a floor means nothing on
other pages.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH: Final = Path(__file__).with_name("floors.json")
TOLERANCE: Final = 0.003
"""How far a figure may fall below its floor: one article of WCXB's 553 that is lost whole costs 0.002."""
DIGITS: Final = 4
"""Decimal places of a floor."""
LOWER_IS_BETTER: Final = frozenset(("without (0 is best)",))

Measurement: TypeAlias = Literal["shipped model, has seen these pages", "out of fold"]
"""How the figures came about: by the package as it ships, or by a model that has not seen the domain that it judges."""
Verdict: TypeAlias = Literal["holds", "rose", "FELL", "no floor", "another corpus"]
Figures: TypeAlias = "Mapping[str, float]"
"""Each figure's name, as score.py prints it, and what was measured."""


@dataclass(frozen=True, slots=True)
class CorpusFloors:
    """The least that is expected of one measurement on one corpus."""

    sha256: str
    """Of the corpus, as `digest` returns it."""
    floors: Figures


Floors: TypeAlias = "Mapping[Measurement, Mapping[str, CorpusFloors]]"
"""By measurement, by the name of the corpus."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure beside its floor."""

    corpus: str
    figure: str
    floor: float | None
    """None where none is kept."""
    now: float
    verdict: Verdict


def read_floors(path: Path = PATH) -> Floors:
    """Return all floors."""
    return {
        measurement: {name: CorpusFloors(row["sha256"], row["floors"]) for name, row in corpora.items()}
        for measurement, corpora in json.loads(path.read_text(encoding="utf-8")).items()
    }


def write_floors(floors: Floors, path: Path = PATH) -> None:
    """Write all floors."""
    rows = {
        measurement: {name: {"sha256": row.sha256, "floors": dict(row.floors)} for name, row in corpora.items()}
        for measurement, corpora in floors.items()
    }
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def digest(corpus: Path) -> str:
    """Return the SHA-256 of every file's path and content in a corpus."""
    found = hashlib.sha256()
    for path in sorted(corpus.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(corpus).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def compare(corpus: str, kept: CorpusFloors | None, sha256: str, measured: Figures) -> Iterable[Comparison]:
    """Yield each figure of a corpus beside its floor, and each floor whose figure is missing as 0 and fallen."""
    is_other = kept is not None and kept.sha256 != sha256
    floors = kept.floors if kept else {}
    for figure, now in measured.items():
        floor = floors.get(figure)
        yield Comparison(corpus, figure, floor, now, "another corpus" if is_other else _verdict(figure, floor, now))
    for figure in sorted(floors.keys() - measured.keys()):
        yield Comparison(corpus, figure, floors[figure], 0.0, "another corpus" if is_other else "FELL")


def raised(kept: CorpusFloors | None, sha256: str, measured: Figures) -> CorpusFloors:
    """Return the floors after figures that rose or had no floor; those of another corpus stay as they are."""
    if kept is None:
        return lowered(sha256, measured)
    if kept.sha256 != sha256:
        return kept
    risen = {
        figure: round(now, DIGITS)
        for figure, now in measured.items()
        if _verdict(figure, kept.floors.get(figure), now) in {"rose", "no floor"}
    }
    return replace(kept, floors={**kept.floors, **risen})


def lowered(sha256: str, measured: Figures) -> CorpusFloors:
    """Return floors that are what was measured, whichever way it went and whichever corpus was there before."""
    return CorpusFloors(sha256, {figure: round(now, DIGITS) for figure, now in measured.items()})


def _verdict(figure: str, floor: float | None, now: float) -> Verdict:
    if floor is None:
        return "no floor"
    gain = round(floor - now if figure in LOWER_IS_BETTER else now - floor, DIGITS)
    return "FELL" if gain < -TOLERANCE else "rose" if gain > 0 else "holds"

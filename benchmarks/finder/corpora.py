"""The corpora's pages with what is known about each, and the fold that its domain falls into."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CORPORA: Final = ("wcxb", "readability", "snippets")
FOLDS: Final = 4
_SECOND_LEVELS: Final = frozenset(("ac", "co", "com", "edu", "gov", "net", "org"))
_FILLER: Final = ("Lorem ipsum", "Tempor incididunt")
"""How the made-up pages among Readability's begin: they share their text, and so must share a fold."""
_NUMBER: Final = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True)
class Truth:
    """One page of a corpus."""

    corpus: str
    identifier: str
    kind: str
    url: str
    title: str
    text: str | None
    """The article; None where only snippets are known."""
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    path: Path

    @property
    def group(self) -> str:
        """Name of what must not be parted by folds: a registrable domain."""
        if self.corpus == "readability":
            if self.text is not None and any(filler in self.text[:400] for filler in _FILLER):
                return "filler"
            return _NUMBER.sub("", self.identifier).split("-")[0]
        labels = (urlsplit(self.url).hostname or self.identifier).lower().split(".")
        is_deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
        return labels[-3] if is_deep else labels[-2] if len(labels) > 1 else labels[0]

    @property
    def fold(self) -> int:
        """Number of the fold, by the group's hash."""
        return int(hashlib.sha256(self.group.encode()).hexdigest(), 16) % FOLDS

    def html(self) -> str:
        """Return the page."""
        with gzip.open(self.path) as file:
            return file.read().decode("utf-8", "replace")


def truths(folder: Path, names: tuple[str, ...] = CORPORA) -> Iterator[Truth]:
    """Return all pages of the corpora, in the order of their files."""
    for name in names:
        with (folder / name / "truth.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Truth(
                    corpus=name,
                    identifier=row["id"],
                    kind=row.get("type", ""),
                    url=row.get("url") or "",
                    title=row.get("title") or "",
                    text=row.get("text"),
                    wanted=tuple(row.get("with") or ()),
                    unwanted=tuple(row.get("without") or ()),
                    path=folder / name / "pages" / f"{row['id']}.html.gz",
                )

"""The name of a file on a shelf, and what is refused as one; and the names of drafts."""

from __future__ import annotations

import re
from typing import Final

from converter.base.errors import OutputUnwritable

DRAFT_MARK: Final = "shelf-"
"""In the names of drafts, so that no sweep takes the draft of another command that writes to the same folder."""

_DRAFT: Final = re.compile(r"\.octavo-shelf-[0-9a-f]{16}\.part\Z")
_REFUSED_IN_PARTS: Final = re.compile(r"[\\\0]")
"""A backslash parts names on some systems and not on others."""


def is_draft(name: str) -> bool:
    """Whether a file of this name is a draft of a shelf's."""
    return _DRAFT.match(name) is not None


def parts_of(name: str, place: str) -> list[str]:
    """Return the folders of a name and the file's own. Raises OutputUnwritable where it would not lie below the place."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or _REFUSED_IN_PARTS.search(part) for part in parts):
        raise OutputUnwritable(path=place, reason=f'"{name}" is no name of a file below it')
    return parts

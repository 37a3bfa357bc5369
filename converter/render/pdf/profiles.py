"""What a PDF is for: the table of profiles, each with the standards that it keeps and the style that it forces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.errors import UnknownName

if TYPE_CHECKING:
    from converter.model.theme import PdfProfileName


@dataclass(frozen=True, slots=True)
class PdfProfile:
    """One purpose: a row of the table PROFILES."""

    name: PdfProfileName
    """What `--pdf-profile` accepts, and a theme's `profile` under `[pdf]`."""
    summary: str
    """What it is for, as `--help` and the README say it."""
    is_archival: bool = False
    """Whether it keeps PDF/A-2a, or with an attachment PDF/A-3a, and PDF/UA-1."""
    numbers_links: bool = False
    """Whether the address of each link stands in a numbered note."""
    style: str = ""
    """CSS that stands after the theme's and the user's."""


_ARCHIVE_STYLE: Final = """
* { opacity: 1 !important; image-rendering: crisp-edges !important; }
"""
"""No interpolation of pixels (ISO 19005-2, 6.2.8), which WeasyPrint asks for else. WeasyPrint draws what is half transparent as a group of its own, whose marks no structure tree can name."""

_PRINT_STYLE: Final = """
* { background: none !important; box-shadow: none !important; }
a { color: inherit !important; text-decoration: none !important; }
.footnote, section[role="doc-endnotes"] li { text-align: start; overflow-wrap: anywhere; }
"""

PROFILES: Final[tuple[PdfProfile, ...]] = (
    PdfProfile("standard", "for screens and readers: tagged, with bookmarks and links"),
    PdfProfile(
        "archive",
        "for keeping: PDF/A-2a and PDF/UA-1 in one file, PDF/A-3a with the page as it came inside",
        is_archival=True,
        style=_ARCHIVE_STYLE,
    ),
    PdfProfile(
        "print",
        "for paper: no coloured grounds, the addresses of links as numbered notes",
        numbers_links=True,
        style=_PRINT_STYLE,
    ),
)


def profile_named(name: str) -> PdfProfile:
    """Return the profile of that name; raises UnknownName."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    raise UnknownName(noun="PDF profile", name=name, known=[profile.name for profile in PROFILES])

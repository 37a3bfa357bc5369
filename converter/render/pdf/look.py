"""A style sheet and its fonts as WeasyPrint holds them, kept from one document to the next: half of a page's time."""

from __future__ import annotations

import hashlib
import logging
import shutil
import sys
import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from converter.render.pdf.fetcher import closed_fetcher
from converter.render.pdf.library import weasyprint_loaded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FONT_SCHEME: Final = "octavo-font:"
MOST_KEPT: Final = 4
"""Looks that a thread keeps. Documents of one theme differ by the scripts that they are written in."""

# Pango's font maps belong to one thread at a time.
_kept = threading.local()


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is set with."""

    sheet: Any
    """WeasyPrint's CSS."""
    fonts: Any
    """WeasyPrint's FontConfiguration, with the theme's fonts in it."""
    unreadable: tuple[str, ...] = ()
    """Families of the theme of which a file is no font."""


def look_of(style: str, fonts: Mapping[str, bytes]) -> Look:
    """Return the look of a style sheet whose `@font-face` rules name these files, by FONT_SCHEME and their names."""
    digests = ((name, hashlib.sha256(content).digest()) for name, content in sorted(fonts.items()))
    key = (style, *digests)
    kept: OrderedDict[object, Look] | None = getattr(_kept, "looks", None)
    if kept is None:
        kept = _kept.looks = OrderedDict()
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    look = kept[key] = _new_look(style, fonts)
    if len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return look


def _new_look(style: str, fonts: Mapping[str, bytes]) -> Look:
    weasyprint = weasyprint_loaded()
    configuration = sys.modules["weasyprint.text.fonts"].FontConfiguration()
    fetcher = closed_fetcher({FONT_SCHEME + name: ("font/woff2", content) for name, content in fonts.items()})
    refusals = _Refusals()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(refusals)
    try:
        sheet = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration)
    finally:
        logger.removeHandler(refusals)
    _remove_with(configuration)
    return Look(sheet, configuration, tuple(dict.fromkeys(refusals.families)))


def _remove_with(configuration: Any) -> None:
    """See to it that the folder of font files goes with its configuration, at the process's end too.

    WeasyPrint's own clean-up, which comes too late there, is told that there is none.
    """
    folder: Path | None = configuration._folder  # noqa: SLF001 -- it has no other name
    if folder is not None:
        weakref.finalize(configuration, shutil.rmtree, folder, ignore_errors=True)
        configuration._folder = None  # noqa: SLF001 -- as above


class _Refusals(logging.Handler):
    """Hears which fonts WeasyPrint could not read: it says so nowhere else."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.families: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.msg, str) and record.msg.startswith("Font-face") and isinstance(record.args, tuple):
            self.families.append(str(record.args[0]))

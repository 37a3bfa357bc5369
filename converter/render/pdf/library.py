"""WeasyPrint, loaded as quickly as it can be, or the command that installs what it lacks."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import sys
import warnings
from typing import TYPE_CHECKING, Any, Final

from converter.base.errors import LibraryMissing
from converter.render.pdf.kept_notes import keep_notes_with_their_marks
from converter.render.pdf.line_breaks import mend_line_breaks
from converter.render.pdf.postponed import broken_pictures_refused, font_tools_postponed, libraries_by_file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROKEN_PICTURE: Final = ("Failed to load image", "Failed to render SVG image")
"""How WeasyPrint's log begins where a picture cannot be read (`images.py`)."""


def weasyprint_loaded() -> Any:
    """Return the package; raises LibraryMissing where the libraries that it loads are not there."""
    # It prints a page of advice where a library is missing, and warns where the machine has no fonts: we bring ours.
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        font_tools_postponed(),
        broken_pictures_refused(),
    ):
        warnings.simplefilter("ignore")
        if sys.platform == "linux":
            with contextlib.suppress(OSError), libraries_by_file_name():
                import weasyprint
        try:
            import weasyprint
        except OSError as error:
            raise LibraryMissing(library="Pango", command=install_command(sys.platform)) from error
        mend_line_breaks()
        keep_notes_with_their_marks()
    return weasyprint


class Complaints(logging.Handler):
    """Hears what WeasyPrint could not show: it says so nowhere but in its log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.pictures: list[str] = []
        """Addresses of pictures that it could not read."""

    def emit(self, record: logging.LogRecord) -> None:
        """Take one line of the log."""
        if isinstance(record.args, tuple) and str(record.msg).startswith(_BROKEN_PICTURE):
            self.pictures.append(str(record.args[0]))


@contextlib.contextmanager
def undisturbed() -> Iterator[Complaints]:
    """Let WeasyPrint work in peace: its log stays off standard error, and Python looks for garbage rarely.

    Gives what is said in the log. A layout makes many objects and throws few away: a tenth of the time.
    """
    logger, thresholds = logging.getLogger("weasyprint"), gc.get_threshold()
    propagates, logger.propagate = logger.propagate, False
    gc.set_threshold(100_000, *thresholds[1:])
    complaints = Complaints()
    logger.addHandler(complaints)
    try:
        yield complaints
    finally:
        logger.removeHandler(complaints)
        gc.set_threshold(*thresholds)
        logger.propagate = propagates


def install_command(platform: str) -> str:
    """Return the command that installs Pango on this machine, by its package manager."""
    from shutil import which

    commands = {
        "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "sudo dnf install pango",
        "pacman": "sudo pacman -S pango",
        "apk": "sudo apk add pango",
        "zypper": "sudo zypper install libpango-1_0-0",
        "brew": "brew install pango",
    }
    if platform == "darwin":
        return commands["brew"]
    return next((command for manager, command in commands.items() if which(manager)), "your package manager")


def producer() -> str:
    """Return name and version of what sets the pages."""
    return f"WeasyPrint {weasyprint_loaded().__version__}"

"""What `--to` names on this machine to Places, and articles put there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter.base.errors import SettingsError
from converter.cli.failures import Outcome, failures_told
from converter.cli.telling import tell_losses
from converter.cli.terminal import print_line, progress
from converter.model.rendering import Delivery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.cli.terminal import Verbosity
    from converter.deliver.mail import Outbox
    from converter.model.document import Document
    from converter.model.place import Place
    from converter.shelving import PlaceWish, Put

DEVICE: Final = "device"
CALIBRE: Final = "calibre"
SHELF_PREFIX: Final = "opds:"


def place_named(name: str) -> Place | None:
    """Return the place that a name means, None where it means none on this machine.

    `device` is the e-reader on the cable, `calibre` or `calibre:LIBRARY` Calibre's library, `opds:FOLDER` a shelf; all else
    with a slash in it, or that is a folder, is one. Raises NoReader.
    """
    from converter.model.place import Place

    if name == DEVICE:
        from converter.deliver.readers import mounted_reader

        return mounted_reader()
    if name == CALIBRE or name.startswith(f"{CALIBRE}:"):
        library = name.partition(":")[2]
        return Place(CALIBRE, "calibre", _folder(library) if library else None)
    if name.startswith(SHELF_PREFIX):
        folder = name.removeprefix(SHELF_PREFIX)
        if not folder:
            raise SettingsError(f"{SHELF_PREFIX} wants a folder, as in {SHELF_PREFIX}~/shelf.")
        return Place(name, "shelf", _folder(folder))
    is_path = name.startswith(("/", "./", "../", "~/"))
    if is_path or ("@" not in name and ("/" in name or "\\" in name or Path(name).is_dir())):
        return Place(name, "folder", _folder(name))
    return None


def check_place(wish: PlaceWish) -> None:
    """Raise SettingsError where a place does not read the format that it would get."""
    if wish.place.name == "Kindle" and wish.to == "epub":
        raise SettingsError("A Kindle reads no EPUB from its cable: --as pdf, or --to kindle, by mail.")


def put_all(
    documents: Sequence[Document], wishes: Sequence[PlaceWish], outbox: Outbox, verbosity: Verbosity
) -> tuple[int, list[Put]]:
    """Put what was read in each place, and return the exit code and what became of each article."""
    from converter.shelving import put

    outcome, done = Outcome(), []
    for wish in wishes:
        with failures_told(outcome, verbosity), progress(f"Putting articles in {wish.address}"):
            for one in put(documents, wish, outbox):
                done.append(one)
                _tell(one, verbosity, outcome)
    return outcome.exit_code, done


def _tell(one: Put, verbosity: Verbosity, outcome: Outcome) -> None:
    tell_losses(Delivery(None, 0, one.title, notes=one.notes), "", verbosity)
    if one.error is not None:
        with failures_told(outcome, verbosity):
            raise one.error
    else:
        said = "put there" if one.outcome == "put" else "there already; --again puts it there once more"
        print_line(f"{one.title} → {one.where}: {said}")


def _folder(name: str) -> Path:
    return Path(name).expanduser()

"""Documents to a place on this machine: the way of `pipeline.py` with its end on an e-reader, in a folder or a library.

    Document --fit, render, check--> Rendering --reader | folder | shelf | calibre--> Put, and a row in the outbox

As with mail, what is there by the outbox is not put there again: who reads an article on a device and deletes it there
is not to find it again tomorrow.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, assert_never

from converter import pipeline
from converter.base.errors import ConverterError, MailUnfit, OutputExists, OutputUnwritable, PlaceFailed, SourceError
from converter.base.names import file_name
from converter.deliver import FolderDestination, deliver, holds
from converter.devices import device_named
from converter.mailing import article_key, distinct, findings_of, notes_on, settings_key
from converter.model.batch import Entry, Output
from converter.model.delivery import Enclosed
from converter.render.opening import page_title
from converter.themes import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.deliver.mail import Outbox
    from converter.model.device import Device
    from converter.model.document import Document
    from converter.model.place import Place
    from converter.model.record import Note
    from converter.model.rendering import Rendering
    from converter.model.settings import Settings

INDEX: Final = "octavo-shelf.json"
"""What a shelf's catalogue is made of, beside its files."""
INDEX_VERSION: Final = 1
SHELF_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """What is to be put where, and how."""

    place: Place
    theme: str
    settings: Settings
    format: str = ""
    """"" is the place's own."""
    again: bool = False
    """Whether what was put there before is put there once more, in place of what has its name."""
    anyway: bool = False
    """Whether what the device will refuse, by our checks, is put there all the same."""

    @property
    def to(self) -> str:
        """The format that it comes to."""
        return self.format or self.place.format

    @property
    def device(self) -> Device | None:
        """What it is read on."""
        name = self.place.device
        return self.settings.render.device or (device_named(name) if name else None)

    @property
    def address(self) -> str:
        """What the outbox knows the place by."""
        # Not as it was written: from another folder the same words are another place.
        return str(self.place.folder.absolute()) if self.place.folder else self.place.name


@dataclass(frozen=True, slots=True)
class Put:
    """What became of one article."""

    title: str
    where: str
    """Path of the file; of calibre its name."""
    outcome: Literal["put", "there already", "failed"]
    error: ConverterError | None = None
    notes: tuple[Note, ...] = ()


def put(documents: Sequence[Document], wish: PlaceWish, outbox: Outbox) -> Iterator[Put]:
    """Put articles in a place, and yield what became of each, whatever becomes of the others."""
    settings = settings_key(wish.to, wish.theme, wish.device, wish.settings)
    taken: frozenset[str] = frozenset()
    for document in distinct(documents):
        title, article = page_title(document.metadata), article_key(document)
        known = outbox.holding(article, settings, wish.address)
        if known and not wish.again:
            yield Put(title, known[-1].enclosures[0].file_name, "there already")
            continue
        try:
            rendering, notes = _rendered(document, wish)
            others = {Path(path).name for path in outbox.files_of_others(article, wish.address)}
            where, is_new = _placed(rendering, document, wish, taken | others)
        except ConverterError as error:
            yield Put(title, "", "failed", error)
            continue
        kept_as = where if wish.place.kind == "calibre" else str(Path(where).absolute())
        enclosed = Enclosed(article, settings, title, kept_as, len(rendering.content))
        outbox.note_placed(wish.place.name, wish.address, enclosed)
        taken |= {where.rpartition("/")[2]}
        yield Put(title, where, "put" if is_new else "there already", notes=notes)


def _rendered(document: Document, wish: PlaceWish) -> tuple[Rendering, tuple[Note, ...]]:
    """Return the file, and all that was lost or will be shown wrongly; raises MailUnfit for what will be refused."""
    settings = replace(wish.settings.render, device=wish.device)
    rendering = pipeline.render(document, wish.to, load_theme(wish.theme, settings), settings)
    rendering = replace(rendering, file_name=file_name(document.metadata, pipeline.suffix_of(wish.to, settings)))
    findings = findings_of(rendering, wish.device)
    if findings and findings[0].severity == "error" and not wish.anyway:
        words = f"{rendering.file_name} would be refused: {findings[0].message} {findings[0].advice}".strip()
        raise MailUnfit(f"{words} --anyway puts it there all the same.", address=wish.address)
    return rendering, (*rendering.notes, *notes_on(findings))


def _placed(rendering: Rendering, document: Document, wish: PlaceWish, taken: frozenset[str]) -> tuple[str, bool]:
    """Put a file in its place; return where it is, and whether it was not there before."""
    place = wish.place
    match place.kind:
        case "calibre":
            from converter.deliver.calibre import add_to_calibre

            added = add_to_calibre(rendering, place.folder, "--duplicates" if wish.again else "")
            return f"{place.name}: {rendering.file_name}", added
        case "reader" | "folder":
            return _in_folder(rendering, _folder_of(place), wish, taken)
        case "shelf":
            from converter.deliver.lock import held

            folder = _folder_of(place)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with held(folder / ".octavo-shelf.lock", SHELF_SECONDS):
                    where, is_new = _in_folder(rendering, folder, wish, taken)
                    _catalogued(folder, _entry(document, rendering, where.rpartition("/")[2], wish))
            except OSError as error:
                raise OutputUnwritable(path=str(folder), reason=error.strerror or str(error)) from error
            return where, is_new
        case _:
            assert_never(place.kind)


def _folder_of(place: Place) -> Path:
    if place.folder is None:
        raise PlaceFailed(place=place.name, reason="it has no folder")
    return place.folder


def _in_folder(rendering: Rendering, folder: Path, wish: PlaceWish, taken: frozenset[str]) -> tuple[str, bool]:
    """Put a file in a folder; one that is there already with the same bytes is left, one with others is not replaced."""
    destination = FolderDestination(folder, wish.again, taken)
    try:
        return str(deliver(rendering, destination)), True
    except OutputExists as error:
        if holds(Path(error.path), rendering.content):
            return error.path, False
        raise PlaceFailed(place=error.path, reason="a file of that name is there; --again replaces it") from error


# --- A shelf with a catalogue ---


def _entry(document: Document, rendering: Rendering, name: str, wish: PlaceWish) -> Entry:
    metadata = document.metadata
    digest = sha256(rendering.content).hexdigest()
    output = Output(wish.to, name, rendering.media_type.partition(";")[0], len(rendering.content), digest)
    return Entry(
        name=name,
        position=0,
        state="done",
        tries=1,
        title=metadata.title,
        authors=metadata.authors,
        site_name=metadata.site_name,
        language=metadata.language,
        published=metadata.published.isoformat() if metadata.published else "",
        description=metadata.description,
        url=metadata.canonical_url or metadata.url,
        words=metadata.word_count,
        outputs=(output,),
    )


def _catalogued(folder: Path, entry: Entry) -> None:
    """Write a shelf's catalogue anew with an entry more, and then the index that the next time begins with."""
    # A catalogue is no part of what other commands wait for.
    from converter.batch.catalogue import write_catalogue
    from converter.deliver.shelf import LocalShelf

    shelf = LocalShelf(str(folder), folder)
    kept = [one for one in _entries(shelf.read(INDEX) if (folder / INDEX).exists() else b"") if one.name != entry.name]
    entries = [replace(one, position=number) for number, one in enumerate((*kept, entry))]
    write_catalogue(entries, shelf, folder.name or "Articles")
    content = json.dumps({"version": INDEX_VERSION, "articles": [_row(one) for one in entries]}, ensure_ascii=False)
    shelf.put(INDEX, content.encode("utf-8", "replace"))


def _row(entry: Entry) -> dict[str, object]:
    """Return what an index keeps of an entry; `_kept` reads it again."""
    return {
        "name": entry.name,
        "title": entry.title,
        "authors": entry.authors,
        "site_name": entry.site_name,
        "language": entry.language,
        "published": entry.published,
        "description": entry.description,
        "url": entry.url,
        "words": entry.words,
        "outputs": [asdict(output) for output in entry.outputs],
    }


def _kept(row: dict[str, Any]) -> Entry:
    return Entry(
        name=row["name"],
        position=0,
        state="done",
        tries=1,
        title=row["title"],
        authors=tuple(row["authors"]),
        site_name=row["site_name"],
        language=row["language"],
        published=row["published"],
        description=row["description"],
        url=row["url"],
        words=row["words"],
        outputs=tuple(Output(**output) for output in row["outputs"]),
    )


def _entries(content: bytes) -> list[Entry]:
    """Return the entries of an index; raises SourceError for one that is broken: a catalogue made anew would lose them."""
    if not content:
        return []
    try:
        return [_kept(row) for row in json.loads(content)["articles"]]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{INDEX} is no index of a shelf; move it away to begin anew.", location=INDEX) from error

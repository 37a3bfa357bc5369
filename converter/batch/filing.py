"""A Conversion to its files and its row in the ledger: names first, then files, then the row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, assert_never

from converter import pipeline
from converter.base.errors import DocumentLost, RobotsUnavailable, SourceRefused, SourceUnreachable
from converter.base.version import VERSION
from converter.batch.identity import article_mark, namesake
from converter.batch.ledger import Proof, Record, without
from converter.batch.names import RESERVED, free_stem, stem_of
from converter.model.batch import Conversion, Entry, Output
from converter.model.page import FileSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from converter.base.errors import ConverterError
    from converter.batch.ledger import Ledger
    from converter.deliver.shelf import Shelf
    from converter.model.batch import Item, Order

FIRST_WAIT_SECONDS: Final = 15 * 60.0
LONGEST_WAIT_SECONDS: Final = 24 * 3600.0
"""Before an item is tried again whose failure may pass: each time twice as long."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be converted."""

    message: str
    exit_code: int
    is_lost: bool = False
    """Whether it took its worker along."""
    may_pass: bool = False
    rest_seconds: float = 0.0
    """For which its host asked to be left alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item, and how often it was tried for it."""

    item: Item
    tries: int
    result: Conversion | Failure
    input_mark: str = ""
    """Of its file as it was before anybody read it: what is written to it later makes it another."""


@dataclass(slots=True)
class _Shelved:
    """A conversion with its names."""

    outcome: Outcome
    conversion: Conversion
    outputs: list[Output] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


def failure_of(error: ConverterError) -> Failure:
    """Return what an error means for an item."""
    match error:
        case SourceRefused():
            rest = error.wait_seconds or 0.0
            return Failure(str(error), error.exit_code, may_pass=error.may_pass, rest_seconds=rest)
        case SourceUnreachable() | RobotsUnavailable():
            return Failure(str(error), error.exit_code, may_pass=True)
        case _:
            return Failure(str(error), error.exit_code, is_lost=isinstance(error, DocumentLost))


def companions_of(item: Item) -> str:
    """Return the name of the folder for an item's pictures: known before its title is."""
    return f"{mark_of(item.name)}-files"


def mark_of(name: str) -> str:
    """Return twelve hexadecimal digits that are an item's own."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def input_mark_of(item: Item) -> str:
    """Return what tells that a local file is the one that was read, "" where there is none."""
    if not isinstance(item.source, FileSource):
        return ""
    try:
        status = item.source.path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def is_unchanged(item: Item, proof: Proof) -> bool:
    """Whether an item's file is the one that was read: by its size and time, else by its bytes. What is no file is."""
    mark = input_mark_of(item)
    if mark == proof.input_mark or not isinstance(item.source, FileSource):
        return mark == proof.input_mark
    try:
        with item.source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == proof.input_sha256
    except (OSError, ValueError):
        return False


class Filing:
    """Gives articles their names and files, and writes down what became of each item. One thread uses it."""

    def __init__(self, ledger: Ledger, shelf: Shelf, order: Order, order_sha256: str, template: str) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._order = order
        self._order_sha256 = order_sha256
        self._template = template

    def file(self, outcomes: Sequence[Outcome]) -> list[Entry]:
        """Write down outcomes in their order, and return what the ledger says now of each.

        Raises OutputUnwritable and LedgerUnusable, after which what had come is filed or untouched, never half.
        """
        entries: list[Entry] = []
        group: list[Outcome] = []
        keys: set[str] = set()
        for outcome in outcomes:
            own = self._keys(outcome)
            if own & keys:  # it may be one of the group again, which the ledger has to know before
                entries += self._file_group(group)
                group, keys = [], set()
            group.append(outcome)
            keys |= own
        return entries + self._file_group(group)

    def _keys(self, outcome: Outcome) -> set[str]:
        """Return by what others may be the same article as an item, now or as the ledger knows it yet."""
        earlier = self._ledger.record(outcome.item.name)
        keys = {earlier.proof.text_sha256, earlier.proof.article_mark} if earlier else set()
        match outcome.result:
            case Conversion() as conversion:
                keys |= {conversion.text_sha256, article_mark(conversion.metadata)}
            case Failure():
                pass
            case _:
                assert_never(outcome.result)
        return keys - {""}

    def _file_group(self, group: Sequence[Outcome]) -> list[Entry]:
        if not group:
            return []
        shelved: dict[str, _Shelved] = {}
        records: dict[str, Record] = {}
        with self._ledger.transaction():
            for outcome in group:
                match outcome.result:
                    case Failure() as failure:
                        records[outcome.item.name] = self._failed(outcome, failure)
                    case Conversion() as conversion:
                        fresh = Record(_described(outcome, conversion), self._proof(outcome, conversion))
                        earlier = namesake(self._ledger, fresh)
                        if earlier is not None:
                            records[outcome.item.name] = self._same(fresh, earlier.entry)
                            continue
                        one = self._named(outcome, conversion)
                        self._ledger.reserve(outcome.item.name, [output.name for output in one.outputs])
                        shelved[outcome.item.name] = one
                    case _:
                        assert_never(outcome.result)
        self._shelf.put_all([file for one in shelved.values() for file in one.files])
        with self._ledger.transaction():
            for outcome in group:
                name = outcome.item.name
                records[name] = self._done(shelved[name]) if name in shelved else records[name]
                self._ledger.settle(records[name])
        self.clear([name for record in records.values() for name in self._given_up(record.entry)])
        return [records[outcome.item.name].entry for outcome in group]

    def clear(self, names: Sequence[str]) -> None:
        """Take the files away that nobody has any more, and then their names. Raises OutputUnwritable, LedgerUnusable."""
        if not names:
            return
        for name in names:
            self._shelf.remove(name)
        with self._ledger.transaction():
            self._ledger.release(names)

    def _given_up(self, entry: Entry) -> list[str]:
        """Return the names that an item had, and has no longer: they stay in the ledger until their files are gone.

        One that failed gives nothing up: what an earlier run put there may be all that there is.
        """
        if entry.state not in {"done", "same"}:
            return []
        return without(self._ledger.reserved(entry.name), [output.name for output in entry.outputs])

    # --- Names ---

    def _named(self, outcome: Outcome, conversion: Conversion) -> _Shelved:
        """Return a conversion with the names of all its files, which are its own and nobody else's."""
        item = outcome.item.name
        own = set(self._ledger.reserved(item))
        # A title of which only the capitals have changed keeps its file: to many file systems it is the same one.
        spelt = {name.casefold(): name for name in own}
        stem = stem_of(conversion.metadata, self._template)
        files: list[tuple[str, bytes]] = []
        outputs: list[Output] = []

        def is_free(candidate: str) -> bool:
            nonlocal outputs, files
            outputs, files = self._files(conversion, candidate, companions_of(outcome.item), spelt)
            return all(self._is_free(output, item, own) for output in outputs)

        if not any(map(is_free, self._had(stem, own))):
            is_free(free_stem(stem, is_free))
        kept = self._kept(item)
        still = set(without([output.name for output in kept], [output.name for output in outputs]))
        return _Shelved(outcome, conversion, [*outputs, *(output for output in kept if output.name in still)], files)

    def _kept(self, item: str) -> list[Output]:
        """Return an item's files of formats that this order does not ask for, with the pictures that lie beside them."""
        earlier = self._ledger.record(item)
        had = earlier.entry.outputs if earlier else ()
        kept = [output for output in had if output.format and output.format not in self._order.formats]
        return kept + [output for output in had if kept and not output.format]

    def _had(self, stem: str, own: set[str]) -> list[str]:
        """Return the stems with a number that an item has already."""
        suffixes = [pipeline.suffix_of(to, self._order.settings.render) for to in self._order.formats]
        return sorted(
            {
                name.removesuffix(suffix)
                for name in own
                for suffix in suffixes
                if name.startswith(f"{stem} ") and name.removesuffix(suffix).removeprefix(f"{stem} ").isdecimal()
            }
        )

    def _files(
        self, conversion: Conversion, stem: str, companions: str, spelt: Mapping[str, str]
    ) -> tuple[list[Output], list[tuple[str, bytes]]]:
        outputs: dict[str, Output] = {}
        files: dict[str, bytes] = {}
        folder = stem.rpartition("/")[0]
        for to, rendering in zip(self._order.formats, conversion.renderings, strict=True):
            name = stem + pipeline.suffix_of(to, self._order.settings.render)
            name = spelt.get(name.casefold(), name)
            outputs[name] = _output(to, name, rendering.media_type, rendering.content)
            files[name] = rendering.content
            for companion in rendering.companions:  # two formats may share them
                beside = "/".join(filter(None, (folder, companions, companion.name)))
                beside = spelt.get(beside.casefold(), beside)
                outputs[beside] = _output("", beside, "", companion.content)
                files[beside] = companion.content
        return list(outputs.values()), list(files.items())

    def _is_free(self, output: Output, item: str, own: set[str]) -> bool:
        """Whether a name is the item's, or nobody's; a file with the same bytes was put there by a run that was killed."""
        if RESERVED.fullmatch(output.name) or self._ledger.is_taken(output.name, item):
            return False
        return output.name in own or self._shelf.sha256(output.name) in {"", output.sha256}

    # --- Rows ---

    def _done(self, one: _Shelved) -> Record:
        entry = _described(one.outcome, one.conversion)
        return Record(replace(entry, outputs=tuple(one.outputs)), self._proof(one.outcome, one.conversion))

    def _same(self, fresh: Record, earlier: Entry) -> Record:
        message = f"{earlier.name} gave the same article already."
        kept = tuple(self._kept(fresh.entry.name))
        return replace(fresh, entry=replace(fresh.entry, state="same", message=message, thumbnail=b"", outputs=kept))

    def _failed(self, outcome: Outcome, failure: Failure) -> Record:
        earlier = self._ledger.record(outcome.item.name)
        tries = outcome.tries + (earlier.entry.tries if earlier and earlier.entry.state == "failed" else 0)
        now = datetime.now(UTC)
        entry = Entry(
            name=outcome.item.name,
            position=outcome.item.position,
            state="quarantined" if failure.is_lost else "failed",
            tries=tries,
            message=failure.message,
            exit_code=failure.exit_code,
            # What an earlier run wrote is still there.
            outputs=earlier.entry.outputs if earlier else (),
            title=earlier.entry.title if earlier else "",
            settled=now,
        )
        proof = Proof(self._order_sha256, VERSION, outcome.input_mark)
        if failure.may_pass:
            wait = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** min(tries - 1, 10))
            proof = replace(proof, next_try=now.timestamp() + wait)
        return Record(entry, proof)

    def _proof(self, outcome: Outcome, conversion: Conversion) -> Proof:
        return Proof(
            order_sha256=self._order_sha256,
            version=VERSION,
            input_mark=outcome.input_mark,
            input_sha256=conversion.input_sha256,
            article_mark=article_mark(conversion.metadata),
            text_sha256=conversion.text_sha256,
        )


def _described(outcome: Outcome, conversion: Conversion) -> Entry:
    metadata = conversion.metadata
    return Entry(
        name=outcome.item.name,
        position=outcome.item.position,
        state="done",
        tries=outcome.tries,
        title=metadata.title,
        authors=metadata.authors,
        site_name=metadata.site_name,
        language=metadata.language,
        published=metadata.published.isoformat() if metadata.published else "",
        description=metadata.description,
        url=metadata.canonical_url or metadata.url,
        words=conversion.words,
        notes=conversion.notes,
        removals=conversion.removals,
        seconds=conversion.seconds,
        settled=datetime.now(UTC),
        thumbnail=conversion.thumbnail,
    )


def _output(to: str, name: str, media_type: str, content: bytes) -> Output:
    return Output(to, name, media_type, len(content), hashlib.sha256(content).hexdigest())

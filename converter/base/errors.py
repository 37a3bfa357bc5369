"""Every error that Octavo raises, and the exit code of each branch.

    ConverterError                   1   anything below
    |- SettingsError                 2   what the user asked for does not exist or does not fit
    |  |- UnknownName                    a format, rule, theme or setting of that name
    |  |- BadConfig                      the config file, with its line or key
    |  `- PlaceUnusable                  a place for files that is none, or needs a package that is not installed
    |- SourceError                   3   the page could not be had
    |  |- SourceNotFound                 no such file
    |  |- SourceUnreadable               a folder, no permission, a failing disk
    |  |- SourceRefused                  the server answered, and said no
    |  |- SourceUnreachable              no answer: name, connection, TLS, time
    |  |- AddressRefused                 not a public address, or not http(s)
    |  |- RobotsRefused                  the site's robots.txt asks not to
    |  |  `- RobotsUnavailable              it could not be had, which forbids everything for now
    |  |- SourceTooLarge                 over a limit of size
    |  |- UnsupportedContent             nothing, or not a kind of text that is read here
    |  |- PictureRefused                 bytes that are no picture, or one that no book should hold
    |  `- ArchiveRefused                 bytes that are no archive, or one that nobody should unpack
    |- NoArticle                     4   the page was read, and holds no article
    |- ThemeError                    5   a theme's folder is broken: file, line, key
    |- RenderError                   6   a rendering could not be made
    |  |- LibraryMissing                 a system library is not installed
    |  `- CoverUndrawable                no font has its letters; a book without a drawn cover is made all the same
    |- DeliveryError                 7   the result could not be put where it should go
    |  |- OutputExists
    |  |- OutputUnwritable
    |  |- NoReader                       no e-reader is mounted, or several
    |  |- PlaceFailed                    a place, or the program that keeps it, takes nothing
    |  `- MailError                      a mail was not accepted, or it is not known; `octavo outbox` has it
    |     |- AccountUnusable             how the account is set up, or its server sees it, lets nothing be sent
    |     |- SecretMissing               no password or token
    |     |- MailUnfit                   the recipient would refuse it, or it is too large: nothing was sent
    |     |- MailRefused                 for good
    |     |- LetterWaiting               for now
    |     |- LetterUnknown               handed over, and never answered
    |     |- NoSuchLetter                the outbox has none of that number
    |     `- OutboxUnusable              the outbox cannot be read or written
    |- CheckFailed                   8   a file that was checked holds what will be refused
    `- BatchError                    9   a run over many documents, or one of them in it, could not go on
       |- FolderHeld                     another run works in the folder
       |- LedgerUnusable                 the ledger cannot be read or written
       |- ClusterUnusable                the Dask cluster is not there, or not any more, or lacks Octavo
       `- DocumentLost                   a document that takes its worker along; it is quarantined
          |- OutOfTime
          |- OutOfMemory
          `- WorkerDied

All of them stand in this one file, however long it gets, for it is one tree: what there is, and which code it ends with.
An error carries its facts as attributes; its message is one sentence that names the thing and, where there is one,
the next move. A loss is a Note on the result, never an error.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


FAULT_EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: what failed is the program, not what it was asked."""


class ConverterError(Exception):
    """What every error of the package is."""

    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[object, ...]:
        # Python would call the class with the message alone; errors come whole from one process to another.
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(kind: type[ConverterError], args: tuple[object, ...], facts: dict[str, object]) -> ConverterError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error


class SettingsError(ConverterError):
    """What the user asked for does not exist or does not fit."""

    exit_code = 2


class UnknownName(SettingsError):
    """There is no format, rule, theme or setting of that name; the nearest is suggested."""

    def __init__(self, *, noun: str, name: str, known: Iterable[str]) -> None:
        self.noun = noun
        self.name = name
        self.known = tuple(known)
        near = get_close_matches(name, self.known, n=1, cutoff=0.5)
        self.suggestion = near[0] if near else ""
        hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(self.known)}."
        super().__init__(f'There is no {noun} "{name}": {hint}')


class BadConfig(SettingsError):
    """The config file cannot be read or holds something unknown."""

    def __init__(self, *, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class PlaceUnusable(SettingsError):
    """What was named is no place for files, or one that needs a package that is not installed."""

    def __init__(self, *, place: str, problem: str) -> None:
        super().__init__(f"{place} {problem}.")
        self.place = place
        self.problem = problem


class SourceError(ConverterError):
    """The page could not be had."""

    exit_code = 3

    def __init__(self, message: str, *, location: str) -> None:
        super().__init__(message)
        self.location = location


class SourceNotFound(SourceError):
    """No such file."""

    def __init__(self, *, location: str) -> None:
        super().__init__(f"There is no file {location}.", location=location)


class SourceUnreadable(SourceError):
    """The file is there and cannot be read."""

    def __init__(self, *, location: str, reason: str) -> None:
        super().__init__(f"{location} cannot be read: {reason}.", location=location)
        self.reason = reason


class SourceRefused(SourceError):
    """The server answered, and said no. `wait_seconds` is how long it asks to be left alone, where it says so."""

    def __init__(self, *, location: str, status: int, wait_seconds: float | None = None) -> None:
        super().__init__(f"{location} answered {status}.", location=location)
        self.status = status
        self.wait_seconds = wait_seconds

    @property
    def may_pass(self) -> bool:
        """Whether the server says no for now, so that another time may be better."""
        return self.status in {408, 425, 429, 500, 502, 503, 504}


class SourceUnreachable(SourceError):
    """The server gave no answer."""

    def __init__(self, *, location: str, reason: str) -> None:
        super().__init__(f"{location} could not be reached: {reason}.", location=location)
        self.reason = reason


class AddressRefused(SourceError):
    """The address is not a public http(s) one, and the user did not name its host."""

    def __init__(self, *, location: str, reason: str) -> None:
        super().__init__(f"{location} was not asked: {reason}.", location=location)
        self.reason = reason


class RobotsRefused(SourceError):
    """The site asks robots to leave the address alone."""

    def __init__(self, *, location: str, reason: str = "its robots.txt asks not to") -> None:
        super().__init__(f"{location} was not asked: {reason}.", location=location)
        self.reason = reason


class RobotsUnavailable(RobotsRefused):
    """The site may ask so: nobody knows for now."""

    def __init__(self, *, location: str, why: str) -> None:
        super().__init__(location=location, reason=f"its robots.txt could not be had ({why})")
        self.why = why


class SourceTooLarge(SourceError):
    """The source is over a limit of size."""

    def __init__(self, *, location: str, limit_bytes: int) -> None:
        super().__init__(f"{location} is larger than {limit_bytes // 1_000_000} MB.", location=location)
        self.limit_bytes = limit_bytes


class UnsupportedContent(SourceError):
    """The source is empty, or is no text that is read here."""

    def __init__(self, *, location: str, found: str) -> None:
        super().__init__(f"{location} is {found}, and not an article.", location=location)
        self.found = found


class PictureRefused(SourceError):
    """What was to be a picture is none, is broken, or is one that no book should hold.

    Whoever has the Document at hand makes a Note of it: a picture never stops a conversion.
    """

    def __init__(self, *, reason: str, location: str = "") -> None:
        super().__init__(f"{location or 'The picture'} {reason}.", location=location)
        self.reason = reason


class ArchiveRefused(SourceError):
    """What was to be an archive is none, is broken, or is one that nobody should unpack."""

    def __init__(self, *, reason: str, location: str = "") -> None:
        super().__init__(f"{location or 'The archive'} {reason}.", location=location)
        self.reason = reason


class NoArticle(ConverterError):
    """The page was read, and holds no article. `says` is how the page itself puts it, "" where it does not."""

    exit_code = 4

    def __init__(self, *, location: str, says: str = "") -> None:
        why = f", which says \u201c{says}\u201d" if says else ""
        super().__init__(f"No article was found in {location or 'the page'}{why}; --whole-page takes all of it.")
        self.location = location
        self.says = says


class ThemeError(ConverterError):
    """A theme's folder is broken."""

    exit_code = 5

    def __init__(self, *, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class RenderError(ConverterError):
    """A rendering could not be made."""

    exit_code = 6


class LibraryMissing(RenderError):
    """A system library that a renderer stands on is not installed."""

    def __init__(self, *, library: str, command: str) -> None:
        super().__init__(f"{library} is not installed; {command} installs it.")
        self.library = library
        self.command = command


class CoverUndrawable(RenderError):
    """A book's cover cannot be drawn.

    Whoever has the book at hand makes a Note of it: a cover never stops a rendering.
    """

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"The cover cannot be drawn: {reason}.")
        self.reason = reason


class DeliveryError(ConverterError):
    """The result could not be put where it should go."""

    exit_code = 7

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class OutputExists(DeliveryError):
    """A file of that name is there already."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path} exists; --overwrite replaces it.", path=path)


class OutputUnwritable(DeliveryError):
    """The output cannot be written."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}.", path=path)
        self.reason = reason


class FilesDiffer(DeliveryError):
    """Files that were written are gone, or hold something else by now."""

    def __init__(self, *, path: str, count: int) -> None:
        files, them = ("file is", "it") if count == 1 else ("files are", "them")
        super().__init__(
            f"In {path} {count:,} {files} not as the ledger says; the command of the batch makes {them} anew.",
            path=path,
        )
        self.count = count


class NoReader(DeliveryError):
    """No e-reader is mounted, or several are, and none was named."""

    def __init__(self, *, found: Sequence[str]) -> None:
        if found:
            words = f"{len(found)} e-readers are mounted: {', '.join(found)}. Name the folder of one."
        else:
            words = (
                "No e-reader is mounted here; connect one and unlock it, or name its folder. Kindles of 2024 and later are "
                "no drives: --to kindle sends by mail."
            )
        super().__init__(words, path="")
        self.found = tuple(found)


class PlaceFailed(DeliveryError):
    """A place, or the program that keeps it, takes nothing."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(f"Nothing could be put in {place}: {reason}.", path=place)
        self.reason = reason


class MailError(DeliveryError):
    """A mail was not accepted, or nobody knows."""

    def __init__(self, sentence: str, *, address: str, number: int = 0) -> None:
        super().__init__(sentence, path=address)
        self.address = address
        self.number = number
        """Of the letter in the outbox; 0 where there is none."""


class AccountUnusable(MailError):
    """Nothing can be sent from the account, as it is set up or as its server sees it."""

    def __init__(self, sentence: str, *, host: str) -> None:
        super().__init__(sentence, address=host)
        self.host = host


class SecretMissing(MailError):
    """There is no password or token for the account."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"{reason}.", address="")
        self.reason = reason


class MailUnfit(MailError):
    """The recipient would refuse an article, or it is too large for every mail."""


class MailRefused(MailError):
    """The server refused a letter for good."""


class LetterWaiting(MailError):
    """The server refused a letter for now, or could not be reached; it waits in the outbox."""


class LetterUnknown(MailError):
    """A letter was handed over, and nobody said whether it was accepted."""


class NoSuchLetter(MailError):
    """The outbox has no letter of that number, or not all of it."""

    def __init__(self, *, number: int, reason: str) -> None:
        super().__init__(f"Letter {number} {reason}.", address="", number=number)


class OutboxUnusable(MailError):
    """The outbox cannot be read or written."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"The outbox {path} cannot be used: {reason}.", address=path)
        self.reason = reason


class CheckFailed(ConverterError):
    """A file that was checked holds what a device or a shop will refuse."""

    exit_code = 8

    def __init__(self, *, refused: int, files: int, errors: int) -> None:
        super().__init__(f"{refused} of {files} will be refused, or lose something; errors: {errors}.")
        self.refused = refused
        self.files = files
        self.errors = errors


class BatchError(ConverterError):
    """A run over many documents, or one of them in it, could not go on."""

    exit_code = 9


class FolderHeld(BatchError):
    """Another run works in the folder."""

    def __init__(self, *, path: str, holder: str) -> None:
        super().__init__(f"{path} is held by {holder}; wait for its end, or stop it.")
        self.path = path
        self.holder = holder


class LedgerUnusable(BatchError):
    """The ledger of a folder cannot be read or written."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"The ledger {path} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


class ClusterUnusable(BatchError):
    """The Dask cluster is not there, or not any more, or lacks what is needed. No document is at fault."""

    def __init__(self, *, address: str, reason: str) -> None:
        super().__init__(f"The Dask cluster {address} cannot be used: {reason}.")
        self.address = address
        self.reason = reason


class DocumentLost(BatchError):
    """A document took its worker along, or would have."""


class OutOfTime(DocumentLost):
    """A document took longer than it may."""

    def __init__(self, *, seconds: float) -> None:
        super().__init__(f"It took longer than {seconds:g} seconds.")
        self.seconds = seconds


class OutOfMemory(DocumentLost):
    """A document took more memory than it may."""

    def __init__(self, *, limit_bytes: int) -> None:
        super().__init__(f"It took more than {limit_bytes // 1_000_000:,} MB of memory.")
        self.limit_bytes = limit_bytes


class WorkerDied(DocumentLost):
    """The process that worked on a document ended without a word."""

    def __init__(self, *, how: str) -> None:
        super().__init__(f"Its worker ended: {how}.")
        self.how = how

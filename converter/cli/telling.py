"""What was lost or guessed on the way to a result, to lines on standard error."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from converter.cli.terminal import Verbosity, print_path, say
from converter.model.record import NoteKind

if TYPE_CHECKING:
    from converter.model.document import Document
    from converter.model.record import Note
    from converter.model.rendering import Delivery

GUESSES = {
    NoteKind.CHARSET_GUESSED,
    NoteKind.LANGUAGE_GUESSED,
    NoteKind.METADATA_GUESSED,
    NoteKind.SITE_RULE,
    NoteKind.WHOLE_PAGE,
}
"""Notes that lose nothing, and are told to who asks for them."""

NOTES_OF_A_KIND = 5
"""So many notes of one kind are printed for one source; the rest is counted."""


def tell(delivery: Delivery, name: str, verbosity: Verbosity) -> None:
    """Print the result's path to standard output, and what was lost on the way to standard error."""
    if delivery.path:
        print_path(delivery.path)
    tell_losses(delivery, name, verbosity)


def tell_losses(result: Document | Delivery, name: str, verbosity: Verbosity) -> None:
    """Print what was lost on the way to a result to standard error, and to who asks for it what was removed and guessed."""
    if verbosity is Verbosity.QUIET:
        return
    lead = f"{name}: " if name else ""
    for line in _lines_of_notes(result.notes, verbosity):
        say(f"{lead}{line}", style="yellow")
    if verbosity is Verbosity.VERBOSE:
        for removal in result.removals:
            say(f"{lead}removed by {removal.rule}: {removal.excerpt}")


def _lines_of_notes(notes: tuple[Note, ...], verbosity: Verbosity) -> list[str]:
    told = [note for note in notes if verbosity is Verbosity.VERBOSE or note.kind not in GUESSES]
    if verbosity is Verbosity.VERBOSE:
        return [f"{note.kind}: {note.message}" for note in told]
    seen: Counter[NoteKind] = Counter()
    lines = []
    for note in told:
        seen[note.kind] += 1
        if seen[note.kind] <= NOTES_OF_A_KIND:
            lines.append(f"{note.kind}: {note.message}")
    more = [
        f"{kind}: {count - NOTES_OF_A_KIND} more; -v tells them all."
        for kind, count in seen.items()
        if count > NOTES_OF_A_KIND
    ]
    return lines + more

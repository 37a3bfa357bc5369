"""`octavo outbox`: what was sent, what waits, and what the user has to say of it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from converter.base.errors import SettingsError
from converter.cli.config import load_config
from converter.cli.failures import Outcome, failures_told
from converter.cli.tables import print_table
from converter.cli.terminal import print_line, progress, say

if TYPE_CHECKING:
    from converter.deliver.mail import Outbox
    from converter.model.delivery import Posting

outbox = typer.Typer(name="outbox", help="List what was sent or waits, send it again, or say whether it arrived.")

NumbersArgument = Annotated[list[int], typer.Argument(metavar="ID...", help="Numbers, as octavo outbox list has them.")]


@outbox.callback(invoke_without_command=True)
def _list_without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_letters(as_json=False)


@outbox.command("list")
def list_letters(
    as_json: Annotated[bool, typer.Option("--json", help="Print the letters as JSON.")] = False,
) -> None:
    """List every letter: its state, to whom, what, since when, and what the server said."""
    box = _opened()
    postings = box.postings()
    box.close()
    if as_json:
        listed = [asdict(posting) for posting in postings]
        sys.stdout.write(json.dumps(listed, ensure_ascii=True, indent=2, default=str) + "\n")
        return
    rows = [_row(posting) for posting in postings]
    print_table("Outbox", ("id", "state", "to", "what", "since", "tries", "what was said"), rows, cut="what was said")
    if not rows:
        print_line("Nothing was sent, and nothing waits.")


@outbox.command("retry")
def retry(
    context: typer.Context,
    number: Annotated[list[int] | None, typer.Argument(metavar="ID...", help="Numbers of letters.")] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only those whose pause is over: for a timer that comes every few minutes.")
    ] = False,
) -> None:
    """Send letters again, with the Message-ID that they had; without ID all that wait.

    One of which nobody knows whether it arrived goes only by its ID, and is then sent as one that did not.
    """
    from converter.deliver.mail import Dispatch

    config = load_config(context.obj)
    if config.smtp is None:
        raise SettingsError("The config names no account to send from: octavo send --setup asks for it.")
    box = _opened()
    dispatch = Dispatch(box, config.smtp)
    outcome = Outcome()
    with failures_told(outcome), dispatch.working():
        postings = [box.posting(one) for one in number] if number else _waiting(box, datetime.now(UTC) if due else None)
        for posting in postings:
            if posting.state == "sent":
                say(f"Letter {posting.number} was accepted already; octavo send --again sends its article once more.")
                continue
            with failures_told(outcome), progress(f"Sending letter {posting.number} to {posting.address}"):
                _tell_sent(dispatch.send(posting.number))
            if dispatch.hindered:
                break
        if not postings:
            say("Nothing waits." if not due else "Nothing is due.")
    box.close()
    raise typer.Exit(outcome.exit_code)


@outbox.command("arrived")
def arrived(number: NumbersArgument) -> None:
    """Say that letters arrived of which nobody knew: they are sent, and their articles go no second time."""
    box = _opened()
    for one in number:
        posting = box.note_arrived(one)
        print_line(f"Letter {one} to {posting.address} arrived.")
    box.close()


@outbox.command("forget")
def forget(number: NumbersArgument) -> None:
    """Drop letters and all that is known of them; their articles may be sent anew."""
    box = _opened()
    for one in number:
        posting = box.forget(one)
        print_line(f"Letter {one} to {posting.address} is forgotten.")
    box.close()


def _opened() -> Outbox:
    # What speaks with servers and SQLite takes its time to import, which no other command is to wait for.
    from converter.deliver.mail import Outbox, outbox_path

    return Outbox(outbox_path())


def _waiting(box: Outbox, moment: datetime | None) -> list[Posting]:
    """Return the letters that may be tried without a word of the user; with a moment those whose pause is over by then."""
    from converter.deliver.mail.backoff import BETWEEN_RUNS

    waiting = [posting for posting in box.postings() if posting.state in {"queued", "waiting"}]
    # A moment further off than the longest pause was noted by a clock that went wrong.
    return [
        one
        for one in waiting
        if moment is None or one.next_try is None or not moment < one.next_try <= moment + BETWEEN_RUNS[-1]
    ]


def _tell_sent(posting: Posting) -> None:
    said = posting.sentence.rstrip(".")
    for one in posting.enclosures:
        print_line(f"{one.file_name} → {posting.address}: {said[:1].lower()}{said[1:]}")


def _row(posting: Posting) -> tuple[str, ...]:
    more = len(posting.enclosures) - 1
    what = posting.enclosures[0].file_name + (f" and {more} more" if more else "")
    due = f" Next try after {posting.next_try.astimezone():%H:%M}." if posting.next_try else ""
    since = f"{posting.changed.astimezone():%Y-%m-%d %H:%M}"
    said = f"{posting.sentence}{due}"
    return str(posting.number), posting.state, posting.address, what, since, str(posting.tries), said

"""Articles on their way to recipients and places, and what is said of it on the way."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Literal

from converter import pipeline
from converter.base.errors import OutboxUnusable
from converter.cli.failures import Outcome, failures_told
from converter.cli.places import put_all
from converter.cli.sources import source_named
from converter.cli.telling import tell_losses
from converter.cli.terminal import print_line, progress, say
from converter.deliver import FileDestination, deliver
from converter.model.rendering import Delivery, Rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from converter.cli.terminal import Verbosity
    from converter.cli.wishes import Wishes
    from converter.deliver.mail import Dispatch, Outbox
    from converter.mailing import Receipt, Wish
    from converter.model.delivery import Account, Posting
    from converter.model.document import Document
    from converter.shelving import PlaceWish, Put

REPORT_VERSION = 1
OPEN_STATES = {"queued", "sending", "waiting", "unknown"}
"""Of letters that somebody has to see to."""


def send_all(
    names: Sequence[str], mails: Sequence[Wish], puts: Sequence[PlaceWish], common: Wishes, account: Account | None
) -> tuple[int, list[Receipt], list[Put]]:
    """Read all sources, and send or put what was read wherever it is to go, whatever becomes of each.

    Returns the exit code, and what became of each attachment and of each article in a place.
    """
    from converter.deliver.mail import Dispatch, Outbox, outbox_path

    outcome = Outcome()
    documents = _read_all(names, common, outcome)
    outbox = Outbox(outbox_path())
    receipts = _mail_all(documents, mails, Dispatch(outbox, account), common.verbosity, outcome) if account else []
    exit_code, done = put_all(documents, puts, outbox, common.verbosity)
    _tell_left(outbox, receipts)
    outbox.close()
    return max(outcome.exit_code, exit_code), receipts, done


def _mail_all(
    documents: Sequence[Document],
    wishes: Sequence[Wish],
    dispatch: Dispatch,
    verbosity: Verbosity,
    outcome: Outcome,
) -> list[Receipt]:
    """Mail articles to one recipient after the other, and return what became of each attachment."""
    from converter.mailing import send as send_documents

    receipts: list[Receipt] = []
    for wish in wishes:
        has_outbox = True
        with failures_told(outcome, verbosity), progress(f"Sending to {wish.recipient.address}") as hush:
            try:
                for receipt in send_documents(documents, wish, dispatch, partial(_ask, hush=hush)):
                    receipts.append(receipt)
                    tell_receipt(receipt, verbosity, outcome)
            except OutboxUnusable:
                has_outbox = False
                raise
        if not has_outbox:
            break  # the others would go by it, too
    return receipts


def _tell_left(outbox: Outbox, receipts: Sequence[Receipt]) -> None:
    """Say how many letters wait, and how many of earlier runs are not where they should be."""
    own = {receipt.posting.number for receipt in receipts if receipt.posting}
    postings = outbox.postings()
    if waiting := sum(posting.state == "waiting" and posting.number in own for posting in postings):
        say(f"Letters that wait in the outbox: {waiting}. The same command sends them, or octavo outbox retry.")
    left = [posting for posting in postings if posting.state in OPEN_STATES and posting.number not in own]
    if left:
        say(f"Of earlier runs, letters that are not sent: {len(left)}. octavo outbox lists them.")


def _read_all(names: Sequence[str], common: Wishes, outcome: Outcome) -> list[Document]:
    """Read one source after the other, whatever becomes of each, and return what was read."""
    documents: list[Document] = []
    for number, name in enumerate(names, start=1):
        with failures_told(outcome, common.verbosity), progress(f"Reading {number} of {len(names)}: {name}"):
            document = pipeline.document_for(source_named(name, common.reading.url), "html", common.settings())
            tell_losses(document, name if len(names) > 1 else "", common.verbosity)
            documents.append(document)
    return documents


def _ask(posting: Posting, hush: Callable[[], None]) -> Literal["arrived", "again", "leave"]:
    """Ask the user whether a letter arrived that was never answered; nobody at a terminal leaves it as it is."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return "leave"
    from rich.console import Console
    from rich.prompt import Prompt

    hush()
    say(
        f"“{posting.subject}” was handed over for {posting.address} on {posting.changed.astimezone():%Y-%m-%d at %H:%M}, "
        "and no answer came. Look whether it arrived."
    )
    answer = Prompt.ask(
        "Did it? yes, no (it is sent again), or later", choices=["yes", "no", "later"], console=Console(stderr=True)
    )
    match answer:
        case "yes":
            return "arrived"
        case "no":
            return "again"
        case _:
            return "leave"


def tell_receipt(receipt: Receipt, verbosity: Verbosity, outcome: Outcome) -> None:
    """Print what became of an attachment: to standard output where it is there, to standard error where it is not."""
    tell_losses(Delivery(None, 0, receipt.title, notes=receipt.notes), "", verbosity)
    posting = receipt.posting
    if receipt.error is not None:
        with failures_told(outcome, verbosity):
            raise receipt.error
    elif posting is not None:
        said = f"{posting.sentence[:1].lower()}{posting.sentence[1:]}".rstrip(".")
        if receipt.outcome == "sent before":
            said = f"sent already on {posting.changed.astimezone():%Y-%m-%d %H:%M}; --again sends it once more"
        print_line(f"{receipt.file_name} → {posting.address}: {said}")


def write_send_report(receipts: Sequence[Receipt], done: Sequence[Put], destination: FileDestination) -> None:
    """Write what became of each attachment and article as JSON, whole or not at all; raises DeliveryError."""
    rows: list[dict[str, object]] = [
        {
            "title": receipt.title,
            "file_name": receipt.file_name,
            "recipient": receipt.recipient.name,
            "address": receipt.recipient.address,
            "outcome": receipt.outcome,
            "letter": receipt.posting.number if receipt.posting else None,
            "state": receipt.posting.state if receipt.posting else None,
            "message_id": receipt.posting.message_id if receipt.posting else None,
            "notes": [asdict(note) for note in receipt.notes],
            "error": str(receipt.error) if receipt.error else None,
        }
        for receipt in receipts
    ]
    rows += [
        {
            "title": one.title,
            "file_name": one.where,
            "outcome": one.outcome,
            "notes": [asdict(note) for note in one.notes],
            "error": str(one.error) if one.error else None,
        }
        for one in done
    ]
    content = json.dumps({"version": REPORT_VERSION, "attachments": rows}, ensure_ascii=False, indent=2)
    rendering = Rendering(content.encode(errors="backslashreplace") + b"\n", "application/json", destination.path.name)
    deliver(rendering, destination)

"""`octavo send`: sources to somebody's e-reader or mailbox."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from converter import pipeline
from converter.base.errors import SettingsError
from converter.cli.config import load_config
from converter.cli.failures import Outcome, failures_told
from converter.cli.options import (
    BookLanguageOption,
    CssOption,
    DeviceOption,
    ImagesOption,
    KeepOption,
    NoSiteRulesOption,
    PaperOption,
    PdfProfileOption,
    QuietOption,
    Reading,
    ReportOption,
    SetOption,
    SiteRulesOption,
    ThemeOption,
    UrlOption,
    VerboseOption,
    WholePageOption,
)
from converter.cli.recipients import recipients_named
from converter.cli.sources import named_sources, source_named
from converter.cli.telling import tell_losses
from converter.cli.terminal import print_line, progress, say, verbosity_of
from converter.cli.wishes import Look, wishes_of
from converter.deliver import FileDestination, deliver, path_at
from converter.model.rendering import Delivery, Rendering
from converter.render import renderer_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from converter.cli.config import Config
    from converter.cli.terminal import Verbosity
    from converter.cli.wishes import Wishes
    from converter.deliver.mail import Outbox
    from converter.mailing import Receipt, Wish
    from converter.model.delivery import Posting
    from converter.model.document import Document

REPORT_VERSION = 1
OPEN_STATES = {"queued", "sending", "waiting", "unknown"}
"""Of letters that somebody has to see to."""


def send(
    context: typer.Context,
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE...", help="Files, patterns, URLs, or - for standard input.")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="WHO", help="kindle, a recipient of the config, or an address; may be given again."
        ),
    ] = None,
    as_: Annotated[
        str, typer.Option("--as", metavar="FORMAT", help="epub, pdf, html or markdown; the recipient's own else.")
    ] = "",
    again: Annotated[bool, typer.Option("--again", help="Send what was sent before once more.")] = False,
    convert_pdf: Annotated[
        bool, typer.Option("--convert-pdf", help="Ask Amazon to make a Kindle book of a PDF (subject Convert).")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Send what the recipient will refuse, by our own checks.")
    ] = False,
    setup: Annotated[
        bool, typer.Option("--setup", help="Ask for the account and recipients, step by step, and send a test.")
    ] = False,
    theme: ThemeOption = "",
    set_: SetOption = None,
    css: CssOption = None,
    device: DeviceOption = "",
    book_language: BookLanguageOption = "",
    keep: KeepOption = None,
    images: ImagesOption = "",
    paper: PaperOption = "",
    pdf_profile: PdfProfileOption = "",
    report: ReportOption = None,
    url: UrlOption = "",
    whole_page: WholePageOption = False,
    site_rules: SiteRulesOption = None,
    no_site_rules: NoSiteRulesOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Send articles to a Kindle, a PocketBook or a mailbox: converted, checked, fitted to the size of a mail, each once.

    A Kindle gets a book, a mailbox the article itself as print-friendly HTML with a PDF. What was accepted is a line on
    standard output; what was not waits in octavo outbox.
    """
    if setup:
        from converter.cli.setup import set_up

        set_up(context.obj)
        return
    config = load_config(context.obj)
    names = named_sources(source or [])
    if not names or not to:
        raise SettingsError("octavo send wants a SOURCE, and --to who is to get it; octavo send --help says more.")
    if url and len(names) > 1:
        raise SettingsError(f"--url tells where one source came from, and there are {len(names)}.")
    recipients = recipients_named(to, config)
    if as_:
        renderer_named(as_)
    look = Look(theme, tuple(set_ or ()), css, device, images, paper, pdf_profile, book_language)
    reading = Reading(tuple(keep or config.keep), url, whole_page, not no_site_rules, site_rules or config.site_rules)
    # The device that results are usually made for is no reason to make a book for another one so.
    wishes = wishes_of(replace(config, device=""), look, reading, verbosity_of(quiet=quiet, verbose=verbose))
    if wishes.render.images == "folder":
        raise SettingsError("A mail has no folder beside it for images; --images embed puts them inside.")
    wishes.check()
    report_file = FileDestination(report, overwrite=False) if report else None
    if report_file:
        path_at(report_file, "")
    from converter.mailing import Wish

    own = [
        Wish(
            recipient,
            theme or recipient.theme or wishes.theme,
            wishes.settings(),
            format=as_,
            again=again,
            anyway=anyway,
            convert=convert_pdf,
        )
        for recipient in recipients
    ]
    outcome, receipts = _send_all(names, own, wishes, config)
    if report_file:
        _write_report(receipts, report_file)
    raise typer.Exit(outcome.exit_code)


def _send_all(
    names: Sequence[str], wishes: Sequence[Wish], common: Wishes, config: Config
) -> tuple[Outcome, list[Receipt]]:
    """Read all sources, send what was read to each recipient, whatever becomes of each, and return what did."""
    from converter.deliver.mail import Dispatch, Outbox, outbox_path
    from converter.mailing import send as send_documents

    outcome = Outcome()
    receipts: list[Receipt] = []
    if config.smtp is None:
        raise SettingsError("The config names no account to send from: octavo send --setup asks for it.")
    documents = _read_all(names, wishes, common, outcome)
    dispatch = Dispatch(Outbox(outbox_path()), config.smtp)
    for wish in wishes:
        before = len(receipts)
        told = Outcome()
        with failures_told(told, common.verbosity), progress(f"Sending to {wish.recipient.address}") as hush:
            for receipt in send_documents(documents, wish, dispatch, partial(_ask, hush=hush)):
                receipts.append(receipt)
                tell_receipt(receipt, common.verbosity, outcome)
        outcome.exit_code = max(outcome.exit_code, told.exit_code)
        if told.exit_code and len(receipts) == before:
            break  # what hinders the account hinders the next, and many a server counts wrong passwords
    _tell_left(dispatch.outbox, receipts)
    dispatch.outbox.close()
    return outcome, receipts


def _tell_left(outbox: Outbox, receipts: Sequence[Receipt]) -> None:
    """Say how many letters of earlier runs are not where they should be."""
    own = {receipt.posting.number for receipt in receipts if receipt.posting}
    left = [posting for posting in outbox.postings() if posting.state in OPEN_STATES and posting.number not in own]
    if left:
        say(f"Of earlier runs, letters that are not sent: {len(left)}. octavo outbox lists them.")


def _read_all(names: Sequence[str], wishes: Sequence[Wish], common: Wishes, outcome: Outcome) -> list[Document]:
    """Read one source after the other, whatever becomes of each, and return what was read."""
    documents: list[Document] = []
    # Pictures are wanted wherever one of the recipients sees them.
    to = next((wish.to for wish in wishes if renderer_named(wish.to).images == "embed"), "html")
    for number, name in enumerate(names, start=1):
        with failures_told(outcome, common.verbosity), progress(f"Reading {number} of {len(names)}: {name}"):
            document = pipeline.document_for(source_named(name, common.reading.url), to, common.settings())
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


def _write_report(receipts: Sequence[Receipt], destination: FileDestination) -> None:
    """Write what became of each attachment as JSON, whole or not at all; raises DeliveryError."""
    rows = [
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
    content = json.dumps({"version": REPORT_VERSION, "attachments": rows}, ensure_ascii=False, indent=2)
    rendering = Rendering(content.encode(errors="backslashreplace") + b"\n", "application/json", destination.path.name)
    deliver(rendering, destination)

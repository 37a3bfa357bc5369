"""`octavo send`: sources to somebody's e-reader or mailbox, or to a place on this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from converter.base.errors import SettingsError
from converter.cli.config import load_config
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
from converter.cli.places import check_place, place_named
from converter.cli.recipients import KINDS_AS_NAMES, recipients_named
from converter.cli.sending import send_all, write_send_report
from converter.cli.sources import named_sources
from converter.cli.terminal import verbosity_of
from converter.cli.wishes import Look, wishes_of
from converter.deliver import FileDestination, path_at
from converter.render import renderer_named


class SendCommand(TyperCommand):
    """The command with the table of providers below its help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help. Typer keeps the types of both arguments to itself."""
        super().format_help(ctx, formatter)
        from converter.cli.tables import print_providers

        print_providers()


def send(
    context: typer.Context,
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE...", help="Files, patterns, URLs, or - for standard input.")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="WHO",
            help="kindle, a recipient of the config, an address; device, a folder, opds:FOLDER, calibre. May be given again.",
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
    """Send articles to a Kindle, a PocketBook or a mailbox, or put them on an e-reader or in a library here, each once.

    They are converted, checked and fitted to the size of a mail.
    A Kindle gets a book, a mailbox the article itself and a PDF.
    What was accepted is a line on standard output; octavo outbox has the rest.
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
    # Before places: what the user calls a recipient is none that happens to be a folder where the command is run.
    called = {recipient.name for recipient in config.recipients} | set(KINDS_AS_NAMES)
    named = [(name, None if name in called else place_named(name)) for name in to]
    recipients = recipients_named([name for name, place in named if place is None], config)
    if as_:
        as_ = renderer_named(as_).name
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
    from converter.shelving import PlaceWish

    mails = [
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
    puts = [
        PlaceWish(place, theme or wishes.theme, wishes.settings(), format=as_, again=again, anyway=anyway)
        for _, place in named
        if place is not None
    ]
    for wish in puts:
        check_place(wish)
    if mails and config.smtp is None:
        raise SettingsError("The config names no account to send from: octavo send --setup asks for it.")
    exit_code, receipts, done = send_all(names, mails, puts, wishes, config.smtp)
    if report_file:
        write_send_report(receipts, done, report_file)
    raise typer.Exit(exit_code)

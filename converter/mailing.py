"""Documents to a recipient: the way of `pipeline.py` with its end in a mailbox.

    Document --fit, render, check, part--> Enclosures --pack--> Letters --outbox, smtp--> Receipts

What an article is known by, so that it goes once: its address, else its words; together with the recipient and all
that the file depends on (format, theme, device and the like).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from math import ceil
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from converter import pipeline
from converter.base.errors import AccountUnusable, ConverterError, MailError, MailUnfit, SecretMissing
from converter.base.names import file_name, slug
from converter.batch import identity
from converter.bind.parting import part_document
from converter.check import check_content
from converter.deliver.mail import KIND_LIMITS, budget_bytes, pack
from converter.devices import MAIL_PANE, device_named, fit_book
from converter.model.book import book_of
from converter.model.delivery import Enclosure, MailBody
from converter.model.record import Note, NoteKind
from converter.model.walk import plain_text
from converter.render import image_treatment
from converter.render.mail import mail_text, render_mail_body
from converter.render.opening import page_title
from converter.themes import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from converter.deliver.mail import Dispatch
    from converter.model.delivery import Account, Enclosed, Letter, Posting, Recipient, RecipientKind
    from converter.model.device import Device
    from converter.model.document import Document
    from converter.model.finding import Finding
    from converter.model.rendering import Rendering
    from converter.model.settings import RenderSettings, Settings
    from converter.model.theme import Theme

MOST_PARTS: Final = 20
"""In more nobody reads an article."""
MOST_PART_CHARACTERS: Final = 120
"""Of a part's title before its number, which a list of mails is to show, too."""
PICTURES_SHARE: Final = 3
"""Of what a mail may weigh, a third at most are the pictures within its text."""
FITTED_BYTES: Final = 2_500_000
"""What fitting keeps free of a budget for fonts and text."""
USUAL_FORMATS: Final[dict[RecipientKind, str]] = {"kindle": "epub", "pocketbook": "epub", "email": "pdf"}
USUAL_DEVICES: Final[dict[RecipientKind, str]] = {
    # An address is all of its user's devices and apps; in colour, for some have it.
    "kindle": "kindle-colorsoft",
    "pocketbook": "pocketbook-era-color",
    "email": "",
}
CONVERT_SUBJECT: Final = "Convert"
"""By which Amazon makes a Kindle book of a PDF (nodeId 201974220)."""

Choice: TypeAlias = Literal["arrived", "again", "leave"]
"""What the user says of a letter of which nobody knows whether it arrived."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sent to whom, and how."""

    recipient: Recipient
    theme: str
    """A theme that ships, or the path of a folder."""
    settings: Settings
    format: str = ""
    """"" is the recipient's own, else its kind's."""
    again: bool = False
    """Whether what was sent before goes once more."""
    anyway: bool = False
    """Whether what the recipient will refuse, by our checks, is sent all the same."""
    convert: bool = False
    """Whether Amazon is asked to make a Kindle book of a PDF."""

    @property
    def to(self) -> str:
        """The format that it comes to."""
        return self.format or self.recipient.format or USUAL_FORMATS[self.recipient.kind]

    @property
    def key(self) -> str:
        """A hash of all that the file to be sent depends on, besides its article."""
        return settings_key(self.to, self.theme, self.device, self.settings, self.subject)

    @property
    def subject(self) -> str:
        """What the mail says in place of a title; "" for the title."""
        return CONVERT_SUBJECT if self.convert and self.recipient.kind == "kindle" and self.to == "pdf" else ""

    @property
    def device(self) -> Device | None:
        """What it is read on: what was asked for, else the recipient's, else what most of the kind can show."""
        name = self.recipient.device or USUAL_DEVICES[self.recipient.kind]
        return self.settings.render.device or (device_named(name) if name else None)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one attachment, or of one article that never became one."""

    title: str
    file_name: str
    recipient: Recipient
    outcome: Literal["accepted", "sent before", "failed"]
    posting: Posting | None = None
    """As the outbox has it; None for what is not in it."""
    error: ConverterError | None = None
    notes: tuple[Note, ...] = field(default=(), repr=False)


def send(
    documents: Sequence[Document], wish: Wish, dispatch: Dispatch, ask: Callable[[Posting], Choice]
) -> Iterator[Receipt]:
    """Send articles to one recipient, and yield what became of each attachment, in the order in which it is known.

    What was sent before is not sent again; what waits in the outbox is sent from there. `ask` is asked of letters that
    were handed over and never answered. Raises AccountUnusable, SecretMissing and OutboxUnusable, which end all.
    """
    recipient = wish.recipient
    fresh: list[Enclosure] = []
    pending: list[int] = []
    for document in distinct(documents):
        found = _known(document, wish, dispatch)
        pending += [posting.number for posting in found]
        if not found:
            try:
                fresh += enclosures(document, wish, dispatch.account)
            except ConverterError as error:
                yield Receipt(page_title(document.metadata), "", recipient, "failed", error=error)
    with dispatch.working():
        # Another run may have been at the same articles until now.
        others = {} if wish.again else {one.article: _sent_by_another(one, wish, dispatch) for one in fresh}
        known = (*pending, *(posting.number for found in others.values() for posting in found))
        letters = _letters([one for one in fresh if not others.get(one.article)], wish, dispatch)
        # Before anything is sent, which may end all.
        numbers = dispatch.queue(letters)
        for number in dict.fromkeys(known):
            yield from _send_pending(dispatch.outbox.posting(number), wish, dispatch, ask)
        for number, letter in zip(numbers, letters, strict=True):
            notes = tuple(note for one in letter.enclosures for note in one.notes)
            yield from _send_one(number, wish, dispatch, notes)


def article_key(document: Document) -> str:
    """Return what an article is known by: its address, as batches know it, else a hash of its words."""
    if key := identity.article_key(document.metadata):
        return key
    words = f"{document.metadata.title}\n{plain_text(document.blocks)}"
    return f"sha256:{sha256(words.encode('utf-8', 'replace')).hexdigest()}"


def settings_key(to: str, theme: str, device: Device | None, settings: Settings, subject: str = "") -> str:
    """Return a hash of all that the file to be sent depends on, besides its article."""
    render, extract = settings.render, settings.extract
    facts = (
        to, theme, device.name if device else "", render.images, render.theme_settings, render.style_sheet,
        render.book_language, render.pdf.profile, sorted(extract.keep), extract.whole_page, subject,
    )  # fmt: skip
    return sha256(repr(facts).encode("utf-8", "replace")).hexdigest()[:16]


def enclosures(document: Document, wish: Wish, account: Account) -> list[Enclosure]:
    """Return the files of an article for a recipient: one, or its parts where one is too large for a mail.

    Raises MailUnfit for what is too large in any form, or what the recipient will refuse.
    """
    taken = KIND_LIMITS[wish.recipient.kind].formats
    if taken and wish.to not in taken and not wish.anyway:
        words = f"{wish.recipient.address} takes {', '.join(taken)}, and no {wish.to}; --anyway sends it all the same."
        raise MailUnfit(words, address=wish.recipient.address)
    room = budget_bytes(account, wish.recipient.kind)
    body, given_up = _body(document, wish, room)
    room -= sum(len(picture.content) for picture in body.pictures) + len(body.html.encode()) + len(body.text.encode())
    files = _files(document, wish, room)
    article, settings = article_key(document), wish.key
    made: list[Enclosure] = []
    for number, (part, rendering, told) in enumerate(files, start=1):
        own = body if number == 1 else MailBody(mail_text(replace(part, blocks=()), *_plain_look(wish)))
        notes = (*(given_up if number == 1 else ()), *told, *rendering.notes, *_preflight(rendering, wish))
        title, file = _named(part, rendering, number, len(files))
        made.append(Enclosure(article, settings, title, file, own, number, len(files), notes))
    return made


# --- Making files ---


def _body(document: Document, wish: Wish, room: int) -> tuple[MailBody, tuple[Note, ...]]:
    """Return what the mail says: the article itself to a person, a line to an e-reader."""
    theme, settings = _plain_look(wish)
    if wish.recipient.kind != "email":
        return MailBody(mail_text(replace(document, blocks=(), footnotes=()), theme, settings)), ()
    if image_treatment("html", settings) == "none":
        return render_mail_body(document, theme, replace(settings, images="none")), ()
    budget = min(MAIL_PANE.family.file_budget_bytes, room // PICTURES_SHARE + FITTED_BYTES)
    fitted, given_up = fit_book(book_of(document), _with_budget(MAIL_PANE, budget), "epub")
    lost = tuple(note for note in given_up if note.kind is not NoteKind.FITTED)
    return render_mail_body(fitted.chapters[0], theme, settings), lost


def _plain_look(wish: Wish) -> tuple[Theme, RenderSettings]:
    return load_theme(wish.theme, wish.settings.render), wish.settings.render


def _files(document: Document, wish: Wish, room: int) -> list[tuple[Document, Rendering, tuple[Note, ...]]]:
    """Return the article in one file that fits, else in the fewest parts that do, each with notes on how it was made to."""
    rendering = _rendering(document, wish, room)
    if len(rendering.content) <= room:
        return [(document, rendering, ())]
    given_up: tuple[Note, ...] = ()
    if wish.device is None and document.assets:
        fitted, given_up = fit_book(book_of(document), _with_budget(MAIL_PANE, room), "epub")
        document = fitted.chapters[0]
        rendering = _rendering(document, wish, room)
        if len(rendering.content) <= room:
            return [(document, rendering, given_up)]
    parts = max(2, ceil(len(rendering.content) / max(room, 1)))
    while parts <= MOST_PARTS:
        divided = part_document(document, parts)
        renderings = [_rendering(part, wish, room) for part in divided]
        if all(len(one.content) <= room for one in renderings):
            return [(part, one, given_up) for part, one in zip(divided, renderings, strict=True)]
        # A block alone that is too large is in every division.
        if any(
            len(part.blocks) == 1 and len(one.content) > room for part, one in zip(divided, renderings, strict=True)
        ):
            break
        parts += 1
    raise MailUnfit(
        f"“{page_title(document.metadata)}” has {len(rendering.content) / 1_000_000:.1f} MB as {wish.to}, the mail has room "
        f"for {max(room, 0) / 1_000_000:.1f}, and it cannot be cut into parts that fit; --images none leaves its pictures.",
        address=wish.recipient.address,
    )


def _rendering(document: Document, wish: Wish, room: int) -> Rendering:
    device = wish.device
    fitting = _with_budget(device, room) if device else None
    settings = replace(wish.settings.render, device=fitting)
    rendering = pipeline.render(document, wish.to, load_theme(wish.theme, settings), settings)
    name = file_name(document.metadata, pipeline.suffix_of(wish.to, settings))
    return replace(rendering, file_name=name)


def _named(part: Document, rendering: Rendering, number: int, parts: int) -> tuple[str, Rendering]:
    """Return the title of a file, and the file with a name, by both of which its part is told from the others."""
    title, mark = page_title(part.metadata), f" ({number} of {parts})"
    if parts == 1 or not title.endswith(mark):
        return title, rendering
    whole = title.removesuffix(mark)
    short = whole if len(whole) <= MOST_PART_CHARACTERS else f"{whole[:MOST_PART_CHARACTERS].rstrip()}…"
    suffix = rendering.file_name.removeprefix(slug(part.metadata.title))
    return f"{short}{mark}", replace(rendering, file_name=slug(whole, mark) + suffix)


def _with_budget(device: Device, room: int) -> Device:
    """Return a device whose files are no larger than the mail has room for."""
    family = device.family
    return replace(device, family=replace(family, file_budget_bytes=min(family.file_budget_bytes, max(room, 1))))


def findings_of(rendering: Rendering, device: Device | None) -> tuple[Finding, ...]:
    """Return what a device will refuse of a file or show wrongly, the gravest first; () where none is known."""
    if device is None or rendering.media_type not in pipeline.CHECKED_TYPES:
        return ()
    found = check_content(rendering.content, rendering.file_name, device)
    return tuple(finding for finding in found if finding.severity != "advice")


def notes_on(findings: Sequence[Finding]) -> tuple[Note, ...]:
    """Return a note on each."""
    return tuple(
        Note(NoteKind.PREFLIGHT, f"{one.message} {one.advice}".strip(), one.file or one.check) for one in findings
    )


def _preflight(rendering: Rendering, wish: Wish) -> tuple[Note, ...]:
    """Return a note on all that the recipient will show wrongly; raises MailUnfit for what it will refuse."""
    findings = findings_of(rendering, wish.device)
    if findings and findings[0].severity == "error" and not wish.anyway:
        words = f"{rendering.file_name} would be refused: {findings[0].message} {findings[0].advice}".strip()
        raise MailUnfit(f"{words} --anyway sends it all the same.", address=wish.recipient.address)
    return notes_on(findings)


# --- Sending them ---


def distinct(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, the same article once."""
    return list({article_key(document): document for document in reversed(documents)}.values())[::-1]


def _known(document: Document, wish: Wish, dispatch: Dispatch) -> list[Posting]:
    """Return the letters of the outbox that hold the article already; () where it is to be sent anew."""
    found = dispatch.outbox.holding(article_key(document), wish.key, wish.recipient.address)
    over = all(posting.state in {"sent", "unknown"} for posting in found)
    return [] if wish.again and over else found


def _sent_by_another(enclosure: Enclosure, wish: Wish, dispatch: Dispatch) -> list[Posting]:
    return dispatch.outbox.holding(enclosure.article, enclosure.settings, wish.recipient.address)


def _letters(fresh: Sequence[Enclosure], wish: Wish, dispatch: Dispatch) -> list[Letter]:
    letters = pack(wish.recipient, fresh, dispatch.account, wish.subject)
    outbox, address = dispatch.outbox, wish.recipient.address
    return [
        replace(
            letter,
            repetition=max(outbox.times_sent(one.article, one.settings, address) for one in letter.enclosures),
        )
        for letter in letters
    ]


def _send_pending(
    posting: Posting, wish: Wish, dispatch: Dispatch, ask: Callable[[Posting], Choice]
) -> Iterator[Receipt]:
    """Send what the outbox has already, as far as it is to be sent, and yield a receipt for each of its attachments."""
    if posting.state == "unknown":
        match ask(posting):
            case "arrived":
                dispatch.outbox.note_arrived(posting.number)
            case "leave":
                error = dispatch.unknown(posting)
                yield from (_receipt(one, wish, posting, error) for one in posting.enclosures)
                return
            case "again":
                yield from _send_one(posting.number, wish, dispatch, ())
                return
        posting = dispatch.outbox.posting(posting.number)
    if posting.state == "sent":
        yield from (replace(_receipt(one, wish, posting), outcome="sent before") for one in posting.enclosures)
    else:
        yield from _send_one(posting.number, wish, dispatch, ())


def _send_one(number: int, wish: Wish, dispatch: Dispatch, notes: tuple[Note, ...]) -> Iterator[Receipt]:
    try:
        posting, error = dispatch.send(number), None
    except (AccountUnusable, SecretMissing):
        raise  # the next letter would fare no better
    except MailError as failure:
        posting, error = dispatch.outbox.posting(number), failure
    for place, one in enumerate(posting.enclosures):
        yield _receipt(one, wish, posting, error, notes if not place else ())


def _receipt(
    one: Enclosed,
    wish: Wish,
    posting: Posting,
    error: MailError | None = None,
    notes: tuple[Note, ...] = (),
) -> Receipt:
    outcome: Literal["accepted", "failed"] = "failed" if error else "accepted"
    return Receipt(one.title, one.file_name, wish.recipient, outcome, posting, error, notes)

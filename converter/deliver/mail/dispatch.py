"""Letters to an outbox, and from there to a server: the order in which both hear of them."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from converter.base.errors import (
    AccountUnusable,
    LetterUnknown,
    LetterWaiting,
    MailError,
    MailRefused,
    SecretMissing,
)
from converter.deliver.mail.backoff import pause_between_runs, pause_in_run
from converter.deliver.mail.message import write_message
from converter.deliver.mail.secrets import Credentials, credentials_of
from converter.deliver.mail.smtp import Outgoing, Patience, hand_over
from converter.model.delivery import Accepted, Blocked, Deferred, Refused, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from converter.deliver.mail.outbox import Outbox
    from converter.model.delivery import Account, Handover, Letter, LetterState, Posting


@dataclass(slots=True)
class Dispatch:
    """What sends letters from one outbox by one account, for one run."""

    outbox: Outbox
    account: Account
    patience: Patience = field(default_factory=Patience)
    pause: Callable[[float], None] = time.sleep
    hindered: bool = False
    """Whether the account let nothing through: what hinders one letter hinders the next, and many a server counts wrong
    passwords."""
    _credentials: Credentials | None = None
    _has_credentials: bool = False
    _waited_seconds: float = 0.0

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be the only run that sends from this outbox while the block runs; other runs are waited for."""
        if problem := self.account.problem:
            raise AccountUnusable(problem, host=self.account.host)
        with self.outbox.working():
            yield

    def queue(self, letters: Sequence[Letter]) -> list[int]:
        """Keep letters of one recipient in the outbox, all or none, and return their numbers."""
        moment = datetime.now(UTC)
        mails = [(letter, write_message(letter, self.account, moment)) for letter in letters]
        return self.outbox.queue(mails, self.account)

    def send(self, number: int) -> Posting:
        """Send a letter of the outbox, and return what it says of it then. Within `working` only.

        Raises MailRefused, LetterWaiting, LetterUnknown or AccountUnusable for all that is not "sent", SecretMissing where
        there is no password; the outbox knows of each. After an AccountUnusable or SecretMissing no letter of this run is
        tried, and each raises AccountUnusable.
        """
        if self.hindered:
            address = self.outbox.posting(number).address
            words = f"Letter {number} to {address} was not tried after that; it waits in octavo outbox."
            raise AccountUnusable(words, host=self.account.host)
        try:
            return self._send(number, self._logging_in())
        except (AccountUnusable, SecretMissing):
            self.hindered = True
            raise

    def _send(self, number: int, credentials: Credentials | None) -> Posting:
        tries = 0
        while True:
            tries += 1
            handover = self._attempt(number, credentials)
            if not isinstance(handover, Deferred):
                break
            pause = pause_in_run(tries, self.account.patience_seconds - self._waited_seconds)
            if pause is None:
                break
            self._waited_seconds += pause
            self.pause(pause)
        posting = self.outbox.posting(number)
        if isinstance(handover, Deferred):
            until = datetime.now(UTC) + pause_between_runs(posting.tries)
            self.outbox.postpone(number, until)
            raise LetterWaiting(handover.sentence, address=posting.address, number=number)
        if (error := _error_of(handover, posting, self.account.host)) is not None:
            raise error
        return posting

    def unknown(self, posting: Posting) -> LetterUnknown:
        """Return the error that a letter is of which nobody knows whether it arrived."""
        words = (
            f"The mail to {posting.address} of {posting.changed.astimezone():%Y-%m-%d %H:%M} was handed over without an "
            f"answer, and may have arrived. Look there; then octavo outbox arrived {posting.number}, or octavo outbox retry "
            f"{posting.number}."
        )
        return LetterUnknown(words, address=posting.address, number=posting.number)

    def _logging_in(self) -> Credentials | None:
        """Return what the account logs in with; asked for once a run, for a command may ask its user."""
        if not self._has_credentials:
            wanted = self.account.security != "none"
            self._credentials = credentials_of(self.account) if wanted else None
            self._has_credentials = True
        return self._credentials

    def _attempt(self, number: int, credentials: Credentials | None) -> Handover:
        posting = self.outbox.posting(number)
        mail = Outgoing(self.account.sender, posting.address, self.outbox.begin(number))
        handover = hand_over(
            mail, self.account, credentials, lambda: self.outbox.note_handed_over(number), self.patience
        )
        state, sentence = _state_after(handover)
        self.outbox.settle(number, state, handover, sentence, self.account.host)
        return handover


def _state_after(handover: Handover) -> tuple[LetterState, str]:
    """Return the state of a letter after an attempt, and the sentence that goes with it."""
    match handover:
        case Accepted():
            return "sent", f"Accepted: {handover.answer}."
        case Refused():
            return "refused", handover.sentence
        case Deferred():
            return "waiting", handover.sentence
        case Blocked():
            return "queued", handover.sentence
        case Unanswered():
            return "unknown", handover.sentence
        case _:
            assert_never(handover)


def _error_of(handover: Accepted | Refused | Blocked | Unanswered, posting: Posting, host: str) -> MailError | None:
    match handover:
        case Accepted():
            return None
        case Refused():
            return MailRefused(handover.sentence, address=posting.address, number=posting.number)
        case Blocked():
            return AccountUnusable(handover.sentence, host=host)
        case Unanswered():
            return LetterUnknown(handover.sentence, address=posting.address, number=posting.number)
        case _:
            assert_never(handover)

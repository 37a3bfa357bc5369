"""kill -9 at 30 moments of sending one book to three recipients; started again, each has it once.

Where a run dies between the last dot and the record of the answer, nobody can know whether the letter arrived. The outbox
says so, and the test does what its user would: look into the mailbox, and say what is there.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from itertools import product
from typing import TYPE_CHECKING

import pytest

from converter.deliver.mail import Outbox

if TYPE_CHECKING:
    from converter.model.delivery import Posting
    from tests.mail.conftest import Certificates, CommandLine
    from tests.mail.servers import MailServer

Serve = Callable[..., "MailServer"]

RECIPIENTS = ("one@kindle.com", "two@kindle.com", "three@kindle.com")
BOOK = "# Grüße 📚\n\n" + "A sentence of the book, with quite some words in it. " * 400
SECONDS_OF_A_RUN = 1.6
"""About; a moment after its end finds nothing to kill, which is a moment, too."""
STAGES = ("mail", "rcpt", "data", "discarded", "taken", "answered")
"""data: the server has it all, and keeps it; discarded: it has it all, and dies; answered: the answer is on the line."""
MOMENTS: list[tuple[str, int] | float] = [
    *product(STAGES, range(3)),
    *(SECONDS_OF_A_RUN * part / 12 for part in range(1, 13)),
]
assert len(MOMENTS) == 30


class Killer:
    """Kills a process when its n-th letter comes to a stage."""

    def __init__(self, stage: str, letter: int) -> None:
        self.stage, self.letter = stage, letter
        self.process: subprocess.Popen[bytes] | None = None
        self.letters = 0

    def __call__(self, stage: str, _: str) -> str | None:
        if self.process is None:
            return None
        at = {"discarded": "data", "answered": "taken"}.get(self.stage, self.stage)
        reached = stage == at and self.letters == self.letter
        self.letters += stage == "taken"
        if not reached:
            return None
        process, self.process = self.process, None
        if self.stage == "answered":
            # Some moment after the answer went out: before, while or after the outbox notes it.
            threading.Timer(0.002 * self.letter, os.kill, (process.pid, signal.SIGKILL)).start()
            return None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return "" if self.stage == "discarded" else None


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_each_has_the_book_once(
    serve: Serve, octavo: CommandLine, certificates: Certificates, moment: tuple[str, int] | float
) -> None:
    killer = Killer(*moment) if isinstance(moment, tuple) else Killer("never", 0)
    server = serve(hook=killer)
    octavo.write_config(server.port, certificates.authority)
    (octavo.folder / "book.md").write_text(BOOK, encoding="utf-8")
    command = ("send", "book.md", *(word for address in RECIPIENTS for word in ("--to", address)))

    killed = start(octavo, *command)
    killer.process = killed
    if isinstance(moment, float):
        time.sleep(moment)
        killed.kill()
    killed.wait(60)

    assert (killed.returncode, killer.process is None) == (-signal.SIGKILL, True) or isinstance(moment, float)
    killer.process = None
    again = octavo(*command)
    unknown = [posting for posting in postings(octavo) if posting.state == "unknown"]
    assert len(unknown) <= 1  # one letter at a time is on its way
    assert again.returncode == (7 if unknown else 0), again.stderr
    for posting in unknown:
        assert f"octavo outbox arrived {posting.number}" in again.stderr
        has_it = any(posting.message_id.encode() in content for content in server.mailbox.to(posting.address))
        told = octavo("outbox", "arrived" if has_it else "retry", str(posting.number))
        assert told.returncode == 0, told.stderr
    last = octavo(*command)

    assert last.returncode == 0
    assert last.stdout.count("sent already") == 3
    assert [len(server.mailbox.to(address)) for address in RECIPIENTS] == [1, 1, 1]
    assert {posting.state for posting in postings(octavo)} == {"sent"}


def start(octavo: CommandLine, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        octavo.arguments(*words),
        cwd=octavo.folder,
        env=octavo.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def postings(octavo: CommandLine) -> list[Posting]:
    with closing(Outbox(octavo.outbox)) as outbox:
        return outbox.postings()

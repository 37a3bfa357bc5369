"""How long a letter waits after a temporary refusal: within a run, and from run to run."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Final

IN_RUN_SECONDS: Final = (1.0, 3.0, 9.0)
"""Pauses within one run, as far as its patience reaches: what they mend is a busy server, not greylisting."""
BETWEEN_RUNS: Final = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""Pauses after each run that was refused; the last stays. RFC 5321, 4.5.4.1: half an hour at least, after the first tries."""


def pause_in_run(tries: int, left_seconds: float) -> float | None:
    """Return how long to wait before the next try of this run, None where its patience is over."""
    pause = IN_RUN_SECONDS[min(tries, len(IN_RUN_SECONDS)) - 1]
    # Not to the second: many who were refused together would come together again.
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 - no secret hangs on it
    return pause if tries <= len(IN_RUN_SECONDS) and pause <= left_seconds else None


def pause_between_runs(tries: int) -> timedelta:
    """Return how long a letter waits that was tried so often."""
    return BETWEEN_RUNS[min(max(tries, 1), len(BETWEEN_RUNS)) - 1]

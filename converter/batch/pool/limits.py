"""What a task may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What each task may take of its worker."""

    seconds: float
    """By the clock on the wall, from the moment that a worker gets the task."""
    memory_bytes: int
    """Over what a warm worker holds before its first task."""

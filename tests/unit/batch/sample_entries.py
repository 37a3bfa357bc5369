"""Entries of a batch that never ran, for what is made of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO

from PIL import Image

from converter.model.batch import Entry, Output
from converter.model.record import Note, NoteKind

FIRST = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SITES = ("The Harbour Post", "Notes from the Weir", "Ländliche Blätter", "砂浜だより")
TITLES = (
    "The pier was built of larch",
    "Two hundred and six steps, and nobody to climb them: a lighthouse keeper’s last year before the motor came",
    "Über Mühlen",
    "灯台の階段",
    'Bread & <b>butter</b>: what a "bakery" is for',
)
MEDIA_TYPES = {"epub": "application/epub+zip", "markdown": "text/markdown", "pdf": "application/pdf"}
ENDINGS = {"epub": "epub", "markdown": "md", "pdf": "pdf"}


def article(number: int, formats: tuple[str, ...] = ("epub", "pdf")) -> Entry:
    """Return an entry that is done, with what differs from number to number."""
    stem = f"{2020 + number % 6}/{number:05} " + TITLES[number % len(TITLES)].split(":")[0].replace("/", " ")
    notes = (Note(NoteKind.IMAGE_MISSING, "A picture is missing."),) * (number % 3)
    return Entry(
        name=f"https://example.org/articles/{number}?a=1&b=2",
        position=number,
        state="done",
        tries=1,
        title=TITLES[number % len(TITLES)],
        authors=("Anna Weir", "Jón Þór")[: 1 + number % 2],
        site_name=SITES[number % len(SITES)],
        language=("en", "en-GB", "de", "ja")[number % 4],
        published=f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}",
        description="Who built it, and why it still stands." if number % 2 else "",
        url=f"https://example.org/articles/{number}",
        words=400 + 37 * number,
        outputs=tuple(output(name, f"{stem}.{ENDINGS[name]}", 20_000 + 911 * number) for name in formats),
        notes=notes,
        removals=4,
        seconds=0.4 + number % 7 / 10,
        settled=FIRST + timedelta(seconds=41 * number),
        thumbnail=picture(number) if number % 3 else b"",
    )


def output(name: str, path: str, size_bytes: int) -> Output:
    """Return one file that an entry gave."""
    digest = hashlib.sha256(path.encode()).hexdigest()
    return Output(format=name, name=path, media_type=MEDIA_TYPES[name], size_bytes=size_bytes, sha256=digest)


def failure(number: int, message: str = "https://example.org/gone answered 404.", exit_code: int = 3) -> Entry:
    """Return an entry that failed."""
    return Entry(
        name=f"https://example.org/gone/{number}",
        position=number,
        state="failed",
        tries=1 + number % 4,
        message=message,
        exit_code=exit_code,
        settled=FIRST + timedelta(seconds=41 * number),
    )


def lost(number: int) -> Entry:
    """Return an entry that is quarantined."""
    return replace(failure(number, "It took longer than 60 seconds.", 9), state="quarantined", tries=2)


def same(number: int, other: int) -> Entry:
    """Return an entry whose article another gave already."""
    message = f"https://example.org/articles/{other} gave this article."
    return replace(article(number), state="same", message=message, outputs=(), notes=(), thumbnail=b"")


@lru_cache(maxsize=16)
def picture(number: int) -> bytes:
    """Return a small JPEG in a colour of its number's."""
    written = BytesIO()
    colour = (60 + number * 47 % 180, 60 + number * 91 % 180, 60 + number * 13 % 180)
    Image.new("RGB", (160, 90 + number % 3 * 35), colour).save(written, "JPEG", quality=70)
    return written.getvalue()

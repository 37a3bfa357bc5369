"""A page's address and what it says of its site to what the site is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from converter.extract.metadata.visible import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_LETTERS: Final = 3
"""A shorter name is too often a part of another: "AI", "TV"."""
FEWEST_PART_LETTERS: Final = 4
FEWEST_OWN_LETTERS: Final = 5
"""A site's name that is shorter is found in people's: "Vox" in "Voxman"."""
SHARE: Final = 0.5
"""The site's label and a text are the same name if one is in the other and at least so much of it."""
_NO_NAMES: Final = frozenset(("www", "co", "com", "org", "net", "gov", "ac", "edu"))
"""Labels of hosts that name nobody."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is called."""

    phrases: frozenset[str] = frozenset()
    """Its names as metadata has them, as `plain` writes them."""
    labels: tuple[str, ...] = ()
    """The labels of its host, and the whole host, letters only."""

    def is_called(self, text: str) -> bool:
        """Return whether a text is exactly one of the site's names."""
        letters = _letters(text)
        return plain(text) in self.phrases or (len(letters) >= FEWEST_LETTERS and letters in self.labels)

    def goes_by(self, text: str) -> bool:
        """Return whether a text is one of the site's names, or nearly: "Real Simple" of realsimple.com, "The Ferry Online"."""
        words = plain(text)
        if not words or self.is_called(text):
            return True
        letters = _letters(text)
        if len(letters) >= FEWEST_PART_LETTERS and any(
            (letters in label and len(letters) >= SHARE * len(label))
            or (len(label) >= FEWEST_PART_LETTERS and label in letters and len(label) >= SHARE * len(letters))
            for label in self.labels
        ):
            return True
        return any(
            len(phrase) >= FEWEST_PART_LETTERS
            and f"{words} ".startswith(f"{phrase} ") | f" {words}".endswith(f" {phrase}")
            and len(phrase) >= SHARE * len(words)
            for phrase in self.phrases
        )

    def signs_as(self, name: str) -> bool:
        """Return whether an author's name is the site's, or a part of it, or holds it: "The Ferry Staff"."""
        letters = _letters(name)
        own = {*(phrase.replace(" ", "") for phrase in self.phrases), *self.labels}
        return any(
            len(site) >= FEWEST_LETTERS
            and (
                letters == site
                or (len(letters) > FEWEST_LETTERS and site.startswith(letters))
                or (len(site) >= FEWEST_OWN_LETTERS and site in letters)
            )
            for site in own
        )


def site_of(names: Iterable[str], url: str) -> Site:
    """Return what the site of a page is called, by what it calls itself and by its address."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return Site(frozenset(filter(None, map(plain, names))))
    labels = [label for label in host.split(".")[:-1] if label not in _NO_NAMES]
    whole = host.removeprefix("www.")
    return Site(
        frozenset(filter(None, map(plain, names))),
        tuple(letters for label in (*labels, whole) if len(letters := _letters(label)) >= FEWEST_LETTERS),
    )


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())

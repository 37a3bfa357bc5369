"""What the sources say of the authors to the names that are believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.metadata.bylines import names_of
from converter.extract.metadata.claims import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.extract.metadata.claims import Claims

FEWEST_LETTERS: Final = 3
"""A shorter name is too often a part of another: "AI", "TV"."""

FEWEST_OWN_LETTERS: Final = 5
"""A site's name that is shorter is found in people's: "Vox" in "Voxman"."""


def believed_authors(sources: Iterable[Claims], sites: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people that the most trusted source with any names, and the organisations that the first with any names.

    A site that signs its own articles is an organisation. `sites` are its names and its host.
    """
    own = {letters for site in sites if len(letters := _letters(site)) >= FEWEST_LETTERS}
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    for source in sources:
        names = names_of(source.authors)
        declared = tuple(filter(None, map(one_line, source.organisations)))
        persons = tuple(name for name in names if not _is_of_site(name, own))
        people = people or persons
        organisations = organisations or declared or names
    return people, organisations


def _is_of_site(name: str, own: Iterable[str]) -> bool:
    """Return whether a name is the site's, or a part of it, or holds it: "The Ferry Staff" of theferry.example."""
    letters = _letters(name)
    return any(
        letters == site
        or (len(letters) > FEWEST_LETTERS and site.startswith(letters))
        or (len(site) >= FEWEST_OWN_LETTERS and site in letters)
        for site in own
    )


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())

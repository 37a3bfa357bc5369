"""What the sources say of the authors, and what the page shows, to the names that are believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.extract.metadata.bylines import names_declared, names_of
from converter.extract.metadata.claims import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from converter.extract.metadata.claims import Claims
    from converter.extract.metadata.signatures import Signature
    from converter.extract.metadata.site import Site


@dataclass(frozen=True, slots=True)
class Authors:
    """Who wrote an article, as far as is known."""

    names: tuple[str, ...]
    is_guessed: bool = False
    """Whether only the page's look says so."""


def believed_authors(sources: Iterable[Claims], site: Site, sign: Callable[[], Signature]) -> Authors:
    """Return the people that the most trusted source names, else those that the page shows, else organisations.

    A site that signs its own articles is an organisation. `sign` looks for what the page shows; it is asked only
    where nobody is declared, or somebody by a first name.
    """
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    for source in sources:
        # A site's name is not taken apart: "Jobs & Hire" is not Mr Jobs and Mr Hire.
        own = tuple(dict.fromkeys(name for value in source.authors if _is_own(name := one_line(value), site)))
        read_names = names_of if source.is_shown else names_declared
        names = read_names(value for value in source.authors if one_line(value) not in own)
        declared = tuple(filter(None, map(one_line, source.organisations)))
        people = people or _people(names, site)
        organisations = organisations or declared or own or names
    if people and " " in people[0]:
        return Authors(people)
    signature = sign()
    shown = signature.names
    signed = _people(shown, site)
    if len(people) == 1:
        return Authors(next(((name,) for name in signed if name.startswith(f"{people[0]} ")), people))
    if people:
        return Authors(people)
    if signed and (signature.is_plain or not organisations):
        return Authors(signed, is_guessed=True)
    return Authors(organisations or shown, is_guessed=bool(shown) and not organisations)


def _people(names: Iterable[str], site: Site) -> tuple[str, ...]:
    return tuple(name for name in names if not site.signs_as(name))


def _is_own(name: str, site: Site) -> bool:
    return site.is_called(name) and "@" not in name and "//" not in name and not name.startswith("www.")

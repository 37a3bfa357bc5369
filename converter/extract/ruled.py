"""Ruled: what a site's rule says of a page. Light, for most pages have no rule and the rest is not imported for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from converter.model.document import Metadata
    from converter.model.page import Page
    from converter.model.record import Removal

SITE_RULES: Final = "site_rules"
"""The rule of removal under which it is told what a site's rule strips, and which `--keep` turns off."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page as its site's rule leaves it; the page alone where there is no rule."""

    page: Page
    """With the rule's replacements made, and without what the rule strips where it names no body."""
    body: str = ""
    """HTML of the article; "" where the rule names none, or none that the page has."""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    has_lead_image: bool = True
    """False where the rule wants no picture that only the page's metadata name."""
    unpruned: frozenset[str] = frozenset()
    """Rules of removal that are to leave the body alone."""
    single_page: str = ""
    """Address of the whole article on one page, as the page writes it."""
    next_page: str = ""
    """Address of the page on which the article goes on, as the page writes it."""
    removals: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()

    def undone(self, page: Page, rule: str) -> Ruled:
        """Return what is left where the rule took the article away: the page as it came, a note on the rule of that name."""
        message = f"{rule} leaves hardly anything of the page, which was read as it came."
        return replace(
            self, page=page, removals=(), notes=(*self.notes, Note(NoteKind.SITE_RULE_FAILED, message, rule))
        )

    def over(self, metadata: Metadata) -> Metadata:
        """Return the metadata with what the rule found in place of what was found without it."""
        return replace(
            metadata,
            title=self.title or metadata.title,
            authors=self.authors or metadata.authors,
            published=self.published or metadata.published,
            lead_image=metadata.lead_image if self.has_lead_image else None,
        )

    def still_guessed(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """Return the notes on guesses without those about what the rule knows."""
        known = {name for name, value in (("author", self.authors), ("date", self.published)) if value}
        return tuple(note for note in notes if note.subject not in known)

"""Who is told what extraction does, as it does it. Light, for hardly anybody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

    from converter.extract.find import Found, Survey
    from converter.extract.find.lines import Line
    from converter.extract.ruled import Ruled
    from converter.model.document import Metadata
    from converter.model.page import Page
    from converter.model.record import Note


class Witness:
    """Is told each decision in the order of the steps, and does not listen; `Trace` does."""

    def ruled(self, page: Page, ruled: Ruled) -> None:
        """Hear what the rule for the page's site left of the page."""

    def looked(self, seen: Survey, found: Found, metadata: Metadata, notes: Sequence[Note]) -> None:
        """Hear what was found in the survey of a page, and what is known by then."""

    def copied(self, found: Found, tree: Tag) -> None:
        """See the tree that was made of what was found."""

    def given(self, html: str, tree: Tag) -> None:
        """See the HTML and the tree of an article that was not looked for: a site's rule or the page's metadata has it."""

    def took(self, rule: str, element: Tag) -> None:
        """Hear that a rule of removal takes out an element, which still stands in its place."""

    def finished(self, tree: Tag) -> None:
        """See the article's tree when every rule has taken what it takes."""

    def read_lines(self, lines: Sequence[Line], rules: Sequence[str], metadata: Metadata) -> None:
        """Hear of a plain-text page by which rule each line is left out; "" where it stays, "title" for the title."""


UNWATCHED = Witness()

"""The options that more than one command has, and the settings that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from converter.model.settings import ExtractSettings

KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="RULE", help="Leave in what this rule takes out; may be given again."),
]
UrlOption = Annotated[
    str, typer.Option("--url", metavar="URL", help="Where the page came from, when the source is a file or -.")
]
WholePageOption = Annotated[
    bool, typer.Option("--whole-page", help="Take the whole page instead of looking for the article.")
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Tell guesses and removals too.")]


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are to be read."""

    keep: tuple[str, ...] = ()
    url: str = ""
    whole_page: bool = False

    def extract_settings(self) -> ExtractSettings:
        """Return the settings for the search and the cleaning; raises UnknownName for a rule that there is not."""
        if self.keep:
            # Rules stand on BeautifulSoup, which takes a tenth of a second to import.
            from converter.extract.clean import check_rule_names

            check_rule_names(self.keep)
        return ExtractSettings(keep=frozenset(self.keep), whole_page=self.whole_page)

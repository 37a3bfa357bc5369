"""The options that more than one command has, and the settings that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from converter.model.page import UrlSource
from converter.model.settings import ExtractSettings, FetchSettings

if TYPE_CHECKING:
    from converter.model.page import Source

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

    def fetch_settings(self, source: Source) -> FetchSettings:
        """Return the settings for a source: the hosts that the user named may be private ones."""
        urls = [self.url, source.url if isinstance(source, UrlSource) else ""]
        return FetchSettings(private_hosts=frozenset(host for url in urls if (host := _host(url))))

    def extract_settings(self) -> ExtractSettings:
        """Return the settings for the search and the cleaning; raises UnknownName for a rule that there is not."""
        if self.keep:
            # Rules stand on BeautifulSoup, which takes a tenth of a second to import.
            from converter.extract.clean import check_rule_names

            check_rule_names(self.keep)
        return ExtractSettings(keep=frozenset(self.keep), whole_page=self.whole_page)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # no URL at all: fetching it says so
        return ""

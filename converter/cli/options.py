"""The options that more than one command has, and the settings that they make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from converter.model.settings import ExtractSettings
from converter.site_rules import check_rules_folder

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
SiteRulesOption = Annotated[
    Path | None,
    typer.Option("--site-rules", metavar="FOLDER", help="Follow this folder's rules for the page's site."),
]
NoSiteRulesOption = Annotated[
    bool, typer.Option("--no-site-rules", help="Follow no rules for sites, not even those that ship.")
]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Replace files that are there.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Tell guesses and removals too.")]


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are to be read."""

    keep: tuple[str, ...] = ()
    url: str = ""
    whole_page: bool = False
    site_rules: bool = True
    site_rules_folder: Path | None = None

    def extract_settings(self) -> ExtractSettings:
        """Return the settings for the search and the cleaning; raises SettingsError for what there is not."""
        if self.keep:
            # Rules stand on BeautifulSoup, which takes a tenth of a second to import.
            from converter.extract.clean import check_rule_names

            check_rule_names(self.keep)
        if self.site_rules and self.site_rules_folder is not None:
            check_rules_folder(self.site_rules_folder)
        return ExtractSettings(
            keep=frozenset(self.keep),
            whole_page=self.whole_page,
            site_rules=self.site_rules,
            site_rules_folder=self.site_rules_folder,
        )

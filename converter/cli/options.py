"""The options that more than one command has, and the settings that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from converter.base.errors import SettingsError
from converter.model.settings import ExtractSettings
from converter.site_rules import check_rules_folder
from converter.themes import read_user_style_sheet

SourceArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, patterns, URLs, or - for standard input.")
]
ThemeOption = Annotated[str, typer.Option("--theme", metavar="NAME|FOLDER", help="How it looks; see octavo themes.")]
ImagesOption = Annotated[
    str, typer.Option("--images", metavar="embed|link|folder|none", help="What becomes of pictures.")
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write what was removed, lost and guessed, as JSON."),
]
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
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Change a setting of the theme; may be given again."),
]
CssOption = Annotated[
    Path | None,
    typer.Option("--css", metavar="FILE", help="Add this style sheet to the theme's, for HTML, EPUB and PDF."),
]
DeviceOption = Annotated[
    str,
    typer.Option("--device", metavar="NAME", help="Make it fit this e-reader, tablet or phone; see octavo devices."),
]
PdfProfileOption = Annotated[
    str, typer.Option("--pdf-profile", metavar="NAME", help="What a PDF is for; the theme's own else.")
]
AttachSourceOption = Annotated[
    bool, typer.Option("--attach-source", help="Put the page as it came into the PDF, or the JSON.")
]
PaperOption = Annotated[
    str, typer.Option("--paper", metavar="SIZE", help='Paper of PDFs: A4, A5, Letter, "148mm 210mm"; short for --set.')
]
BookLanguageOption = Annotated[
    str,
    typer.Option(
        "--book-language",
        metavar="TAG",
        help="What an EPUB calls its language, for a shop that does not know the article's.",
    ),
]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Replace files that are there.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Tell guesses and removals too.")]


def theme_settings_named(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return settings of a theme as names and values; raises SettingsError for what has no equals sign."""
    parts = [pair.partition("=") for pair in pairs]
    for name, sign, _ in parts:
        if not sign or not name:
            raise SettingsError(f'A setting of a theme is written NAME=VALUE, not "{name or sign}".')
    return tuple((name.strip(), value.strip()) for name, _, value in parts)


def style_sheet_named(path: Path | None) -> str:
    """Return the user's style sheet, "" where none is named; raises SettingsError where it cannot be used."""
    return read_user_style_sheet(path) if path else ""


def book_language_named(tag: str) -> str:
    """Return a language's tag in its usual letters, "" for ""; raises SettingsError for what is none."""
    if not tag:
        return ""  # the writer of EPUBs takes a tenth of a conversion to import
    from converter.render.epub.metadata import language_tag

    named = language_tag(tag)
    if not named:
        raise SettingsError(f'"{tag}" is no tag of a language, such as "en" or "pt-BR".')
    return named


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are to be read."""

    keep: tuple[str, ...] = ()
    url: str = ""
    whole_page: bool = False
    site_rules: bool = True
    site_rules_folder: Path | None = None
    keep_pages: bool = False
    """Whether documents carry the pages that they were made of."""

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

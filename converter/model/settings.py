"""What a caller may wish for, one group a step; every field's default is what a reader would want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from converter.model.book import Series
    from converter.model.device import Device
    from converter.model.theme import PdfProfileName

ImageTreatment: TypeAlias = Literal["embed", "link", "folder", "none"]
"""embed: inside the file; link: by their addresses; folder: beside the file; none: their alternative text."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Wishes about getting pages and pictures."""

    pictures: bool = True
    """Whether pictures are fetched into the Document; False leaves them as addresses."""
    keep_pages: bool = False
    """Whether the Document carries the pages that it is made of, as they came."""
    private_hosts: frozenset[str] = frozenset()
    """Hosts that may have addresses which are not public: those that the user named."""
    page_headers: tuple[tuple[str, str], ...] = ()
    """Names and values of headers for the site of the page that is asked for, beside or in place of the usual ones."""
    deadline_seconds: float = 60.0
    """For one page or one picture, redirects and retries included."""
    pages_deadline_seconds: float = 120.0
    """For all further pages of an article together."""
    images_deadline_seconds: float = 120.0
    """For all pictures of a document together."""
    host_pause_seconds: float = 0.0
    """Between two pages of one article, from the end of one to the start of the next."""
    connections_per_host: int = 3
    """So many pictures of one host are fetched at one time, at least 1; three are half of what browsers do."""


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """Wishes about finding and cleaning."""

    keep: frozenset[str] = frozenset()
    """Names of rules that are not to remove anything."""
    whole_page: bool = False
    """Take the page's whole body: no search for the article, no NoArticle."""
    site_rules: bool = True
    """Whether rules for the page's site are followed: those of the folder, else those that ship."""
    site_rules_folder: Path | None = None
    """A folder of rule files, such as a checkout of fivefilters/ftr-site-config."""


@dataclass(frozen=True, slots=True)
class BindSettings:
    """Wishes about a book of many articles."""

    title: str = ""
    """"" is the series and its number, else the articles' site."""
    by: str = "auto"
    """Name of a row of GROUPINGS: what makes its sections."""
    series: Series | None = None
    published: date | None = None
    """None is the day of its newest article."""
    identifier: str = ""
    """URN of the book; "" is made of its contents."""


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """Wishes about a PDF that go before the theme's."""

    profile: PdfProfileName | None = None


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """Wishes about the rendering."""

    images: ImageTreatment | None = None
    """None is the format's own habit, which the table RENDERERS names."""
    companions_folder: str = ""
    """Name of the folder that pictures go to, as links in the file write it; for `images="folder"`."""
    theme_settings: tuple[tuple[str, str], ...] = ()
    """Names of settings of the theme, each with what it is to be; the last of a name counts."""
    style_sheet: str = ""
    """CSS that stands after the theme's in HTML, EPUB and PDF."""
    device: Device | None = None
    """What the rendering is to be read on; None is anything."""
    book_language: str = ""
    """BCP 47 tag that an EPUB says to shops in place of its own, which they may not know; the text keeps its own."""
    pdf: PdfSettings = PdfSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """Wishes of every step."""

    fetch: FetchSettings = FetchSettings()
    extract: ExtractSettings = ExtractSettings()
    bind: BindSettings = BindSettings()
    render: RenderSettings = RenderSettings()

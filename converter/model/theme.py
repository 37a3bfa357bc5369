"""Theme: how a rendering looks, as `themes.py` reads it from a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Medium: TypeAlias = Literal["html", "print", "epub"]
"""What a style sheet is for: a browser, WeasyPrint, an e-reader."""

FrontMatterValue: TypeAlias = "str | tuple[str, ...]"
"""What a key of front matter holds: a field of Metadata by its name, or a text with fields in braces, `"[[{authors}]]"`,
`"{published:day}"`; a field of several values gives as many. Several of these make a list, whatever they hold."""

FontRole: TypeAlias = Literal["text", "code", "fallback"]
"""What a font sets: running text and headings, code alone, or what of the text no other font of the theme covers."""

SettingKind: TypeAlias = Literal["length", "number", "switch", "choice", "colour", "paper", "margins"]
"""What a setting's value is. A paper and margins are those of a PDF's page; the others are for the style sheets."""

PdfProfileName: TypeAlias = Literal["standard", "archive", "print"]
"""What a PDF is for; the rows of the table in `render/pdf/profiles.py`."""


@dataclass(frozen=True, slots=True)
class Font:
    """One font file of a theme: one family, one script, upright or italic."""

    family: str
    style: Literal["normal", "italic"]
    weight: str
    """CSS `font-weight` of the face: "400", or "200 900" for a variable font."""
    ranges: tuple[tuple[int, int], ...]
    """Code points that it covers, first and last; () is all."""
    file_name: str
    load: Callable[[], bytes] = field(repr=False, compare=False)
    """Reads the file, so that a format without fonts never does; raises ThemeError."""
    role: FontRole = "text"

    @property
    def content(self) -> bytes:
        """WOFF2, TrueType or OpenType."""
        return self.load()


@dataclass(frozen=True, slots=True)
class MarkdownStyle:
    """How a theme writes Markdown. Each field is a key of `[markdown]` in theme.toml."""

    front_matter: bool = True
    keys: tuple[tuple[str, FrontMatterValue], ...] = (
        ("title", "title"),
        ("subtitle", "subtitle"),
        ("author", "authors"),
        ("site", "site_name"),
        ("published", "published"),
        ("modified", "modified"),
        ("source", "url"),
        ("language", "language"),
        ("description", "description"),
        ("tags", "tags"),
    )
    """Front matter's keys in order, each with what fills it."""
    title_heading: bool = False
    heading_style: Literal["atx", "setext"] = "atx"
    emphasis: Literal["*", "_"] = "*"
    bullet: Literal["-", "*", "+"] = "-"
    fence: Literal["`", "~"] = "`"
    wrap: int = 0
    """Columns to wrap paragraphs at; 0 leaves a paragraph on one line."""


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """How a theme writes an HTML file. Each field is a key of `[html]` in theme.toml."""

    embed_fonts: bool = True
    """Whether the fonts that the text needs go into the file; else the reader's own stand in."""
    code_colours: bool = True
    """Whether code is marked for the style sheet to colour."""


@dataclass(frozen=True, slots=True)
class EpubStyle:
    """How a theme writes an EPUB. Each field is a key of `[epub]` in theme.toml."""

    embed_fonts: bool = True
    code_colours: bool = True


@dataclass(frozen=True, slots=True)
class CoverStyle:
    """The cover of a book. Each field is a key of `[cover]` in theme.toml; colours are written #rrggbb."""

    drawn: bool = True
    """Whether there is one; else the article's own picture stands in a library's list."""
    ground: str = "#f6f2e9"
    ink: str = "#1f1b16"
    accents: str = "#8a2b1d #1f4e5f #5b3a6b #35573a #8a5a12 #23395d"
    """Colours with spaces between. One of them is a site's or a series', the same each time."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The sheet of a PDF. Each field is a key of `[pdf]` in theme.toml."""

    size: str = "A4"
    """CSS page size: "A4", "Letter", "148mm 210mm"."""
    margin: str = "20mm 22mm 22mm 22mm"
    """CSS lengths, as `margin` takes them."""
    code_colours: bool = True
    profile: PdfProfileName = "standard"
    """What its PDFs are for unless the user says."""
    notes: Literal["foot", "end"] = "foot"
    """Where footnotes stand: at the foot of the page that calls them, or after the article."""
    provenance: Literal["end", "opening"] = "end"
    """Where a PDF says where the article is from: in a line after it, or in a list below its title as well."""
    formula_colour: str = "black"
    """CSS colour of formulas, which are drawn and have none from the style sheet."""


@dataclass(frozen=True, slots=True)
class ThemeSetting:
    """One thing about a theme that its user may change by name."""

    name: str
    """What `--set` takes; in style sheets it is `var(--NAME)`."""
    kind: SettingKind
    about: str
    """What it does, in a line."""
    values: tuple[tuple[Medium, str], ...] = ()
    """What it is in each medium that it counts in, as a user would write it: the theme's own, or the user's choice."""
    choices: tuple[str, ...] = ()
    """Of a choice: what there is to choose from."""
    on: str = ""
    """Of a switch: its CSS value where it is on."""
    off: str = ""
    sheet: str = ""
    """Of a switch: CSS that counts where it is on."""

    def is_on(self, medium: Medium) -> bool:
        """Return whether it is a switch that is on in that medium."""
        return dict(self.values).get(medium) == "on"

    def css_value(self, medium: Medium) -> str:
        """Return what style sheets of that medium get as `var(--NAME)`; "" is nothing."""
        value = dict(self.values).get(medium, "")
        if self.kind == "switch":
            return {"on": self.on, "off": self.off}.get(value, "")
        return value


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with everything that it inherits already in it."""

    name: str
    description: str = ""
    made_for: tuple[str, ...] = ()
    """Formats that it is for, where it is not for all of them alike: "html", "epub", "pdf", "markdown"."""
    style_sheets: tuple[tuple[Medium, str], ...] = ()
    """CSS by medium; those of the themes it extends come first in each."""
    fonts: tuple[Font, ...] = field(default=(), repr=False)
    signs: tuple[Font, ...] = field(default=(), repr=False)
    """Fonts of common signs, for what of these the theme's own have not; in PDFs, for other readers have such fonts."""
    markdown: MarkdownStyle = MarkdownStyle()
    html: HtmlStyle = HtmlStyle()
    epub: EpubStyle = EpubStyle()
    cover: CoverStyle = CoverStyle()
    page: PageStyle = PageStyle()
    settings: tuple[ThemeSetting, ...] = ()
    user_style_sheet: str = ""
    """CSS of the user's own, for every medium."""

    def style_sheet(self, medium: Medium) -> str:
        """Return the CSS for a medium: the theme's, its settings, the user's own; "" where there is none."""
        css_values = [(setting.name, setting.css_value(medium)) for setting in self.settings]
        properties = "".join(f" --{name}: {value};" for name, value in css_values if value)
        parts = (
            dict(self.style_sheets).get(medium, ""),
            f":root {{{properties} }}" if properties else "",
            *(setting.sheet for setting in self.settings if setting.is_on(medium)),
            self.user_style_sheet,
        )
        return "\n".join(filter(None, parts))

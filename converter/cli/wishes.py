"""The options that convert and book share, the config file's defaults filled in, to settings of the steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.cli.config import image_treatment_named, pdf_profile_named
from converter.cli.options import book_language_named, style_sheet_named, theme_settings_named
from converter.devices import device_named
from converter.model.settings import FetchSettings, PdfSettings, RenderSettings, Settings
from converter.themes import load_theme

if TYPE_CHECKING:
    from pathlib import Path

    from converter.cli.config import Config
    from converter.cli.options import Reading
    from converter.cli.terminal import Verbosity


@dataclass(frozen=True, slots=True)
class Look:
    """How results are to look, as the options say it; "" and None leave it to the config file."""

    theme: str = ""
    theme_settings: tuple[str, ...] = ()
    css: Path | None = None
    device: str = ""
    images: str = ""
    paper: str = ""
    pdf_profile: str = ""
    book_language: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for."""

    theme: str
    reading: Reading
    render: RenderSettings
    verbosity: Verbosity

    def settings(self) -> Settings:
        """Return the settings of the steps; raises SettingsError for a rule that there is not."""
        fetch = FetchSettings(keep_pages=self.reading.keep_pages)
        return Settings(fetch=fetch, extract=self.reading.extract_settings(), render=self.render)

    def habit_of_format(self, configured: str) -> str:
        """Return the format where nothing names one: the device's, else the one that is configured."""
        return self.render.device.format if self.render.device else configured

    def check(self) -> None:
        """Raise SettingsError or ThemeError now for what would only come to light once a source is read."""
        self.reading.extract_settings()
        load_theme(self.theme, self.render)


def wishes_of(config: Config, look: Look, reading: Reading, verbosity: Verbosity) -> Wishes:
    """Return what was asked for; raises SettingsError for what there is not."""
    device = look.device or config.device
    paper = [f"paper={look.paper}"] if look.paper else []
    return Wishes(
        theme=look.theme or config.theme,
        reading=reading,
        render=RenderSettings(
            images=image_treatment_named(look.images or config.images),
            theme_settings=theme_settings_named((*config.set, *look.theme_settings, *paper)),
            style_sheet=style_sheet_named(look.css or config.css),
            device=device_named(device) if device else None,
            book_language=book_language_named(look.book_language),
            pdf=PdfSettings(profile=pdf_profile_named(look.pdf_profile or config.pdf_profile)),
        ),
        verbosity=verbosity,
    )

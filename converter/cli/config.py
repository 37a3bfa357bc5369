"""The user's config file to the defaults of the command line."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from converter.base.errors import BadConfig, UnknownName
from converter.devices import device_named
from converter.model.settings import ImageTreatment
from converter.model.theme import PdfProfileName
from converter.render import renderer_named
from converter.themes import DEFAULT_THEME

if TYPE_CHECKING:
    from converter.model.delivery import Account, Recipient

FILE_NAME = "config.toml"

Wanted: TypeAlias = Literal["text", "list of text"]


@dataclass(frozen=True, slots=True)
class Config:
    """The user's habits. Each field is a key of the file; the command line's flags beat it."""

    to: str = "markdown"
    theme: str = DEFAULT_THEME
    """A theme's name or folder; a folder that is not absolute lies beside the file."""
    set: tuple[str, ...] = ()
    """Settings of the theme, each `NAME=VALUE`; flags come after them."""
    css: Path | None = None
    """The user's own style sheet; one that is not absolute lies beside the file."""
    device: str = ""
    """A device's name; "" is none."""
    keep: tuple[str, ...] = ()
    images: str = ""
    """An ImageTreatment; "" is the format's own habit."""
    pdf_profile: str = ""
    """A PDF profile's name; "" is the theme's own."""
    output: str = ""
    """Folder that results go to, with a separator at its end; "" is the current one."""
    site_rules: Path | None = None
    """Folder of rules for sites; one that is not absolute lies beside the file."""
    smtp: Account | None = None
    """The account that mails are sent from; None where the file names none."""
    recipients: tuple[Recipient, ...] = ()
    """Who articles are sent to, in the file's order."""


def load_config(named: Path | None) -> Config:
    """Return the settings of that file, or of the user's own where none is named and there is one.

    Raises BadConfig, with the line or key, for what cannot be read or is not known.
    """
    path = named or config_path()
    if named is None and not path.is_file():
        return Config()
    return _checked(_table_of(path), path)


def config_path() -> Path:
    """Return where the user's own file is, or would be."""
    from platformdirs import user_config_path

    return user_config_path("octavo") / FILE_NAME


def image_treatment_named(name: str) -> ImageTreatment | None:
    """Return the treatment of that name, None for ""; raises UnknownName."""
    if not name:
        return None
    for treatment in _treatments():
        if treatment == name:
            return treatment
    raise UnknownName(noun="way with images", name=name, known=_treatments())


def pdf_profile_named(name: str) -> PdfProfileName | None:
    """Return the PDF profile of that name, None for ""; raises UnknownName."""
    if not name:
        return None
    from converter.render.pdf.profiles import profile_named

    return profile_named(name).name


def _treatments() -> tuple[ImageTreatment, ...]:
    return get_args(ImageTreatment)


def _table_of(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadConfig(path=str(path), problem="there is no such file.") from error
    except OSError as error:
        raise BadConfig(path=str(path), problem=f"cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadConfig(path=str(path), problem="is not in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(path=str(path), problem=f"{error}.") from error


def _checked(table: dict[str, object], path: Path) -> Config:
    known = [field.name for field in fields(Config)]
    for key in table:
        if key not in known:
            raise BadConfig(path=str(path), problem=str(UnknownName(noun="setting", name=key, known=known)))
    habit = Config()
    smtp, recipients = _mail(table, path)
    config = Config(
        to=_text(table, "to", habit.to, path),
        theme=_theme(_text(table, "theme", habit.theme, path), path),
        set=_texts(table, "set", path),
        css=_beside(_text(table, "css", "", path), path),
        device=_text(table, "device", habit.device, path),
        keep=_texts(table, "keep", path),
        images=_text(table, "images", habit.images, path),
        pdf_profile=_text(table, "pdf_profile", habit.pdf_profile, path),
        output=_folder(_text(table, "output", habit.output, path)),
        site_rules=_beside(_text(table, "site_rules", "", path), path),
        smtp=smtp,
        recipients=recipients,
    )
    try:
        renderer_named(config.to)
        image_treatment_named(config.images)
        pdf_profile_named(config.pdf_profile)
        if config.device:
            device_named(config.device)
    except UnknownName as error:
        raise BadConfig(path=str(path), problem=str(error)) from error
    return config


def _mail(table: dict[str, object], path: Path) -> tuple[Account | None, tuple[Recipient, ...]]:
    """Return the account and the recipients that the file names."""
    if not table.keys() & {"smtp", "recipients"}:
        return None, ()
    # The nouns of mail, and sockets below the parser of addresses: for who sends mail.
    from converter.cli.mail_config import account_of, recipients_of

    return account_of(table, path), recipients_of(table, path)


def _text(table: dict[str, object], key: str, default: str, path: Path) -> str:
    value = table.get(key, default)
    if isinstance(value, str):
        return value
    raise _wrong_type(path, key, "a text in quotes", value)


def _texts(table: dict[str, object], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _wrong_type(path, key, 'a list such as ["photo_credits"]', value)


def _wrong_type(path: Path, key: str, wanted: str, value: object) -> BadConfig:
    return BadConfig(path=str(path), problem=f"{key} wants {wanted}, not {value!r}.")


def _theme(name: str, path: Path) -> str:
    folder = path.parent / name
    return str(folder) if "/" in name and folder.is_dir() else name


def _beside(name: str, path: Path) -> Path | None:
    return path.parent / Path(name).expanduser() if name else None


def _folder(name: str) -> str:
    return os.path.join(Path(name).expanduser(), "") if name else ""  # noqa: PTH118 - a Path loses the separator

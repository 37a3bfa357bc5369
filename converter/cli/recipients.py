"""What `--to` names to Recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.errors import SettingsError, UnknownName
from converter.base.mailboxes import address_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.cli.config import Config
    from converter.model.delivery import Recipient

KINDS_AS_NAMES: Final = ("kindle", "pocketbook")
"""Of `--to`, where the config names one such recipient and no more."""


def recipients_named(names: Sequence[str], config: Config) -> list[Recipient]:
    """Return who the names mean, each address once; raises SettingsError for a name that means nobody, or several."""
    found = [_recipient(name, config) for name in names]
    return list({recipient.address.lower(): recipient for recipient in reversed(found)}.values())[::-1]


def _recipient(name: str, config: Config) -> Recipient:
    for recipient in config.recipients:
        if recipient.name == name:
            return recipient
    if "@" in name:
        return _addressed(name, config)
    of_kind = [recipient for recipient in config.recipients if recipient.kind == name]
    if name in KINDS_AS_NAMES and len(of_kind) == 1:
        return of_kind[0]
    if len(of_kind) > 1:
        listed = ", ".join(recipient.name for recipient in of_kind)
        raise SettingsError(f"{len(of_kind)} recipients are of the kind {name}: {listed}. Name one of them.")
    known = [recipient.name for recipient in config.recipients]
    if not known:
        raise SettingsError(
            f"The config names no recipients, and {name} is no address; octavo send --setup asks for them."
        )
    raise UnknownName(noun="recipient", name=name, known=known)


def _addressed(address: str, config: Config) -> Recipient:
    """Return the recipient of the config with that address, else one of the kind that the address shows."""
    from converter.model.delivery import Recipient, kind_of_address

    if problem := address_problem(address):
        raise SettingsError(problem)
    for recipient in config.recipients:
        if recipient.address.lower() == address.lower():
            return recipient
    return Recipient(address, kind_of_address(address), address)

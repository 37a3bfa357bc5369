"""What a mail program shows, as a device: no row of the table, for nobody reads books on it."""

from __future__ import annotations

from typing import Final

from converter.devices.table import MEGABYTE
from converter.model.device import Device, Family

MAIL_PROGRAM: Final = Family(
    name="mail",
    title="A mail program",
    picture_types=frozenset({"image/jpeg", "image/png", "image/gif"}),
    font_types=frozenset(),
    transparency=True,
    animation=True,
    mathml=False,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=10 * MEGABYTE,
    picture_budget_bytes=5 * MEGABYTE,
    chapter_budget_bytes=10 * MEGABYTE,
    styles_left_out=(),
    sources="JPEG, PNG and GIF in all of them; WebP and SVG not in Outlook, which sets mails with Word [U].",
)
MAIL_PANE: Final = Device(
    "mail-pane",
    "A mail program",
    MAIL_PROGRAM,
    1280,
    1800,
    192,
    "colour",
    "epub",
    "640 px of text, twice for fine screens",
)

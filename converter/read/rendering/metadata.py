"""The `<meta>` elements of a rendering to Metadata, by the names of `base/vocabulary.py`."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from converter.base.vocabulary import LEAD_IMAGE_NAMES, METADATA_NAMES
from converter.model.document import Image, Metadata
from converter.read.html.addresses import picture_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from converter.model.document import Direction

_MOST_DIGITS: Final = 9


class Said:
    """What the `<meta>` elements of a page say."""

    def __init__(self, metas: Iterable[Mapping[str, str | None]]) -> None:
        self._contents: dict[str, list[str]] = {}
        for attributes in metas:
            name = attributes.get("property") or attributes.get("name") or ""
            self._contents.setdefault(name, []).append(attributes.get("content") or "")

    def texts(self, field: str) -> tuple[str, ...]:
        """Return everything that is said of a field of Metadata."""
        return tuple(self._contents.get(METADATA_NAMES[field], ()))

    def text(self, field: str) -> str:
        """Return what is said of a field; "" for nothing."""
        return next(iter(self.texts(field)), "")

    def moment(self, field: str) -> date | datetime | None:
        """Return the date or moment of a field; None where it says none."""
        text = self.text(field)
        try:
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        except ValueError:
            return None

    def number(self, field: str) -> int:
        """Return the number of a field, 0 where it says none."""
        return _number(self.text(field)) or 0

    def address(self, field: str) -> str:
        """Return the web address of a field; "" where it says none."""
        return picture_address(self.text(field), "") if "://" in self.text(field) else ""

    def picture(self) -> Image | None:
        """Return the lead image, whose asset may not be there; None where the page has none."""
        said = {field: next(iter(self._contents.get(name, ())), "") for field, name in LEAD_IMAGE_NAMES.items()}
        url = picture_address(self.text("lead_image"), "")
        if not self.texts("lead_image"):
            return None
        return Image(url, said["alt"], said["title"], said["asset"], _number(said["width"]), _number(said["height"]))


def metadata_of(said: Said) -> Metadata:
    """Return the metadata that a rendering says, as its document had it."""
    fetched = said.moment("fetched")
    direction: Direction = "rtl" if said.text("direction") == "rtl" else "ltr"
    return Metadata(
        title=said.text("title"),
        subtitle=said.text("subtitle"),
        kicker=said.text("kicker"),
        authors=said.texts("authors"),
        published=said.moment("published"),
        modified=said.moment("modified"),
        site_name=said.text("site_name"),
        section=said.text("section"),
        tags=said.texts("tags"),
        language=said.text("language"),
        direction=direction,
        description=said.text("description"),
        lead_image=said.picture(),
        canonical_url=said.address("canonical_url"),
        url=said.address("url"),
        fetched=fetched if isinstance(fetched, datetime) else None,
        page_sha256=said.text("page_sha256"),
        licence=said.text("licence"),
        word_count=said.number("word_count"),
        reading_minutes=said.number("reading_minutes"),
    )


def _number(digits: str) -> int | None:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None

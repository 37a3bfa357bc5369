"""An EPUB's package to Metadata (EPUB 3.3, 5.5; OPF 2.0.1, 2.2)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from converter.base.dom import parse_fragment, text_of
from converter.model.document import Image, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.base.package import Package, Said
    from converter.model.page import Page

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEB: Final = ("http://", "https://")
_NOT_PUBLICATION: Final = frozenset({"modification", "creation", "conversion"})
_LONGEST_DESCRIPTION_CHARACTERS: Final = 2000


def metadata_of(package: Package, page: Page) -> Metadata:
    """Return what a book says of itself; the page's own address and time go first."""
    said = _Package(package)
    addresses = [text for text in (*said.texts("source"), *said.texts("identifier")) if text.startswith(_WEB)]
    rights = next(iter(said.texts("rights")), "")
    return Metadata(
        title=said.title("main") or next(iter(said.texts("title")), ""),
        subtitle=said.title("subtitle"),
        authors=tuple(dict.fromkeys(said.authors())),
        published=said.published(),
        modified=_moment(next(iter(said.properties("dcterms:modified")), "")),
        site_name=next(iter(said.texts("publisher")), ""),
        tags=tuple(dict.fromkeys(said.texts("subject"))),
        language=(next(iter(said.texts("language")), "") or package.language).replace("_", "-"),
        direction="rtl" if package.direction == "rtl" else "ltr",
        description=_plain(next(iter(said.texts("description")), "")),
        lead_image=_cover(package),
        canonical_url=next(iter(addresses), ""),
        url=page.url,
        fetched=page.fetched,
        licence=rights,
    )


class _Package:
    """The metadata of a package, with what refines each of its elements."""

    def __init__(self, package: Package) -> None:
        self._said = package.metadata
        self._refined: dict[tuple[str, str], str] = {}
        for element in package.metadata:
            target = element.attributes.get("refines", "").removeprefix("#")
            if target:
                self._refined.setdefault((target, element.attributes.get("property", "")), element.text)

    def texts(self, name: str) -> list[str]:
        return [element.text for element in self._elements(name)]

    def properties(self, name: str) -> Iterator[str]:
        """Yield what `<meta property="…">` says of the book itself."""
        for element in self._said:
            if element.attributes.get("property") == name and "refines" not in element.attributes:
                yield element.text

    def title(self, kind: str) -> str:
        """Return the title of a kind; "" where none is said to be."""
        return next((each.text for each in self._elements("title") if self._refinement(each, "title-type") == kind), "")

    def authors(self) -> Iterator[str]:
        """Yield who wrote it: those whose part in it is another are left out."""
        for element in self._elements("creator"):
            if (element.attributes.get("role") or self._refinement(element, "role") or "aut") == "aut":
                yield element.text

    def published(self) -> date | datetime | None:
        for element in self._elements("date"):
            if element.attributes.get("event", "") not in _NOT_PUBLICATION:
                return _moment(element.text)
        return None

    def _elements(self, name: str) -> list[Said]:
        return [element for element in self._said if element.name == name and element.text]

    def _refinement(self, element: Said, name: str) -> str:
        return self._refined.get((element.attributes.get("id", ""), name), "")


def _cover(package: Package) -> Image | None:
    """Return the cover, by the name of its file; None where the book has none."""
    named = next(
        (each.attributes.get("content", "") for each in package.metadata if each.attributes.get("name") == "cover"), ""
    )
    for item in package.items:
        is_cover = "cover-image" in item.properties or item.identifier == named
        if is_cover and item.media_type.startswith("image/"):
            return Image(item.name)
    return None


def _moment(text: str) -> date | datetime | None:
    """Return a date; the first of its year or month where it says no more. None for what is none."""
    found = _DAY.match(text)
    if found is None:
        return None
    try:
        if "T" in text:
            return datetime.fromisoformat(text)
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _plain(description: str) -> str:
    """Return a description without the mark-up that some shops write into it."""
    description = description[:_LONGEST_DESCRIPTION_CHARACTERS]
    return text_of(parse_fragment(description)) if "<" in description else description

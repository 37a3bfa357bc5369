"""The book's language: Amazon refuses a book without one, or with one that it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import DC, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

AMAZON_LANGUAGES: Final = frozenset(
    "af gsw ar eu nb br ca zh kw co da nl stq en fi fr fy gl de gu hi is ga it ja lb mr ml gv frr nn pl pt oc rm sco gd "
    "es sv ta cy "
    "afr ara eus baq nob bre cat zho chi cor cos dan nld dut eng fin fra fre fry glg deu ger guj hin isl ice gle ita jpn "
    "ltz mar mal glv nno pol por oci roh gla spa swe tam cym wel".split()
)
"""KDP's list (help G200673300) as kindle-epub-fix has it, read 2022-09-13. Whether Send to Kindle goes by the same list
is not known [U]: Russian, Ukrainian, Czech, Hebrew, Greek, Turkish, Korean and others are not on it."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield a language that is missing, or that Amazon may refuse."""
    if book.package is None:
        return
    elements = list(book.package.iter(f"{DC}language"))
    named = [(element, "".join(map(str, element.itertext())).strip()) for element in elements]
    if not any(language for _, language in named):
        message = "The book does not say its language, for which Amazon refuses it."
        yield Finding("error", message, "Add <dc:language> to the package's metadata.", book.package_path)
    if device is None or device.family.name != "kindle":
        return
    for element, language in named:
        if language and language.lower().partition("-")[0] not in AMAZON_LANGUAGES:
            message = f"The language “{language}” is not in Amazon's list, and Send to Kindle may refuse the book."
            advice = "If it does, make it anew with --book-language en: the text keeps its own."
            yield Finding("warning", message, advice, book.package_path, line_of(element))


CHECK: Final = Check("language", "a language that is missing, or not in Amazon's list", find)

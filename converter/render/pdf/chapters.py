"""Book to its chapters as pages can hold them, with what they show and what they lose on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.model.document import Document, Metadata
from converter.render.fitting import even_headings, fit_tables
from converter.render.formulas.drawing import draw_formulas
from converter.render.inner_links import chapter_id, chapter_prefix, inner_links
from converter.render.pdf.foot import unfit_for_foot
from converter.render.pdf.numbered_links import NumberedLinks, with_numbered_links
from converter.render.pdf.pictures import printable_picture
from converter.render.xhtml import BodySettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model.book import Book
    from converter.model.document import Formula, FormulaBlock
    from converter.model.record import Note
    from converter.model.settings import RenderSettings
    from converter.model.theme import PageStyle
    from converter.render.pdf.profiles import PdfProfile
    from converter.render.xhtml.settings import FormulaImage

ASSET_SCHEME: Final = "octavo-asset:"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article of the book, ready to be set."""

    document: Document
    settings: BodySettings
    identifier: str
    """Id of the place where it begins; "" in a book of one article, where nothing leads there."""
    section: str
    """Title of the section that it is in; "" where it is in none."""
    begins_section: bool = False
    """Whether it is the first of it."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """What of a book is to be set."""

    chapters: tuple[Chapter, ...]
    contents: Mapping[str, tuple[str, bytes]]
    """Media type and bytes of every address that they name."""
    formulas: Mapping[Formula | FormulaBlock, FormulaImage]
    notes: tuple[Note, ...]


def chapters_of(
    book: Book, page: PageStyle, settings: RenderSettings, profile: PdfProfile, broken: frozenset[str]
) -> Chapters:
    """Return the chapters of a book for pages of this style; in place of broken pictures their texts are to stand."""
    numbered = [
        with_numbered_links(chapter) if profile.numbers_links else NumberedLinks(chapter, frozenset())
        for chapter in book.chapters
    ]
    fitted = [fit_tables(even_headings(links.document)) for links in numbered]
    documents = [document for document, _ in fitted]
    assets = {asset.sha256: asset for document in documents for asset in document.assets if asset.sha256 not in broken}
    pictures = {} if settings.images == "none" else {key: printable_picture(asset) for key, asset in assets.items()}
    formulas, drawn = draw_formulas(_together(documents), page.formula_colour)
    shared = BodySettings(
        sources={sha256: ASSET_SCHEME + sha256 for sha256 in pictures},
        footnotes="float" if page.notes == "foot" else "endnotes",
        code_colours=page.code_colours,
        code_lines=True,
        formulas=formulas,
    )
    notes_at_end = [
        unfit_for_foot(document, page.size) | links.at_end for document, links in zip(documents, numbered, strict=True)
    ]
    return Chapters(
        chapters=tuple(_chapters(book, documents, shared, notes_at_end)),
        contents={ASSET_SCHEME + key: (asset.media_type, asset.content) for key, asset in pictures.items()} | drawn,
        formulas=formulas,
        notes=tuple(note for _, notes in fitted for note in notes),
    )


def _chapters(
    book: Book, documents: Sequence[Document], shared: BodySettings, notes_at_end: Sequence[frozenset[str]]
) -> Iterator[Chapter]:
    sections = [(section.title, not place) for section in book.sections for place, _ in enumerate(section.chapters)]
    places = zip(documents, notes_at_end, inner_links(book), sections, strict=True)
    for number, (document, at_end, links, (section, is_first)) in enumerate(places, start=1):
        own = replace(shared, unfit_for_foot=at_end)
        if book.is_one_article:
            yield Chapter(document, own, "", "")
        else:
            own = replace(own, prefix=chapter_prefix(number), inner_links=links)
            yield Chapter(document, own, chapter_id(number), section, bool(section) and is_first)


def _together(documents: Sequence[Document]) -> Document:
    """Return one document with the text of all, for what is made once for equal parts."""
    return Document(
        Metadata(),
        tuple(block for document in documents for block in document.blocks),
        tuple(note for document in documents for note in document.footnotes),
    )

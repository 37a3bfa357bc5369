"""Laid-out pages to the bytes of a PDF with its structure, its metadata and what is attached to it.

WeasyPrint draws the pages and leaves the rest to us: its own tags and metadata are those of boxes and of HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from converter.render.pdf.attachments import attach_originals
from converter.render.pdf.metadata import info_entries, xmp_packet
from converter.render.pdf.structure import PaintedPage, structure_of
from converter.render.pdf.tagging import write_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import OriginalPage
    from converter.render.pdf.metadata import PdfMetadata
    from converter.render.pdf.typesetter import LaidOut


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """The bytes of a PDF."""

    content: bytes
    drawn_empty: frozenset[str]
    """Characters in place of which an empty box was drawn."""


COLOUR_PROFILE: Final = "sRGB2014.icc"
"""What an archival PDF says its colours mean (ISO 19005-2, 6.2.3): the International Color Consortium's profile of sRGB,
which WeasyPrint brings."""


def written_pdf(parts: Sequence[LaidOut], metadata: PdfMetadata, originals: tuple[OriginalPage, ...]) -> WrittenPdf:
    """Return the PDF of what was laid out part by part, with the pages that it was made of inside."""
    painted: list[PaintedPage] = []
    pages = [page for part in parts for page in part.document.pages]
    for page in pages:
        # On the page itself: it is asked to paint once, with the stream that the marks are to be in.
        page.paint = partial(_paint_marked, page.paint, page, painted)

    def finish(_document: Any, pdf: Any) -> None:
        trees = [(part.tree, part.page_count) for part in parts]
        write_structure(structure_of(trees, painted), painted, pdf)
        _write_metadata(metadata, pdf)
        attach_originals(originals, pdf)
        if metadata.archive_part is not None:
            _write_output_intent(pdf)

    together = parts[0].document.copy(pages)
    # An identifier made of the content: without one, PDF 1.7 has none, and PDF/A wants it.
    content = together.write_pdf(pdf_identifier=True, finisher=finish)
    empty = frozenset(chr(code) for font in together.fonts.values() for code in font.missing)
    return WrittenPdf(content, empty)


def _paint_marked(paint: Any, page: Any, painted: list[PaintedPage], stream: Any, scale: float = 1) -> None:
    """Draw a page with a mark around the content of each box, and remember the marks."""
    marks: dict[Any, dict[str, Any]] = {}
    stream._tags = marks  # noqa: SLF001 -- what WeasyPrint sets where it writes tags itself
    paint(stream, scale)
    painted.append(PaintedPage(page._page_box, stream, marks))  # noqa: SLF001 -- it shows its layout nowhere else


def _write_metadata(metadata: PdfMetadata, pdf: Any) -> None:
    """Say in a PDF what it is, in place of what WeasyPrint said."""
    import pydyf

    pdf.info.clear()
    pdf.info.update({name: pydyf.String(entry) for name, entry in info_entries(metadata).items()})
    # Uncompressed, so that archives find it without reading PDF (ISO 19005-2, 6.6.2.1, note).
    packet = pydyf.Stream([xmp_packet(metadata)], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(packet)
    pdf.catalog["Metadata"] = packet.reference
    pdf.catalog["Lang"] = pydyf.String(metadata.language)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _write_output_intent(pdf: Any) -> None:
    import pydyf
    import weasyprint.pdf

    content = files(weasyprint.pdf).joinpath(COLOUR_PROFILE).read_bytes()
    profile = pydyf.Stream([content], {"N": 3}, compress=True)
    pdf.add_object(profile)
    name = pydyf.String(COLOUR_PROFILE.removesuffix(".icc"))
    entries = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": name, "Info": name}
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary({**entries, "DestOutputProfile": profile.reference})])

"""What a PDF says of itself, in XMP and in its Info dictionary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest

from converter.model.document import Document, Metadata
from converter.render.pdf import render_pdf
from converter.render.pdf.metadata import metadata_of, pdf_date, xmp_packet
from tests.unit.render.pdf.reading import CLASSIC, reading, settings

METADATA = Metadata(
    title="Sheets & “folds”",
    authors=("Ann Example", "Łucja Przykład", "Bob <Instance>"),
    published=datetime(2015, 10, 14, 8, 30, tzinfo=timezone(timedelta(hours=2))),
    modified=date(2015, 10, 15),
    site_name="The Review",
    tags=("books", "printing"),
    language="en-GB",
    description="How a sheet\nis folded.",
    url="https://example.org/a?b=1&c=2",
    fetched=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
    licence="https://creativecommons.org/licenses/by/4.0/",
)
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def told(metadata: Metadata, archive_part: int | None = None) -> dict[str, list[str]]:
    """Return the texts of each property of the XMP packet."""
    root = ET.fromstring(xmp_packet(metadata_of(metadata, "A typesetter", archive_part)))  # noqa: S314 - our own
    (properties,) = root.iter(f"{RDF}Description")
    return {
        element.tag: [item.text or "" for item in element.iter(f"{RDF}li")] or [element.text or ""]
        for element in properties
    }


def test_xmp_has_title_authors_language_dates_and_source() -> None:
    properties = told(METADATA)

    assert properties[f"{DC}title"] == ["Sheets & “folds”"]
    assert properties[f"{DC}creator"] == ["Ann Example", "Łucja Przykład", "Bob <Instance>"]
    assert properties[f"{DC}language"] == ["en-GB"]
    assert properties[f"{DC}source"] == ["https://example.org/a?b=1&c=2"]
    assert properties[f"{DC}description"] == ["How a sheet is folded."]
    assert properties[f"{DC}rights"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert properties[f"{XMP}CreateDate"] == ["2015-10-14T08:30:00+02:00"]
    assert properties[f"{XMP}ModifyDate"] == ["2015-10-15"]
    assert properties[f"{XMP}MetadataDate"] == ["2026-11-22T12:00:00+00:00"]


def test_info_says_the_same() -> None:
    info = reading(render_pdf(Document(METADATA, ()), CLASSIC, settings()).content).metadata

    assert info is not None
    assert info.title == "Sheets & “folds”"
    assert info.author == "Ann Example, Łucja Przykład, Bob <Instance>"
    assert info.creation_date_raw == "D:20151014083000+02'00"
    assert info.modification_date_raw == "D:20151015"
    assert info["/Source"] == "https://example.org/a?b=1&c=2"


def test_viewers_show_the_title_and_know_the_language() -> None:
    root = reading(render_pdf(Document(METADATA, ()), CLASSIC, settings()).content).root_object

    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en-GB"
    assert root["/Metadata"]["/Subtype"] == "/XML"


def test_a_document_in_no_known_language_says_so() -> None:
    assert told(Metadata("T"))[f"{DC}language"] == ["und"]


def test_only_an_archival_pdf_claims_standards() -> None:
    claims = {"{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfua/ns/id/}part"}

    assert claims & set(told(METADATA)) == set()
    assert claims <= set(told(METADATA, 2))


def test_what_is_known_when_is_the_fetch_s_date_or_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580702706")

    assert told(METADATA)[f"{XMP}MetadataDate"] == ["2020-02-03T04:05:06+00:00"]


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        ("2015-10-14", "D:20151014"),
        ("2015-10-14T08:30:00", "D:20151014083000"),
        ("2015-10-14T08:30:00+00:00", "D:20151014083000+00'00"),
        ("2015-10-14T08:30:00-05:30", "D:20151014083000-05'30"),
        ("", ""),
    ],
)
def test_a_moment_is_written_in_pdf_s_form(moment: str, written: str) -> None:
    assert pdf_date(moment) == written

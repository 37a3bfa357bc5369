"""A document's metadata to what its PDF says of itself: XMP, and the older Info dictionary with the same values.

XMP follows its specification (ISO 16684-1) in RDF's element form; what is no property of its schemas is declared in an
extension schema, as PDF/A wants it (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from converter.render.opening import machine_date, page_title
from converter.render.xhtml import escape_text, language_tag
from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.document import Metadata

CREATOR: Final = "Octavo"
UNKNOWN_LANGUAGE: Final = "und"
"""BCP 47's tag for text in a language that is not known: a tagged PDF has to name one."""

_NAMESPACES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PACKET: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {namespaces}><rdf:Description rdf:about="">\n'
    "{properties}\n"
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
)
_ACCESSIBILITY_SCHEMA: Final = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_ISO_MOMENT: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?)?")


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """What a PDF says of itself; "" and () are not known."""

    title: str
    authors: tuple[str, ...]
    description: str
    keywords: tuple[str, ...]
    language: str
    publisher: str
    source: str
    """Where the article came from."""
    rights: str
    created: str
    """W3C date and time: when the article was published, else when it was fetched."""
    modified: str
    """When the article was last changed."""
    described: str
    """When all this was known: SOURCE_DATE_EPOCH, else when the article was fetched; never the clock."""
    producer: str
    archive_part: int | None = None
    """Part of ISO 19005 (PDF/A) that the file keeps, at level A, and with it part 1 of ISO 14289 (PDF/UA)."""


def metadata_of(metadata: Metadata, producer: str, archive_part: int | None) -> PdfMetadata:
    """Return what the PDF of an article is to say."""
    fetched = machine_date(metadata.fetched) if metadata.fetched else ""
    published = machine_date(metadata.published) if metadata.published else ""
    return PdfMetadata(
        title=_one_line(page_title(metadata)),
        authors=_lines(metadata.authors),
        description=_one_line(metadata.description),
        keywords=tuple(dict.fromkeys(_lines(metadata.tags))),
        language=language_tag(metadata.language) or UNKNOWN_LANGUAGE,
        publisher=_one_line(metadata.site_name),
        source=_one_line(metadata.canonical_url or metadata.url),
        rights=_one_line(metadata.licence),
        created=published or fetched,
        modified=machine_date(metadata.modified) if metadata.modified else "",
        described=_epoch() or fetched,
        producer=producer,
        archive_part=archive_part,
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := _one_line(text)))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _epoch() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")  # https://reproducible-builds.org/specs/source-date-epoch/
    return machine_date(datetime.fromtimestamp(int(epoch), UTC)) if epoch.isdecimal() else ""


# --- Info ---


def info_entries(metadata: PdfMetadata) -> dict[str, str]:
    """Return the Info dictionary: names of ISO 32000-1, 14.3.3, and where the article came from."""
    entries = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": CREATOR,
        "Producer": metadata.producer,
        "CreationDate": pdf_date(metadata.created),
        "ModDate": pdf_date(metadata.modified),
        "Source": metadata.source,
    }
    return {name: entry for name, entry in entries.items() if entry}


def pdf_date(moment: str) -> str:
    """Return an ISO 8601 date or moment in PDF's form (7.9.4), "" for none; a moment without a zone keeps none."""
    found = _ISO_MOMENT.match(moment)
    if not found:
        return ""
    numbers, zone = "".join(filter(None, found.groups()[:6])), found[7] or ""
    if zone and zone != "Z":
        zone = f"{zone[:3]}'{zone[4:]}"
    return f"D:{numbers}{zone}"


# --- XMP ---


def xmp_packet(metadata: PdfMetadata) -> bytes:
    """Return the metadata as an XMP packet."""
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return _PACKET.format(namespaces=namespaces, properties="\n".join(_properties(metadata))).encode()


def _properties(metadata: PdfMetadata) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield from _in_language("dc:title", metadata.title)
    yield from _listed("dc:creator", "Seq", metadata.authors)
    yield from _in_language("dc:description", metadata.description)
    yield from _listed("dc:subject", "Bag", metadata.keywords)
    yield from _listed("dc:language", "Bag", (metadata.language,))
    yield from _listed("dc:publisher", "Bag", _lines([metadata.publisher]))
    yield from _listed("dc:date", "Seq", _lines([metadata.created]))
    yield from _simple("dc:source", metadata.source)
    yield from _in_language("dc:rights", metadata.rights)
    yield from _simple("xmp:CreatorTool", CREATOR)
    yield from _simple("xmp:CreateDate", metadata.created)
    yield from _simple("xmp:ModifyDate", metadata.modified)
    yield from _simple("xmp:MetadataDate", metadata.described)
    yield from _simple("pdf:Producer", metadata.producer)
    yield from _simple("pdf:Keywords", ", ".join(metadata.keywords))
    if metadata.archive_part is not None:
        yield from _simple("pdfaid:part", str(metadata.archive_part))
        yield from _simple("pdfaid:conformance", "A")
        yield from _simple("pdfuaid:part", "1")
        yield _ACCESSIBILITY_SCHEMA


def _simple(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{name}>{escape_text(text)}</{name}>"


def _in_language(name: str, text: str) -> Iterator[str]:
    if text:
        yield f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape_text(text)}</rdf:li></rdf:Alt></{name}>'


def _listed(name: str, kind: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        items = "".join(f"<rdf:li>{escape_text(text)}</rdf:li>" for text in texts)
        yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"

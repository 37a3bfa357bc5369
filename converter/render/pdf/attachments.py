"""The pages that a document was made of, as they came, into its PDF (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from converter.render.opening import machine_date
from converter.render.pdf.metadata import pdf_date

if TYPE_CHECKING:
    from converter.model.document import OriginalPage

_SUFFIXES: Final = {"text/html": "html", "text/markdown": "md", "application/json": "json"}


def attach_originals(originals: tuple[OriginalPage, ...], pdf: Any) -> None:
    """Add pages as files to a PDF of pydyf's, each as the source that the PDF was made of."""
    import pydyf

    if not originals:
        return
    names = pydyf.Array()
    files = pydyf.Array()
    for number, original in enumerate(originals, start=1):
        name = _file_name(original, number)
        specification = _specification(original, name, pdf)
        # In the order of their names, as a name tree must be (7.9.6): the number comes first in all of them.
        names.extend([pydyf.String(name), specification.reference])
        files.append(specification.reference)
    pdf.catalog["Names"] = pydyf.Dictionary(
        {**pdf.catalog.get("Names", {}), "EmbeddedFiles": pydyf.Dictionary({"Names": names})}
    )
    pdf.catalog["AF"] = files


def _file_name(original: OriginalPage, number: int) -> str:
    return f"source-{number:02}.{_SUFFIXES.get(original.media_type, 'txt')}"


def _specification(original: OriginalPage, name: str, pdf: Any) -> Any:
    import pydyf

    parameters = pydyf.Dictionary(
        {
            "Size": len(original.content),
            # MD5 is what PDF has for this; what counts is in the description.
            "CheckSum": f"<{hashlib.md5(original.content, usedforsecurity=False).hexdigest()}>",
        }
    )
    if original.fetched:
        moment = pydyf.String(pdf_date(machine_date(original.fetched)))
        parameters |= {"CreationDate": moment, "ModDate": moment}
    kind = original.media_type.replace("/", "#2F")
    file = pydyf.Stream(
        [original.content], {"Type": "/EmbeddedFile", "Subtype": f"/{kind}", "Params": parameters}, compress=True
    )
    pdf.add_object(file)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name),
            "UF": pydyf.String(name),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "Desc": pydyf.String(_description(original)),
            "AFRelationship": "/Source",
        }
    )
    pdf.add_object(specification)
    return specification


def _description(original: OriginalPage) -> str:
    parts = ["The page as it came"]
    if original.url:
        parts.append(f"from {original.url}")
    if original.fetched:
        parts.append(f"on {machine_date(original.fetched)}")
    return f"{' '.join(parts)}; SHA-256 {original.sha256}"

"""Document to JSON: a faithful, versioned copy of the model, which `read/json.py` reads back to an equal Document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from converter.base.names import file_name
from converter.model.codec import encode_document
from converter.model.rendering import Rendering

if TYPE_CHECKING:
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme


def render_json(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as JSON, one key or value a line, with its pictures inside."""
    del theme, settings  # the copy is the same whatever the look
    # A lone surrogate has no UTF-8; JSON's own escape keeps it.
    text = json.dumps(encode_document(document), ensure_ascii=False, indent=1)
    try:
        content = text.encode()
    except UnicodeEncodeError:
        content = json.dumps(encode_document(document), indent=1).encode("ascii")
    return Rendering(
        content=content + b"\n",
        media_type="application/json",
        file_name=file_name(document.metadata, ".json"),
    )

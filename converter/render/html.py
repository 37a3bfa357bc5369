"""Document to html."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.document import Document
    from converter.model.rendering import Rendering
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme


def render_html(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    raise NotImplementedError

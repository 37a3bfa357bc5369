"""What WeasyPrint does to the process that it is loaded into."""

from __future__ import annotations

import pytest

from converter.base.errors import PictureRefused
from converter.base.images import inspect_image
from converter.render.pdf.library import weasyprint_loaded
from tests.unit.render.specimen import PICTURE


def test_half_a_picture_is_refused_after_weasyprint_was_loaded_too() -> None:
    weasyprint_loaded()

    with pytest.raises(PictureRefused):
        inspect_image(PICTURE.content[: len(PICTURE.content) // 2])

"""What Octavo wrote in HTML, back to the very Document: by its vocabulary, with no guess at what anything may be.

`document.py` is the way; `blocks.py` and `inlines.py` undo `render/xhtml/` node by node, `metadata.py` its `<meta>` elements.
What no rendering holds (someone wrote in it since) is read as what it is around: no word is lost.
"""

from __future__ import annotations

from converter.read.rendering.document import read_rendering

__all__ = ["read_rendering"]

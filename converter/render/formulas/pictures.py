"""MathML to pictures, by ziamath: its only user. For PDFs, since WeasyPrint sets no MathML.

The pictures are outlines of STIX Two Math, which comes with the package (SIL Open Font License); they hold no identifier and no
date, so that the same formula is the same bytes.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

SIZE_PX: Final = 20.0
"""Type size in which a formula is drawn; the picture is then scaled to the text around it."""
MARGIN_PX: Final = 0.4
"""Around a formula, for italic letters that hang over."""
WIDEST_EM: Final = 400.0
"""What is wider is no formula that a page could show."""
_ROWS: Final = {"mstyle": "mrow", "semantics": "mrow", "mlabeledtr": "mtr"}
"""Elements that the package takes wrongly, by those that say the same here."""
_LEFT_OUT: Final = frozenset({"annotation", "annotation-xml", "maligngroup", "malignmark"})
_STRETCHED: Final = {"^": "\u0302", "~": "\u0303", "―": "‾", "¯": "‾"}
"""Accents by the characters of which the font has wider and wider ones."""


@dataclass(frozen=True, slots=True)
class FormulaPicture:
    """A formula as a picture, with its measures in the type size of the text around it."""

    svg: bytes
    width_em: float
    height_em: float
    depth_em: float
    """How far it reaches below the line on which the text stands."""


def picture_of_mathml(mathml: str) -> FormulaPicture | None:
    """Return a `<math>` element as a picture; None where the package cannot draw it."""
    from xml.etree import ElementTree as ET

    # It finds its font by a way that Python has marked as old.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Math

    # Symbols that are used twice would need identifiers, which collide between the pictures of a page.
    config.svg2 = False
    try:
        root = _prepared(ET.fromstring(mathml))  # noqa: S314 -- our own mark-up, without a document type
        # The package takes every formula for a displayed one.
        root.set("displaystyle", "true" if root.get("display") == "block" else "false")
        drawn = Math(root, size=SIZE_PX, margin=MARGIN_PX)
        svg = drawn.svgxml()
        width, height = float(svg.attrib["width"]), float(svg.attrib["height"])
        depth = MARGIN_PX - drawn.getyofst()
    except Exception:  # noqa: BLE001 - for MathML that it does not know the package raises whatever it happens upon
        return None
    if not 0 < width <= WIDEST_EM * SIZE_PX or height <= 0:
        return None
    content = ET.tostring(svg, encoding="unicode").encode()
    return FormulaPicture(content, width / SIZE_PX, height / SIZE_PX, depth / SIZE_PX)


def _prepared(node: ET.Element) -> ET.Element:
    """Return an element without namespaces and with what the package takes wrongly said otherwise."""
    node.tag = node.tag.rpartition("}")[2]
    name = node.tag
    kept = [child for child in node if child.tag.rpartition("}")[2] not in _LEFT_OUT]
    if name == "semantics":
        kept = kept[:1]
    elif name == "mlabeledtr":
        kept = [*kept[1:], *kept[:1]]
    for child in list(node):
        node.remove(child)
    node.extend([_prepared(child) for child in kept])
    node.tag = _ROWS.get(name, name)
    if name == "mo" and node.get("stretchy") != "false":
        node.text = _STRETCHED.get((node.text or "").strip(), node.text)
    if name == "mtable" and node.get("columnspacing", "").startswith("0em 2em"):
        # What the other package writes for aligned equations stands too far apart here.
        node.set("columnspacing", "0em 0.3em")
    return node

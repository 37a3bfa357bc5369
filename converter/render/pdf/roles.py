"""Elements of a page to the structure types of a tagged PDF (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.vocabulary import CHECKED_ATTRIBUTE, MATH_CLASS, POST_HEADER_CLASS, VERSE_CLASS
from converter.render.xhtml.formulas import FORMULA_PICTURE_CLASS

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

ARTIFACT: Final = "Artifact"
"""No structure: what is drawn for the eye alone."""

GROUPING: Final = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""Types that hold paragraphs and no text of their own (14.8.4.2)."""
INLINE: Final = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Note"})
"""Types that stand within a paragraph (14.8.4.4)."""
TABLE_PARTS: Final = frozenset({"tr", "th", "td"})
"""Elements that are structure even where they are empty: a row without one of its cells is another row."""

MISSING_CLASS: Final = "without-font"
"""Of what stands for characters that no font has."""
MISSING_TEXT_ATTRIBUTE: Final = "data-text"
"""What they are."""

CONTENTS_CLASS: Final = "contents-list"
CONTENTS_ENTRY_CLASS: Final = "contents-entry"
"""Of a table of contents, and of an entry in it."""

_ROLES: Final = {
    "article": "Art",
    "section": "Sect",
    "aside": "Div",
    "figure": "Div",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "pre": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "a": "Link",
    "code": "Code",
    "q": "Quote",
    "img": "Figure",
    "hr": ARTIFACT,
}
_PARAGRAPH_CLASSES: Final = frozenset({VERSE_CLASS, MATH_CLASS, FORMULA_PICTURE_CLASS, POST_HEADER_CLASS})
"""Of elements that hold a text of their own, whatever they are called."""

_NUMBERING: Final = {
    None: "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}
"""HTML's `type` of an ordered list to PDF's ListNumbering (14.8.5.5)."""


def role_of(element: ET.Element) -> str | None:
    """Return the structure type of an element; None where it is none, and what it holds belongs to what it is in."""
    classes = element.get("class", "").split()
    if element.tag == "img" and FORMULA_PICTURE_CLASS in classes:
        return "Formula"
    if element.tag == "span" and "footnote" in classes:
        return "Note"
    if element.tag == "span" and MISSING_CLASS in classes:
        return "Span"
    if CONTENTS_CLASS in classes:
        return "TOC"
    if CONTENTS_ENTRY_CLASS in classes:
        return "TOCI"
    if element.tag in {"div", "header"}:
        if not _PARAGRAPH_CLASSES.isdisjoint(classes):
            return "P"
        return "Div" if element.get("lang") or element.get("dir") else None
    role = _ROLES.get(element.tag)
    if role is None and (element.get("lang") or (element.tag == "abbr" and element.get("title"))):
        return "Span"
    return role


def numbering_of(element: ET.Element) -> str:
    """Return PDF's name for what stands before the items of a list."""
    if element.tag == "ol":
        return _NUMBERING.get(element.get("type"), "Decimal")
    has_marks = element.tag == "ul" and not any(CHECKED_ATTRIBUTE in item.attrib for item in element)
    return "Disc" if has_marks else "None"

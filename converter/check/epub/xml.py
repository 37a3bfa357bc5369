"""Bytes to a tree of XML by the strictest reading: nothing is mended, nothing is loaded, no entity is expanded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class XmlFile:
    """A file that should be XML."""

    root: _Element | None
    """None where it is not well-formed."""
    problem: str = ""
    """Why it is not, in the parser's words."""
    line: int = 0
    """Where."""


def read_xml(content: bytes) -> XmlFile:
    """Return a file parsed, or what is wrong with it."""
    from lxml import etree

    if not content.strip():
        return XmlFile(None, "The file is empty.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        words = (error.msg or "not well-formed").partition(", line ")[0]
        return XmlFile(None, f"{words}.", int(error.lineno or 0))
    except ValueError as error:  # an encoding that does not exist
        return XmlFile(None, f"{error}.")
    return XmlFile(root)

"""An EPUB's package document to what it lists: metadata, files, reading order (EPUB 3.3, 5; OPF 2.0.1).

XML is read without its document type: no entity is defined, so that none is expanded, and nothing is fetched.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CONTAINER: Final = "META-INF/container.xml"
_PACKAGE_TYPE: Final = "application/oebps-package+xml"
_MOST_ITEMS: Final = 10_000
_DOCUMENT_TYPE: Final = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}(?:\[.*?\]\s{0,20})?>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One file that the manifest lists."""

    identifier: str
    name: str
    """In the archive."""
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """One element of the metadata."""

    name: str
    """Without its namespace: "title", "creator", "meta"."""
    text: str
    """White space collapsed."""
    attributes: Mapping[str, str]
    """By their names without namespaces."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package document says."""

    metadata: tuple[Said, ...]
    items: tuple[Item, ...]
    spine: tuple[Item, ...]
    """In reading order, those that stand beside it (`linear="no"`) among them."""
    contents: Item | None
    """The NCX of EPUB 2, where the spine names one."""
    direction: str
    """"rtl", "ltr" or "" (page-progression-direction)."""
    language: str
    """Of the package document itself."""


class NotAPackage(ValueError):  # noqa: N818 - the name is the fact
    """The files are no EPUB that can be read; the message is a phrase that says why."""


def read_package(files: Mapping[str, bytes]) -> Package:
    """Return what the package of an EPUB's files says. Raises NotAPackage."""
    name = _package_name(files)
    root = xml_root(files[name])
    if root is None:
        raise NotAPackage("an EPUB book whose package cannot be read")
    manifest, spine = _first(root, "manifest"), _first(root, "spine")
    items = tuple(_items(manifest, posixpath.dirname(name), files)) if manifest is not None else ()
    by_identifier = {item.identifier: item for item in items}
    references = [] if spine is None else [_attributes(node).get("idref", "") for node in _named(spine, "itemref")]
    order = tuple(dict.fromkeys(by_identifier[each] for each in references if each in by_identifier))
    if not order:
        raise NotAPackage("an EPUB book without a reading order")
    metadata = _first(root, "metadata")
    spine_attributes = _attributes(spine)
    return Package(
        tuple(_said(metadata)) if metadata is not None else (),
        items,
        order,
        by_identifier.get(spine_attributes.get("toc", "")),
        spine_attributes.get("page-progression-direction", ""),
        _attributes(root).get("lang", ""),
    )


def xml_root(content: bytes) -> Any:
    """Return the root element of XML, mended where it is broken; None where nothing can be made of it."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        recover=True,
    )
    try:
        return etree.fromstring(_DOCUMENT_TYPE.sub(b"", content, count=1), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(node: Any) -> str:
    """Return an element's name without its namespace; "" for an entity."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def resolved(reference: str, folder: str) -> str:
    """Return the name in the archive of what a reference in a file of `folder` leads to, without its fragment.

    "" where it leads out of the archive.
    """
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
    return "" if name.startswith(("..", "/")) else name


def _package_name(files: Mapping[str, bytes]) -> str:
    root = xml_root(files[CONTAINER]) if CONTAINER in files else None
    if root is not None:
        for node in root.iter():
            said = _attributes(node)
            if local_name(node) == "rootfile" and said.get("media-type", _PACKAGE_TYPE) == _PACKAGE_TYPE:
                name = resolved(said.get("full-path", ""), "")
                if name in files:
                    return name
    # Books made by hand may lack the container, and have one package all the same.
    found = next((name for name in files if name.lower().endswith(".opf")), "")
    if not found:
        raise NotAPackage("an EPUB book without a package")
    return found


def _items(manifest: Any, folder: str, files: Mapping[str, bytes]) -> Iterator[Item]:
    """Yield the files that the manifest lists and the archive has."""
    for node in list(_named(manifest, "item"))[:_MOST_ITEMS]:
        said = _attributes(node)
        name = resolved(said.get("href", ""), folder)
        if name in files:
            yield Item(
                said.get("id", ""), name, said.get("media-type", ""), frozenset(said.get("properties", "").split())
            )


def _said(metadata: Any) -> Iterator[Said]:
    for node in metadata.iter("{*}*"):
        # Without entities, which only a document type can define.
        pieces = [node.text, *(piece for inner in node for piece in (_text_of(inner), inner.tail))]
        text = re.sub(r"\s+", " ", "".join(filter(None, pieces))).strip()
        yield Said(local_name(node), text, _attributes(node))


def _text_of(node: Any) -> str:
    return "".join(map(str, node.itertext())) if isinstance(node.tag, str) else ""


def _named(parent: Any, name: str) -> Iterator[Any]:
    return (node for node in parent if local_name(node) == name)


def _first(parent: Any, name: str) -> Any:
    return next(_named(parent, name), None)


def _attributes(node: Any) -> dict[str, str]:
    return {str(key).rpartition("}")[2]: str(value) for key, value in node.attrib.items()}

"""A structure tree into the PDF that it belongs to (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from converter.render.pdf.structure_tree import Annotation, Mark, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.render.pdf.structure import PaintedPage
    from converter.render.pdf.structure_tree import Structure

_OWNERS: Final = {"L": "List", "TH": "Table", "TD": "Table"}
"""Who says what the attributes of a role mean (14.8.5.2); of the others it is Layout."""
_PRINTED: Final = 4
"""An annotation's flag (12.5.3): PDF/UA and PDF/A want links to be printed with their page."""
_LONGEST_LABEL: Final = 300
"""Characters of a link's words that are said instead of its area."""


def write_structure(structure: Structure, pages: Sequence[PaintedPage], pdf: Any) -> None:
    """Add a structure tree to a PDF of pydyf's, and mark as such what of its pages is not in it."""
    _Writer(pages, pdf).write(structure)


class _Writer:
    """A PDF on the way to its structure tree."""

    def __init__(self, pages: Sequence[PaintedPage], pdf: Any) -> None:
        import pydyf

        self._pydyf = pydyf
        self._pages = pages
        self._pdf = pdf
        self._references: tuple[bytes, ...] = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in pages]
        """Of each mark of each page the node that it belongs to."""
        self._annotations: list[tuple[Any, bytes]] = []
        self._notes: list[tuple[str, bytes]] = []

    def write(self, structure: Structure) -> None:
        pydyf, pdf = self._pydyf, self._pdf
        root = self._added(pydyf.Dictionary({"Type": "/StructTreeRoot"}))
        top = self._write_node(structure.root, root.reference)
        root["K"] = pydyf.Array([top.reference])
        root["ParentTree"] = self._added(self._parent_tree()).reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        if self._notes:
            # In the order of their names, as a name tree must be (7.9.6).
            names = [part for name, reference in sorted(self._notes) for part in (pydyf.String(name), reference)]
            root["IDTree"] = self._added(pydyf.Dictionary({"Names": pydyf.Array(names)})).reference
        for number, place in enumerate(pdf.pages["Kids"][::3]):
            pdf.objects[place].update({"Tabs": "/S", "StructParents": number})
        self._mark_artifacts(structure.artifacts)
        pdf.catalog["StructTreeRoot"] = root.reference
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _added(self, thing: Any) -> Any:
        self._pdf.add_object(thing)
        return thing

    def _write_node(self, node: Node, parent: bytes) -> Any:
        """Return the dictionary of a node, added with all that is below it."""
        pydyf = self._pydyf
        written = self._added(pydyf.Dictionary({"S": f"/{node.role}", "P": parent}))
        written.update({key: pydyf.String(text) for key, text in node.texts.items()})
        if node.role == "Note":
            identifier = f"note-{len(self._notes) + 1:06}"
            written["ID"] = pydyf.String(identifier)
            self._notes.append((identifier, written.reference))
        if node.attributes:
            owned: dict[str, object] = {"O": f"/{_OWNERS.get(node.role, 'Layout')}"}
            owned |= {name: self._value(value) for name, value in node.attributes.items()}
            written["A"] = pydyf.Dictionary(owned)
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            written["Pg"] = self._references[page]
        kids = [self._write_kid(kid, page, written.reference, node.label) for kid in node.kids]
        # An array of one is written without its brackets: most have one.
        written["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return written

    def _value(self, value: str | int | tuple[float, ...]) -> object:
        match value:
            case tuple():
                return self._pydyf.Array(value)
            case str():
                return f"/{value}"
            case _:
                return value

    def _write_kid(self, kid: Node | Mark | Annotation, page: int | None, parent: bytes, label: str) -> object:
        match kid:
            case Node():
                return self._write_node(kid, parent).reference
            case Mark():
                self._owners[kid.page][kid.number] = parent
                if kid.page == page:
                    return kid.number
                return self._reference("MCR", kid.page, {"MCID": kid.number})
            case Annotation():
                self._describe_link(kid.dictionary, label)
                kid.dictionary["StructParent"] = len(self._pages) + len(self._annotations)
                self._annotations.append((kid.dictionary, parent))
                return self._reference("OBJR", kid.page, {"Obj": kid.dictionary.reference})

    def _reference(self, kind: str, page: int, entries: dict[str, object]) -> Any:
        return self._pydyf.Dictionary({"Type": f"/{kind}", "Pg": self._references[page], **entries})

    def _describe_link(self, annotation: Any, label: str) -> None:
        """Say a link's words for its area (ISO 14289-1, 7.18.5), or where it leads if it has none."""
        annotation["F"] = _PRINTED
        target = annotation["A"]["URI"] if "A" in annotation else annotation["Dest"]
        annotation["Contents"] = self._pydyf.String(label[:_LONGEST_LABEL] or target.string)

    def _parent_tree(self) -> Any:
        """Return which node each mark and each annotation belongs to (14.7.4.4)."""
        pydyf = self._pydyf
        numbers = pydyf.Array()
        for number, owners in enumerate(self._owners):
            marks = range(max(owners, default=-1) + 1)
            numbers.extend([number, pydyf.Array(owners.get(mark, b"null") for mark in marks)])
        for number, (_, parent) in enumerate(self._annotations, start=len(self._pages)):
            numbers.extend([number, parent])
        return pydyf.Dictionary({"Nums": numbers})

    def _mark_artifacts(self, artifacts: tuple[Mark, ...]) -> None:
        """Turn the marks of what is no content into such (14.8.2.2)."""
        of_page: dict[int, set[int]] = {}
        for mark in artifacts:
            of_page.setdefault(mark.page, set()).add(mark.number)
        for page, numbers in of_page.items():
            operators = self._pages[page].stream.stream
            for place, operand in enumerate(operators):
                if isinstance(operand, self._pydyf.Dictionary) and operand.get("MCID") in numbers:
                    operators[place - 1] = "/Artifact"
                    operators[place] = self._pydyf.Dictionary({"Type": "/Pagination"})

"""The structure of MathML to LaTeX: rows, fractions, roots, fences, scripts, accents and enclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.mathml.marks import (
    WRAPPERS,
    between,
    core_of,
    has_no_line,
    is_binomial,
    is_character,
    is_nothing,
    is_pair,
    mark_of,
    name_of,
    pair_at,
    scripts_of,
    set_over,
    set_under,
)
from converter.base.mathml.symbols import (
    INTEGRALS,
    LIMITS_BELOW,
    LONG_ARROWS,
    MATRICES,
)
from converter.base.mathml.tables import is_table, write_array, write_standing_table
from converter.base.mathml.tokens import (
    characters,
    joined,
    text_of_token,
    write_identifier,
    write_number,
    write_operator,
    write_space,
    write_string,
    write_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

MAX_DEPTH: Final = 80
"""Elements in each other; what people write has under thirty. What lies deeper is given as its characters."""
APPLICATION: Final = "\u2061"
_UNREAD: Final = frozenset({"annotation", "annotation-xml", "none", "mprescripts", "malignmark", "maligngroup"})
_ENCLOSURES: Final = {
    "box": r"\boxed",
    "roundedbox": r"\boxed",
    "circle": r"\boxed",
    "updiagonalstrike": r"\cancel",
    "downdiagonalstrike": r"\bcancel",
    "horizontalstrike": r"\cancel",
    "radical": r"\sqrt",
    "top": r"\overline",
    "bottom": r"\underline",
    "actuarial": r"\overline",
}
_BOTH_STRIKES: Final = frozenset({"updiagonalstrike", "downdiagonalstrike"})


def latex_from_mathml(mathml: str) -> str:
    """Return the LaTeX of a `<math>` element, without delimiters; "" where it is not well-formed or holds nothing."""
    # A document type is where entities are defined, and nothing that a <math> element has.
    if not mathml or "<!" in mathml:
        return ""
    # It takes 5 ms to import, and most articles have no formula.
    from xml.etree import ElementTree as ET

    try:
        root = ET.fromstring(mathml)  # noqa: S314 -- no document type, hence no entity to expand
    except (ET.ParseError, RecursionError):
        return ""
    return Writer(is_display=root.get("display") == "block").write(root, 0)


class Writer:
    """Writes one formula. `depth` counts the elements around, `is_label` says that a script is being written."""

    def __init__(self, *, is_display: bool) -> None:
        self.is_display = is_display

    def write(self, node: ET.Element, depth: int, *, is_label: bool = False, is_applied: bool = False) -> str:
        """Return one element as LaTeX."""
        name = name_of(node)
        if depth > MAX_DEPTH:
            return characters("".join(node.itertext()))
        match name:
            case _ if name in _UNREAD:
                return ""
            case "mi":
                return write_identifier(node, is_label=is_label, is_applied=is_applied)
            case "mn":
                return write_number(node)
            case "mo":
                return write_operator(node)
            case "mtext":
                return write_words(node)
            case "ms":
                return write_string(node)
            case "mspace":
                return write_space(node)
            case "mfrac":
                return self._fraction(node, depth, is_label)
            case "msqrt":
                return f"\\sqrt{{{self.row(list(node), depth, is_label=is_label)}}}"
            case "mroot":
                base, index = self._children(node, 2, depth, is_label)
                return f"\\sqrt[{index}]{{{base}}}"
            case "mfenced":
                return self._fenced(node, depth, is_label)
            case "mphantom":
                content = self.row(list(node), depth, is_label=is_label)
                return f"\\phantom{{{content}}}" if content else ""
            case "menclose":
                return self._enclosed(node, depth, is_label)
            case "msub" | "msup" | "msubsup":
                return self._scripted(node, depth, name)
            case "munder" | "mover" | "munderover":
                return self._stacked(node, depth, name)
            case "mmultiscripts":
                return self._multiscripted(node, depth)
            case "mtable":
                return write_standing_table(node, lambda cell: self.row(list(cell), depth + 2), self.is_display)
            case "semantics":
                return self.row(list(node)[:1], depth, is_label=is_label)
            case _:
                bare = characters(node.text or "") if not len(node) else ""
                return bare or self.row(list(node), depth, is_label=is_label)

    def row(self, nodes: Sequence[ET.Element], depth: int, *, is_label: bool = False) -> str:
        """Return elements in a line, with what encloses them as LaTeX has it."""
        seen = [node for node in nodes if not is_nothing(node)]
        if len(seen) == 1 and name_of(seen[0]) in WRAPPERS and name_of(seen[0]) != "semantics":
            return self.row(list(seen[0]), depth + 1, is_label=is_label) if depth <= MAX_DEPTH else ""
        if enclosed := self._enclosed_row(seen, depth, is_label):
            return enclosed
        pieces: list[str] = []
        place = 0
        while place < len(seen):
            taken, latex = self._matrix(seen, place, depth)
            if not taken:
                following = seen[place + 1] if place + 1 < len(seen) else None
                is_applied = following is not None and text_of_token(following) == APPLICATION
                latex = self.write(seen[place], depth + 1, is_label=is_label, is_applied=is_applied)
            pieces.append(latex)
            place += taken or 1
        return joined(pieces)

    # --- Fences ---

    def _enclosed_row(self, seen: Sequence[ET.Element], depth: int, is_label: bool) -> str:  # noqa: FBT001 - one flag, handed on
        """Return a row that is one pair of fences and what is between; "" where it is not."""
        if len(seen) < 2 or not is_pair(seen):  # noqa: PLR2004 - a pair
            return ""
        first, last = core_of(seen[0]), core_of(seen[-1])
        opening, closing = text_of_token(first), text_of_token(last)
        inner = seen[1:-1]
        if len(inner) == 1 and is_table(core := core_of(inner[0])) and (opening, closing) in MATRICES:
            return self._array(core, MATRICES[opening, closing], depth)
        if len(inner) == 1 and (opening, closing) == ("(", ")") and is_binomial(core := core_of(inner[0])):
            above, below = self._children(core, 2, depth, is_label)
            return f"\\binom{{{above}}}{{{below}}}"
        content = self.row(inner, depth + 1, is_label=is_label)
        if first.get("stretchy") == "false" or not content:
            return joined((self.write(first, depth), content, self.write(last, depth)))
        return between(opening, content, closing)

    def _matrix(self, seen: Sequence[ET.Element], place: int, depth: int) -> tuple[int, str]:
        """Return how many elements from this place on are a matrix or cases, and its LaTeX; (0, "") where none are."""
        for opening_length in (1, 0):
            at = place + opening_length
            if at >= len(seen) or not is_table(core := core_of(seen[at])):
                continue
            opening = mark_of(seen[place]) if opening_length else ""
            closing = mark_of(seen[at + 1]) if at + 1 < len(seen) else ""
            if (opening, closing) in MATRICES and (opening or closing):
                return opening_length + 2, self._array(core, MATRICES[opening, closing], depth)
            if opening and (opening, "") in MATRICES:
                return opening_length + 1, self._array(core, MATRICES[opening, ""], depth)
        return 0, ""

    def _array(self, table: ET.Element, environment: str, depth: int) -> str:
        return write_array(table, environment, lambda cell: self.row(list(cell), depth + 2))

    def _fenced(self, node: ET.Element, depth: int, is_label: bool) -> str:  # noqa: FBT001 - one flag, handed on
        opening, closing = node.get("open", "("), node.get("close", ")")
        nodes = [child for child in node if not is_nothing(child)]
        if len(nodes) == 1 and is_table(core := core_of(nodes[0])) and (opening.strip(), closing.strip()) in MATRICES:
            return self._array(core, MATRICES[opening.strip(), closing.strip()], depth)
        signs = node.get("separators", ",").replace(" ", "")
        pieces: list[str] = []
        for place, child in enumerate(nodes):
            if place and signs:
                pieces.append(characters(signs[min(place, len(signs)) - 1]))
            pieces.append(self.row([child], depth + 1, is_label=is_label))
        return between(opening.strip(), joined(pieces), closing.strip())

    # --- Fractions and frames ---

    def _fraction(self, node: ET.Element, depth: int, is_label: bool) -> str:  # noqa: FBT001 - one flag, handed on
        above, below = self._children(node, 2, depth, is_label)
        if node.get("bevelled") == "true":
            return f"{{{above}}} / {{{below}}}"
        if has_no_line(node):
            return f"\\genfrac{{}}{{}}{{0pt}}{{}}{{{above}}}{{{below}}}"
        return f"\\frac{{{above}}}{{{below}}}"

    def _enclosed(self, node: ET.Element, depth: int, is_label: bool) -> str:  # noqa: FBT001 - one flag, handed on
        notations = node.get("notation", "longdiv").split()
        content = self.row(list(node), depth, is_label=is_label)
        if set(notations) >= _BOTH_STRIKES:
            return f"\\xcancel{{{content}}}"
        command = next((_ENCLOSURES[notation] for notation in notations if notation in _ENCLOSURES), "")
        return f"{command}{{{content}}}" if command else content

    # --- Scripts ---

    def _scripted(self, node: ET.Element, depth: int, name: str) -> str:
        children = list(node)
        base = self._base(children[:1], depth, name)
        scripts = [self.row([child], depth + 1, is_label=True) for child in children[1:3]]
        below = scripts[0] if name != "msup" and scripts else ""
        above = scripts[-1] if name == "msup" or len(scripts) > 1 else ""
        if name == "msup" and not scripts:
            above = ""
        return f"{base}{scripts_of(below, above)}"

    def _stacked(self, node: ET.Element, depth: int, name: str) -> str:
        children = list(node)
        outer = [self.row([child], depth + 1, is_label=True) for child in children[1:3]]
        under = children[1] if name != "mover" and len(children) > 1 else None
        over = children[-1] if name != "munder" and len(children) > (1 if name == "mover" else 2) else None
        below = outer[0] if under is not None else ""
        above = outer[-1] if over is not None else ""
        base = self.row(children[:1], depth + 1)
        if base in LIMITS_BELOW or base.startswith(r"\operatorname*"):
            return f"{base}{scripts_of(below, above)}"
        if base in INTEGRALS:
            return f"{base}\\limits{scripts_of(below, above)}"
        if base.startswith(r"\operatorname{") and under is not None:
            return f"{base.replace('{', '*{', 1)}{scripts_of(below, above)}"
        arrow = LONG_ARROWS.get(mark_of(children[0])) if children else None
        if arrow and (above or below):
            return f"{arrow}{f'[{below}]' if below else ''}{{{above}}}"
        if under is not None:
            base = set_under(base, under, below)
        return set_over(base, over, above, is_wide=not is_character(children[0])) if over is not None else base

    def _multiscripted(self, node: ET.Element, depth: int) -> str:
        children = list(node)
        names = [name_of(child) for child in children]
        end = names.index("mprescripts") if "mprescripts" in names else len(children)
        written = [self.row([child], depth + 1, is_label=True) for child in children]
        before = "".join(scripts_of(*pair_at(written, at)) for at in range(end + 1, len(children), 2))
        after = "{}".join(scripts_of(*pair_at(written[:end], at)) for at in range(1, end, 2))
        base = self._base(children[:1], depth, "mmultiscripts")
        return joined((f"{{}}{before}" if before else "", f"{base}{after}"))

    def _base(self, nodes: Sequence[ET.Element], depth: int, script: str) -> str:
        """Return what scripts hang on, in braces where LaTeX would else hang them on its last letter."""
        base = self.row(nodes, depth + 1)
        if not nodes or not base:
            return "{}"
        core = core_of(nodes[0])
        name = name_of(core)
        is_single = len(core) == 0 and len(base.split()) == 1
        is_whole = name in ("mtable", "msqrt", "mroot", "mfrac", "mfenced", "menclose") or (
            base.startswith(r"\left") and base.count(r"\left") == base.count(r"\right") == 1
        )
        is_other_script = (script, name) in {("msup", "msub"), ("msub", "msup")} or name in ("munder", "mover")
        return base if is_single or is_whole or is_other_script else f"{{{base}}}"

    # --- Parts ---

    def _children(self, node: ET.Element, count: int, depth: int, is_label: bool) -> list[str]:  # noqa: FBT001 - one flag, handed on
        written = [self.row([child], depth + 1, is_label=is_label) for child in list(node)[:count]]
        return written + [""] * (count - len(written))

"""Tables that only centre and number equations, as arXiv and journals have them, to the equations with their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import text_of
from converter.extract.shape.formulas import is_shaped, latex_of, new_latex
from converter.extract.shape.tree import elements_in

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

MOST_WORDS_CHARACTERS: Final = 40
"""Text beside the formulas: an equation's number, no cell of facts."""
_TABLE: Final = re.compile(
    r" (?:ltx_eqn_table|ltx_equation|ltx_equationgroup|disp-formula|display-formula|equation|eqn|eq|numblk|inline-formula|formula"
    r"|numbered-equation|mwe-math-eqn|mjx-eqn-table) "
)
_NUMBER: Final = re.compile(r"[(\[]\s?((?:[A-Z]\.?)?\d{1,4}(?:[.\-–]\d{1,4}){0,3}\s?[a-z*′']{0,2}|\*{1,3}|†|‡)\s?[)\]]")


def shape_equation_tables(tree: ArticleTree) -> None:
    """Put the formulas of each such table into its place; formulas of a row become one."""
    for table, _ in tree.of_class(_TABLE, "table"):
        parts = elements_in(table)
        lines = [part for part in parts if part.name == "tr"]
        if not lines or any(part.name in ("table", "th", "img", "ul", "ol") for part in parts[1:]):
            continue
        equations = [equation for line in lines if (equation := _equation(line, tree)) is not None]
        if equations and _other_characters(table) < MOST_WORDS_CHARACTERS * len(lines):
            tree.replace(table, *equations)


def _equation(line: Tag, tree: ArticleTree) -> Tag | None:
    """Return the equation of a table's row with its number; None where it has none."""
    formulas = [each for each in elements_in(line) if _is_outermost_formula(each)]
    if not formulas:
        return None
    number = next(
        (found[1] for cell in line.find_all(["td", "th"]) if (found := _NUMBER.fullmatch(text_of(cell)))), ""
    ).replace(" ", "")
    tag = f" \\tag{{{number}}}" if number else ""
    written = [latex_of(each) for each in formulas]
    if all(written) and (len(formulas) > 1 or formulas[0].name != "math"):
        return new_latex(tree, " ".join(written) + tag, "display")
    if len(formulas) == 1:
        math = formulas[0]
    else:
        math = tree.new("math")
        for each in formulas:
            row = tree.new("mrow")
            for node in list(each.contents):
                row.append(node.extract())
            math.append(row)
    math["display"] = "block"
    if tag and written[0] and "\\tag" not in written[0]:
        math["alttext"] = written[0] + tag
        for annotation in math.find_all("annotation"):
            tree.remove(annotation)
    return math


def _is_outermost_formula(element: Tag) -> bool:
    return element.name == "math" or is_shaped(element)


def _other_characters(table: Tag) -> int:
    """Return how many characters stand beside the formulas."""
    inside = sum(len(text_of(math)) for math in table.find_all("math"))
    return max(len(text_of(table)) - inside, 0)

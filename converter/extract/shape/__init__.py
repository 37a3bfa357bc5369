"""The found article's constructs to the one form that `base/vocabulary.py` writes down: the ordered table SHAPES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.extract.shape.addresses import shape_addresses
from converter.extract.shape.callouts import shape_callouts
from converter.extract.shape.code import shape_code
from converter.extract.shape.drawings import shape_drawings
from converter.extract.shape.embeds import shape_embeds
from converter.extract.shape.figures import shape_figures
from converter.extract.shape.footnotes import shape_footnotes
from converter.extract.shape.formula_pictures import shape_formula_pictures
from converter.extract.shape.headings import shape_headings
from converter.extract.shape.images import shape_images
from converter.extract.shape.indents import shape_indents
from converter.extract.shape.inline_boxes import shape_inline_boxes
from converter.extract.shape.math import shape_math
from converter.extract.shape.quotations import shape_quotations
from converter.extract.shape.stresses import shape_stresses
from converter.extract.shape.tables import shape_tables
from converter.extract.shape.tasks import shape_tasks
from converter.extract.shape.tree import ArticleTree
from converter.extract.shape.verse import shape_verse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import Tag

    from converter.model.record import Note

__all__ = ["SHAPES", "Shape", "shape"]

Bring: TypeAlias = Callable[[ArticleTree], None]
"""Brings one construct of an article to its form, in place."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One construct: a row of the table SHAPES. Its module has the same name."""

    name: str
    summary: str
    """What it brings to one form, as the README says it."""
    bring: Bring


SHAPES: Final = (
    # Before all that asks where a paragraph ends.
    Shape("inline_boxes", "boxes that stand within a line of text", shape_inline_boxes),
    # Before the pictures, which drop those that only hold a place: a formula's alternative text is the formula.
    Shape("formula_pictures", "pictures of formulas, by their service or alternative text", shape_formula_pictures),
    # Pictures first: figures and embeds look for pictures that are really there.
    Shape("images", "lazy, responsive and repeated pictures", shape_images),
    # Before code, for which preformatted lines are taken.
    Shape("verse", "poems, stanza by stanza", shape_verse),
    # Code before all that looks at text: what stands in it is nobody else's.
    Shape("code", "highlighted code, with line numbers and copy buttons", shape_code),
    Shape("math", "formulas of KaTeX, MathJax, MediaWiki and all that writes LaTeX", shape_math),
    # After formulas, which some draw as SVG; before embeds and figures, to which a drawing is a picture.
    Shape("drawings", "drawings in the page itself", shape_drawings),
    Shape("footnotes", "footnotes, endnotes and side notes", shape_footnotes),
    Shape("callouts", "notes, warnings and tips", shape_callouts),
    Shape("embeds", "players, posts, maps and frames", shape_embeds),
    Shape("figures", "pictures with captions", shape_figures),
    Shape("quotations", "quotations with their sources, and pull quotes", shape_quotations),
    # After poems and code, whose lines begin where their authors had them begin.
    Shape("indents", "paragraphs that begin with an ideographic space", shape_indents),
    Shape("tasks", "lists of tasks", shape_tasks),
    Shape("stresses", "marks, small capitals, raised and struck text by class or style", shape_stresses),
    Shape("tables", "tables that only arrange", shape_tables),
    Shape("headings", "headings with links to themselves", shape_headings),
    # Last: footnotes and headings know a link within the page by its first character.
    Shape("addresses", "relative addresses, by the page's base", shape_addresses),
)
"""The shapes, in the order in which they run."""


def shape(article: Tag, base_url: str, scripts: Iterable[str] = ()) -> tuple[Note, ...]:
    """Bring an article's constructs to their forms, in place, and return what was lost or guessed.

    `scripts` are the addresses and the code of the page's scripts. Definitions of footnotes that the page hides,
    `<noscript>` and `<script type="math/tex">` must still be in the article.
    """
    tree = ArticleTree(article, base_url, scripts)
    for row in SHAPES:
        row.bring(tree)
    return tuple(tree.notes)

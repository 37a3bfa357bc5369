"""Footnotes of every habit to marks and one section of notes, which is put at the article's end.

A habit is how a mark in the text and its note are told to belong together, one a file:

| file | the mark | the note |
|---|---|---|
| `linked.py` | links to it, or names it in an attribute | `reach.py` finds how far it reaches from there |
| `beside.py` | is what the note stands beside | within the text, as a side note or in an attribute |
| `numbered.py` | is a number or a sign | a block or a line that starts with the same, below a rule or heading |

All give what they find to `Notes`. A mark without a note and a note without a mark stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.extract.shape.footnotes.beside import take_notes_beside
from converter.extract.shape.footnotes.linked import take_linked_notes
from converter.extract.shape.footnotes.notes import Notes
from converter.extract.shape.footnotes.numbered import take_numbered_notes
from converter.extract.shape.footnotes.remains import Remains

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree


def shape_footnotes(tree: ArticleTree) -> None:
    """Bring footnotes to marks and one section at the article's end."""
    notes = Notes(tree, Remains(tree))
    # Links first, for they are certain; numbers last, for a power or an ordinal is raised, too.
    take_linked_notes(tree, notes)
    take_notes_beside(tree, notes)
    take_numbered_notes(tree, notes)
    notes.write()

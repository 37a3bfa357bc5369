"""Names and words by which pages tell their footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute, text_of
from converter.extract.shape.tree import classes_of, is_short

if TYPE_CHECKING:
    from bs4 import Tag

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
SIGNS: Final = "*†‡§¶"
"""What stands for a number, in the order in which printers use them."""

_BOX_NAME: Final = re.compile(
    r"foot-?_?(?:note|def)|endnote|reference|reflist|citation|bibliography|(?<![a-z])notes?(?![a-z])|(?<![a-z])fn(?![a-z])"
)
_BOX_ROLES: Final = frozenset({"doc-endnotes", "doc-footnote", "doc-bibliography"})
_HEADING_OF_NOTES: Final = re.compile(
    r"(?:(?:foot|end|side)[ -]?notes?|notes?|references?|citations?|sources|works cited|bibliography|literature cited)"
    r"(?: (?:and|&) (?:foot|end)?(?:notes?|references?|citations?|sources|further reading))?"
    r"|fu(?:ß|ss)noten?|anmerkungen|endnoten|quellen|einzelnachweise|belege|notas?(?: (?:al pie|de rodapé))?|referencias|referências|fuentes"
    r"|notes? de bas de page|références|sources|note|riferimenti|fonti|voetnoten|noten|bronnen|referenties|noter|fotnoter|källor"
    r"|referenser|referanser|kilder|fodnoter|alaviitteet|lähteet|viitteet|przypisy|bibliografia|poznámky|reference|примечания|сноски"
    r"|источники|ссылки|примітки|σημειώσεις|παραπομπές|脚注|註釋|注释|註|注|参考文献|參考文獻|参考资料|参考|출처|각주|주석|هوامش|المراجع|مراجع|הערות(?: שוליים)?|dipnotlar|notlar|kaynakça",
    re.IGNORECASE,
)
LONGEST_HEADING_CHARACTERS: Final = 40


def is_note_box(element: Tag) -> bool:
    """Return whether an element says that it holds notes."""
    attributes = element.attrs
    return (
        (
            ("class" in attributes or "id" in attributes)
            and _BOX_NAME.search(f"{classes_of(element)}{attribute(element, 'id').lower()} ") is not None
        )
        or ("role" in attributes and attribute(element, "role") in _BOX_ROLES)
        or "data-footnotes" in attributes
    )


def heads_notes(element: Tag) -> bool:
    """Return whether an element's text is the heading of a section of notes, in one of the web's languages."""
    if not is_short(element, LONGEST_HEADING_CHARACTERS):
        return False
    text = text_of(element).partition("[")[0].strip(" :.—–-\u00a0\u200b#¶§")
    return bool(text) and _HEADING_OF_NOTES.fullmatch(text) is not None

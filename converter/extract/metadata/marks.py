"""A page's tree to the elements that may say something about its article, found in as few walks as can be.

Every selector that is asked for on its own costs a walk over the whole page; a list of selectors costs one walk, and
a little for each selector. So what declares is one list, and what only looks like a byline another, which is asked for
where nothing declares the author or the date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role, roles_of

if TYPE_CHECKING:
    from collections.abc import Container

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DECLARING: Final = (
    "meta[content],link[rel][href],title,script[type*=json],time,h1,h2,[itemprop],[property],a[rel],"
    "a[href*=creativecommons]"
)
_SHOWING: Final = ",".join(
    (
        "h1,h2,h3,time",
        *(f"[class*={part}]" for part in ("uthor", "utor", "uteur", "yline", "date", "Date", "publi", "meta", "user")),
        *(f"a[href*={part}]" for part in ("uthor", "utor", "user", "'/u/'", "member", "profil")),
    )
)
"""The first letter is left out where it may be a capital: whether case counts costs more than the letter."""
MAX_MARKS: Final = 4_000
"""A thread of a thousand posts has more; who began it stands among the first."""
MAX_OUTER_ELEMENTS: Final = 12
"""How far up it is looked whether an element stands in the page's frame."""
FRAME: Final = Role.NAVIGATION | Role.RELATED | Role.COMMENTS | Role.FOOTER | Role.SIDE | Role.NEWSLETTER
"""Roles whose bylines and dates are another article's, a reader's or the site's."""
LONGEST_ASIDE_CHARACTERS: Final = 240
"""What stands aside and holds no more is the article's byline beside its text."""


@dataclass(slots=True)
class Mark:
    """One element, with its attributes: to ask for them costs as much as to find it."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where it has none."""
        return self.attributes.get(name) or ""

    @property
    def names(self) -> str:
        """Its classes and its id."""
        return f"{self.get('class')} {self.get('id')}"

    @property
    def text(self) -> str:
        """What stands in it, white space collapsed."""
        return " ".join(self.node.text(separator=" ").split())

    @property
    def value(self) -> str:
        """What it says: to a machine where it has a value for machines, else to the reader."""
        return self.get("datetime") or self.get("content") or self.text


@dataclass(slots=True)
class Declared:
    """The elements that declare something, each kind in the page's order."""

    metas: list[Mark] = field(default_factory=list)
    links: list[Mark] = field(default_factory=list)
    """`link` elements: the page's, not the text's."""
    scripts: list[Mark] = field(default_factory=list)
    properties: list[Mark] = field(default_factory=list)
    """Elements with attributes of microdata or RDFa, and links with a relation."""
    times: list[Mark] = field(default_factory=list)
    """`time` elements, and h1 and h2 between them, for what stands beside which."""
    window: str = ""
    """Text of the title element, as it is."""


def declared_marks(tree: LexborHTMLParser) -> Declared:
    """Return the elements of a page that declare something."""
    found = Declared()
    for node in tree.css(_DECLARING)[:MAX_MARKS]:
        mark = Mark(node, node.tag or "", node.attributes)
        match mark.tag:
            case "meta":
                found.metas.append(mark)
            case "link":
                found.links.append(mark)
            case "script":
                found.scripts.append(mark)
            case "title":
                found.window = found.window or node.text()
            case "time" | "h1" | "h2":
                found.times.append(mark)
        if "itemprop" in mark.attributes or "property" in mark.attributes or mark.tag == "a":
            found.properties.append(mark)
    return found


def showing_marks(tree: LexborHTMLParser) -> list[Mark]:
    """Return the elements that look like bylines and datelines by their names or addresses, headings between them."""
    return [Mark(node, node.tag or "", node.attributes) for node in tree.css(_SHOWING)[:MAX_MARKS]]


def is_framed(node: LexborNode, around_title: Container[int], frame: Role = FRAME) -> bool:
    """Return whether an element stands in a part of the page that is not the article's.

    `around_title` are the `mem_id` of the elements that hold the title: what holds both is the article, whatever its
    names say.
    """
    outer: LexborNode | None = node
    for _ in range(MAX_OUTER_ELEMENTS):
        if outer is None or outer.mem_id in around_title or outer.tag in {"body", "html"}:
            return False
        roles = roles_of(outer.tag or "", outer.attributes) & frame
        if roles == Role.SIDE and len(outer.text()) <= LONGEST_ASIDE_CHARACTERS:
            roles = Role.NONE
        if roles:
            return True
        outer = outer.parent
    return False

"""A rule and a page to what the rule says of it: metadata, what goes, the body, what is changed in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.base.dom import parse_page
from converter.base.guard import DEEPEST_PARSED, MAX_CHARACTERS, guarded
from converter.extract.metadata.bylines import names_of
from converter.extract.metadata.claims import one_line
from converter.extract.metadata.dates import parse_date
from converter.extract.ruled import SITE_RULES, Ruled
from converter.extract.sites.edits import Edits, written
from converter.extract.sites.looking import Lookup
from converter.extract.sites.stripping import removals_within, said_by, strip
from converter.extract.sites.tree import PageTree
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from lxml.etree import _Element

    from converter.base.guard import Cut
    from converter.extract.sites.directives import PatternDirective
    from converter.extract.sites.rule import SiteRule
    from converter.extract.sites.xpath import Match
    from converter.model.page import Page

UNPRUNED: Final = frozenset(
    """cookie_notices advertisements paywall_prompts newsletter comments author_box kicker byline related_links
    navigation photo_credits embed_chrome""".split()
)
"""What `prune: no` turns off: the rules that guess from names and sizes what is clutter. Scripts, hidden text, buttons
to share and to print and empty elements are none of the article for anybody, and still go."""
WRAPPERS: Final = frozenset({"blockquote", "p", "div"})
"""Elements that `wrap_in` may name, as in wallabag."""


def apply_rule(page: Page, rule: SiteRule, keep: Collection[str]) -> Ruled:
    """Return what a rule says of a page; with "site_rules" in `keep` nothing is stripped."""
    page, notes = _with_replacements(page, rule)
    html, cuts = guarded(page.text)
    root = parse_page(html).root
    tree = PageTree(root) if root is not None else None
    if tree is None or tree.deepest > DEEPEST_PARSED:
        message = f"{rule.names[0]} was not followed, for the page is nested too deeply."
        return Ruled(page, notes=(*rule.notes, *notes, Note(NoteKind.SITE_RULE_FAILED, message, rule.names[0])))
    lookup = Lookup(rule, tree)
    lookup.notes += [*rule.notes, *notes]
    single_page, next_page = _link(lookup, "single_page_link"), _link(lookup, "next_page_link")
    claims = _claims(lookup)
    edits = _attribute_edits(lookup)
    stripped = [] if SITE_RULES in keep else strip(lookup, edits)
    body = _body(lookup)
    _edit_elements(lookup, edits)
    ruled = Ruled(
        page,
        title=claims.title,
        authors=claims.authors,
        published=claims.published,
        has_lead_image=rule.says("insert_detected_image", default=True),
        single_page=single_page,
        next_page=next_page,
        removals=removals_within(stripped, body),
    )
    unbelieved = _json_ld(tree) if rule.says("skip_json_ld", default=False) else set()
    if body:
        parts = [*body, *_moved(lookup, body)]
        edits.dropped.update(tree.nodes[element].mem_id for element in claims.within(tree, body))
        lookup.tell(f"The article was found by {lookup.name}.", NoteKind.SITE_RULE)
        _try_out(lookup, page.url, body)
        ruled = replace(
            ruled,
            body=written([tree.nodes[part] for part in parts], edits),
            unpruned=frozenset() if rule.says("prune", default=True) else UNPRUNED,
        )
        edits = Edits()
    edits.dropped |= unbelieved
    if edits:
        ruled = replace(ruled, page=_as_left(page, tree, edits, cuts))
    return replace(ruled, notes=tuple(lookup.notes))


# --- Before the page is parsed ---


def _with_replacements(page: Page, rule: SiteRule) -> tuple[Page, list[Note]]:
    """Return the page with the rule's texts replaced; one that would make it too long is left and told."""
    text = page.text
    notes: list[Note] = []
    for each in rule.replacements:
        if not each.text:
            continue
        grown = len(text) + text.count(each.text) * (len(each.by) - len(each.text))
        if grown > max(MAX_CHARACTERS, len(text)):
            message = f"{each.place} was skipped, for it makes the page too long."
            notes.append(Note(NoteKind.SITE_RULE_FAILED, message, rule.names[0]))
            continue
        text = text.replace(each.text, each.by)
    return (replace(page, text=text) if text != page.text else page), notes


# --- What is known of the article ---


@dataclass(frozen=True, slots=True)
class _Claims:
    title: str
    authors: tuple[str, ...]
    published: date | datetime | None
    matches: tuple[Match, ...]
    """Where they were found."""

    def within(self, tree: PageTree, body: Iterable[_Element]) -> list[_Element]:
        """Return the elements among the matches that stand in the body, and would say there again what is known."""
        elements = [element for match in self.matches if (element := _element_of(match)) is not None]
        return [
            element for element in elements if any(element is not part and tree.holds(part, element) for part in body)
        ]


def _element_of(match: Match) -> _Element | None:
    """Return what shows a match to the reader: an element, or the `<time>` whose attribute it is; None else."""
    if not isinstance(match, str):
        return match
    parent: _Element | None = getattr(match, "getparent", lambda: None)()
    return parent if parent is not None and parent.tag == "time" else None


def _claims(lookup: Lookup) -> _Claims:
    titles, authors, dates = lookup.first("title"), lookup.first("author"), lookup.first("date")
    for directive, matches in (("title", titles), ("author", authors), ("date", dates)):
        if not matches and lookup.rule.values(directive):
            lookup.tell(f"The {directive} that {lookup.name} names is not on this page.", NoteKind.SITE_RULE)
    if lookup.first("native_ad_clue"):
        lookup.tell(f"{lookup.name} takes this page for an advertisement.", NoteKind.SITE_RULE)
    return _Claims(
        title=one_line(_text_of(titles[0])) if titles else "",
        authors=names_of(tuple(_text_of(match) for match in authors)),
        published=_day_of(dates),
        matches=(*titles[:1], *authors, *dates[:1]),
    )


def _text_of(match: Match) -> str:
    return str(match) if isinstance(match, str) else "".join(map(str, match.itertext()))


def _day_of(matches: list[Match]) -> date | datetime | None:
    for match in matches:
        declared = "" if isinstance(match, str) else match.get("datetime") or match.get("content") or ""
        found = parse_date(declared) or parse_date(_text_of(match))
        if found:
            return found
    return None


def _link(lookup: Lookup, directive: PatternDirective) -> str:
    for line in lookup.rule.all(directive):
        for match in lookup.matches(line):
            address = str(match) if isinstance(match, str) else match.get("href", "")
            if address.strip():
                return address.strip()
    return ""


# --- The body ---


def _body(lookup: Lookup) -> list[_Element]:
    """Return the elements that hold the article; [] where no line finds any with a word or a picture in it."""
    lines = [line for line in lookup.rule.all("body") if lookup.holds(line)]
    for line in lines:
        elements = lookup.elements(line)
        if any(said_by(element).strip() or element.find(".//img") is not None for element in elements):
            return elements
    if lines:
        lookup.tell(f"The page has no body that {lookup.name} names; the article was looked for without it.")
    return []


def _try_out(lookup: Lookup, url: str, body: list[_Element]) -> None:
    """Tell where the body of one of the rule's own test pages lacks what the rule says that it must have."""
    wanted = [text for trial in lookup.rule.trials if trial.url == url for text in trial.contains]
    if wanted:
        found = " ".join(" ".join(_text_of(element) for element in body).split())
        for text in wanted:
            if " ".join(text.split()) not in found:
                lookup.tell(f'The article lacks "{text}", which {lookup.name} says that it has.')


def _moved(lookup: Lookup, body: list[_Element]) -> list[_Element]:
    moved: list[_Element] = []
    for line in lookup.rule.all("move_into"):
        if line.argument.strip().lower() != "body":
            lookup.tell(f"{line.place} was skipped: things are moved into the body alone.")
            continue
        for element in lookup.elements(line):
            if not any(lookup.tree.holds(part, element) for part in (*body, *moved)):
                moved.append(element)
    return moved


# --- What is changed ---


def _attribute_edits(lookup: Lookup) -> Edits:
    edits = Edits()
    for line in lookup.rule.values("src_lazy_load_attr"):
        for image in lookup.images(line):
            address = image.get(line.value)
            if address:
                edits.attributes.setdefault(lookup.tree.nodes[image].mem_id, {})["src"] = address
    return edits


def _edit_elements(lookup: Lookup, edits: Edits) -> None:
    nodes = lookup.tree.nodes
    for line in lookup.rule.all("dissolve"):
        edits.dissolved.update(nodes[match].mem_id for match in lookup.matches(line) if not isinstance(match, str))
    for line in lookup.rule.all("wrap_in"):
        wrapper = line.argument.strip().lower()
        if wrapper not in WRAPPERS:
            lookup.tell(f"{line.place} was skipped: nothing is wrapped in {wrapper} here.")
            continue
        for match in lookup.matches(line):
            if not isinstance(match, str):
                edits.wrapped.setdefault(nodes[match].mem_id, wrapper)


def _json_ld(tree: PageTree) -> set[int]:
    return {
        tree.nodes[script].mem_id
        for script in tree.root.iter("script")
        if script.get("type", "").strip().lower() == "application/ld+json"
    }


def _as_left(page: Page, tree: PageTree, edits: Edits, cuts: Iterable[Cut]) -> Page:
    """Return the page with the edits made in its HTML. What the guard cut is told here, for it finds no more to cut."""
    doctype = "<!DOCTYPE html>" if "<!doctype" in page.text[:1000].lower() else ""
    notes = tuple(Note(NoteKind.CUT, cut.message, cut.limit) for cut in cuts)
    return replace(page, text=doctype + written([tree.nodes[tree.root]], edits), notes=page.notes + notes)

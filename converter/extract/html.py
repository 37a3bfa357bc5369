"""HTML page to Article: guard, parse, read the metadata, find, bring to one form, clean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.base.dom import (
    all_within,
    attribute,
    parse_fragment,
    parse_page,
    serialise,
    strings_of,
    take_apart,
    text_of,
    tree_of,
)
from converter.base.errors import NoArticle
from converter.base.guard import DEEPEST_PARSED, Cut, guarded, without_structure
from converter.base.vocabulary import LATEX_ATTRIBUTE
from converter.base.words import count_pieces
from converter.extract.clean import Surroundings, check_rule_names, clean
from converter.extract.clean.kicker import says_the_subject
from converter.extract.embedded import MOST_PROSE, embedded_text
from converter.extract.find import SURROUNDINGS, Declaration, Found, find_article, survey, whole_page
from converter.extract.metadata import read_metadata
from converter.extract.metadata.claims import text_or_markup, web_address
from converter.extract.ruled import Ruled
from converter.extract.scripted import html_of, is_more_of
from converter.extract.shape import shape
from converter.extract.shape.elsewhere import add_notes_from_elsewhere
from converter.extract.threads import find_thread
from converter.extract.visibility import shown
from converter.extract.witness import UNWATCHED
from converter.model.article import Article
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser

    from converter.extract.find import Survey
    from converter.extract.threads import Thread
    from converter.extract.witness import Witness
    from converter.model.document import Metadata
    from converter.model.page import Page
    from converter.model.record import Removal
    from converter.model.settings import ExtractSettings
    from converter.model.site import RuleFile

SCRIPT_CHARACTERS_LOOKED_AT: Final = 2000
"""The settings of a renderer of formulas are shorter; a page's whole state as JSON is not."""
FAR_MORE: Final = 2.0
"""The text in a page's metadata is taken when it is so many times what the page shows: a script would have shown it."""
FEWEST_SCRIPTED_WORDS: Final = 80
HARDLY_ANYTHING: Final = 0.1
"""A site's rule that leaves a smaller share of the article's words has taken the article for clutter."""
MAX_LOST_SHARE: Final = 0.3
"""Share of the article's words that may go unaccounted for before it is told."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    tree: LexborHTMLParser
    seen: Survey
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A page, what it says of its article, and where that is."""

    parsed: _Parsed
    base_url: str
    metadata: Metadata
    guesses: tuple[Note, ...]
    found: Found
    """Nothing, where a site's rule has the body."""
    says: Declaration
    scripted_words: int
    """In the page's metadata; 0 where they are not wanted."""
    thread: Thread | None = None
    """The conversation that the page is; then nothing was looked for."""

    @property
    def is_scripted(self) -> bool:
        """Whether the text in the page's metadata is the article, of which the page shows little or nothing."""
        is_far_more = self.scripted_words >= max(FEWEST_SCRIPTED_WORDS, FAR_MORE * self.found.words)
        return is_far_more and is_more_of(self.found, self.says.text)

    @property
    def words(self) -> int:
        """How many words the article has, wherever it is taken from."""
        scripted_words = self.scripted_words if self.scripted_words >= FEWEST_SCRIPTED_WORDS else 0
        return max(self.found.words, scripted_words)


def extract_html(
    page: Page, settings: ExtractSettings, rules: tuple[RuleFile, ...] = (), witness: Witness = UNWATCHED
) -> Article:
    """Return the article of an HTML page. Raises UnknownName for a rule that there is not, NoArticle."""
    check_rule_names(settings.keep)
    ruled, looked = _look_by_rule(page, settings, rules)
    witness.ruled(page, ruled)
    page, parsed, base_url, metadata = ruled.page, looked.parsed, looked.base_url, looked.metadata
    cuts = (Note(NoteKind.CUT, cut.message, cut.limit) for cut in parsed.cuts)
    notes = [*page.notes, *cuts, *ruled.notes, *looked.guesses]
    if settings.whole_page:
        notes.append(Note(NoteKind.WHOLE_PAGE, "Nothing was looked for: this is the whole page."))
    found = replace(looked.found, removals=ruled.removals + looked.found.removals)
    witness.looked(parsed.seen, found, metadata, notes)
    if ruled.body:
        html = guarded(ruled.body)[0]
        tree = parse_fragment(html)
        witness.given(html, tree)
        _take_title_out(tree, metadata.title)
        found = replace(found, words=count_pieces(text_of(tree)) - _words_for_no_script(tree))
    elif looked.thread:
        html = looked.thread.html
        tree = parse_fragment(html)
        witness.given(html, tree)
    elif looked.is_scripted:
        html = html_of(looked.says.text)
        tree, found = parse_fragment(html), Found((), words=looked.scripted_words)
        witness.given(html, tree)
        notes.append(
            Note(
                NoteKind.LOW_CONFIDENCE,
                "The text was taken from what the page carries for scripts, for the page hardly shows it.",
            )
        )
    elif found.nodes:
        tree = tree_of(found.nodes, found.dropped)
        witness.copied(found, tree)
        if parsed.seen.is_revealed:
            _reveal(tree)
    else:
        raise NoArticle(location=page.location or page.url, says=found.refusal)

    words = found.words + _words_for_no_script(tree)
    # Shapes first: they need what cleaning takes, such as pictures in <noscript>, and cleaning finds their captions.
    called_back = add_notes_from_elsewhere(tree, parsed.tree)
    found = replace(found, removals=tuple(each for each in found.removals if each.excerpt not in called_back))
    notes += shape(tree, base_url, _scripts(parsed.tree))
    surroundings = Surroundings(url=base_url, title=metadata.title, keep=settings.keep | ruled.unpruned)
    removals = found.removals + clean(tree, surroundings, witness.took)
    metadata = replace(metadata, kicker=metadata.kicker or _kicker(removals))
    witness.finished(tree)
    notes += _doubts(found, words, tree, removals, is_paid=looked.says.is_paid)
    body = serialise(tree)
    take_apart(tree)
    parsed.seen.take_apart()
    return Article(
        metadata,
        body,
        "html",
        single_page=web_address(ruled.single_page, base_url) if ruled.single_page else "",
        next_page=web_address(ruled.next_page, base_url) if ruled.next_page else "",
        removals=removals,
        notes=tuple(notes),
    )


def _kicker(removals: Iterable[Removal]) -> str:
    """Return the line above the title that was taken out of the text, for it is metadata; "" where there was none."""
    lines = (removal.excerpt for removal in removals if removal.rule == "kicker")
    return next((line for line in lines if says_the_subject(line)), "")


def _look_by_rule(page: Page, settings: ExtractSettings, rules: tuple[RuleFile, ...]) -> tuple[Ruled, _Looked]:
    """Return what the rules say of the page, and what was found in what they leave of it.

    Where they leave hardly anything of the article, the page is looked at as it came.
    """
    ruled = _ruled(page, settings, rules)
    looked = _look(ruled, settings)
    stripped_words = sum(removal.words for removal in ruled.removals)
    is_enough = looked.words > HARDLY_ANYTHING * (looked.words + stripped_words)
    if is_enough or ruled.body or ruled.page.text == page.text:
        return ruled, looked
    undone = ruled.undone(page, rules[0].name)
    looked_again = _look(undone, settings)
    if looked.words >= HARDLY_ANYTHING * looked_again.words:
        return ruled, looked
    looked.parsed.seen.take_apart()
    return undone, looked_again


def _look(ruled: Ruled, settings: ExtractSettings) -> _Looked:
    """Return what a page says of its article, and where that is."""
    page = ruled.page
    parsed = _parse(page.text)
    base_url = _base_url(parsed.tree, page.url)
    metadata, says, guesses = read_metadata(parsed.tree, parsed.seen, page, base_url)
    scripted_words = 0
    thread = None
    if not (settings.whole_page or ruled.body or SURROUNDINGS in settings.keep):
        thread = find_thread(parsed.tree, base_url)
    metadata = ruled.over(thread.over(metadata) if thread else metadata)
    if settings.whole_page:
        found = whole_page(parsed.seen)
    elif ruled.body or thread:
        found = thread.found if thread else Found(())
    else:
        if not says.text and parsed.seen.body is not None and parsed.seen.body.prose < MOST_PROSE:
            says = replace(says, text=text_or_markup(embedded_text(parsed.tree)))
        scripted_words = count_pieces(says.text)
        found = find_article(parsed.seen, replace(says, title=metadata.title), settings.keep)
    return _Looked(parsed, base_url, metadata, ruled.still_guessed(guesses), found, says, scripted_words, thread)


def _ruled(page: Page, settings: ExtractSettings, rules: tuple[RuleFile, ...]) -> Ruled:
    """Return what the rules for the page's site say of it; the page as it is where there are none."""
    if not rules or settings.whole_page:
        return Ruled(page)
    # XPath stands on lxml; no other page is to wait for it.
    from converter.extract.sites import follow_rules

    return follow_rules(page, rules, settings.keep)


def _take_title_out(tree: Tag, title: str) -> None:
    """Take out of the tree of a rule's body the headings that repeat the title, which is metadata."""
    for heading in tree.find_all(["h1", "h2"]):
        if text_of(heading).casefold() == title.casefold():
            heading.extract()


def _parse(text: str) -> _Parsed:
    html, cuts = guarded(text)
    tree = parse_page(html)
    seen = survey(tree)
    if seen.deepest <= DEEPEST_PARSED:
        return _Parsed(tree, seen, cuts)
    flat, cut = without_structure(html)
    tree = parse_page(flat)
    return _Parsed(tree, survey(tree), (*cuts, cut))


def _base_url(tree: LexborHTMLParser, url: str) -> str:
    """Return what relative addresses are relative to: the first base element's address if it is http(s)."""
    base = tree.css_first("base[href]")
    declared = web_address(base.attributes.get("href") or "", url) if base is not None else ""
    return declared or url


def _scripts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the addresses of the page's scripts, and the code of those that it carries, as far as settings stand in it."""
    for script in tree.css("script"):
        yield script.attributes.get("src") or (script.text() or "")[:SCRIPT_CHARACTERS_LOOKED_AT]


def _reveal(tree: Tag) -> None:
    """Make everything in the tree shown: the page hid it until a script had come."""
    for element in tree.find_all(attrs={"hidden": True}):
        del element["hidden"]
    for element in tree.find_all(style=True):
        element["style"] = shown(attribute(element, "style"))
    for element in all_within(tree, "noscript"):
        element.unwrap()


def _words_for_no_script(tree: Tag) -> int:
    """Return how many words stand in noscript, which no reader of the page sees and no document has."""
    return sum(count_pieces(text_of(element)) for element in all_within(tree, "noscript"))


def _doubts(found: Found, words: int, tree: Tag, removals: tuple[Removal, ...], *, is_paid: bool) -> list[Note]:
    """Return notes on an article that may be a part of itself, or has lost words that nobody took.

    `words` is how many it had when it was found.
    """
    notes: list[Note] = []
    if is_paid:
        notes.append(
            Note(NoteKind.LOW_CONFIDENCE, "The page says that its text is for subscribers: this may be its beginning.")
        )
    if not found.is_sure:
        notes.append(Note(NoteKind.LOW_CONFIDENCE, "The article may be incomplete, or hold text that is not its own."))
    # LaTeX that stood in the text stands in attributes now.
    formulas = (attribute(element, LATEX_ATTRIBUTE) for element in all_within(tree, "span", "div"))
    left = count_pieces(" ".join((*strings_of(tree), *filter(None, formulas))))
    taken = sum(removal.words for removal in removals[len(found.removals) :])
    lost = words - left - taken
    if lost > MAX_LOST_SHARE * words:
        notes.append(Note(NoteKind.TEXT_LOST, f"About {lost:,} of the article's {words:,} words were lost."))
    return notes

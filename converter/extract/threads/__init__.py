"""A page that is a conversation to its posts, in the one form that `base/vocabulary.py` writes down.

What the finder keeps of such a page is its text; who said what and when stands around that. So where the page's own
mark-up says which program made it (`engines.py`), its posts are gathered from the whole page (`gather.py`), and nothing
need be looked for. The post that a page is about becomes the article's text, the others posts below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.base.dom import new_element, serialise, text_of, tree_of
from converter.base.vocabulary import POST_AUTHOR_ATTRIBUTE, POST_CLASS, POST_DATE_ATTRIBUTE, POST_URL_ATTRIBUTE
from converter.base.words import count_pieces
from converter.extract.find import SURROUNDINGS, Found
from converter.extract.metadata.claims import web_address
from converter.extract.metadata.dates import parse_date
from converter.extract.threads.engines import ENGINES
from converter.extract.threads.gather import gather
from converter.extract.threads.plain import plain_mail
from converter.extract.threads.quoted import without_quoted_mail
from converter.extract.threads.repeats import repeating_quotes
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from datetime import date, datetime

    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser

    from converter.extract.threads.engines import Engine
    from converter.extract.threads.gather import Posting
    from converter.model.document import Metadata

__all__ = ["Thread", "find_thread"]

FEWEST_WORDS: Final = 3
"""With fewer the posts were not there yet: a script would have brought them."""

_MARKS: Final = ", ".join(engine.mark for engine in ENGINES)


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation that a page holds."""

    html: str
    words: int
    title: str = ""
    author: str = ""
    published: date | datetime | None = None
    removals: tuple[Removal, ...] = ()
    """Quotations that repeat a post of the page, and the mail that a mail answers."""

    @property
    def found(self) -> Found:
        """What the search for an article would say of it."""
        return Found((), words=self.words, removals=self.removals)

    def over(self, metadata: Metadata) -> Metadata:
        """Return the metadata with what the first post says of itself in place of what the page's look says."""
        return replace(
            metadata,
            title=self.title or metadata.title,
            authors=(self.author,) if self.author else metadata.authors,
            published=self.published or metadata.published,
        )


def find_thread(tree: LexborHTMLParser, base_url: str) -> Thread | None:
    """Return the conversation that a page holds; None where no program for conversations made it, or it shows none."""
    # One look for all: most pages are none, and are not to wait.
    if tree.css_first(_MARKS) is None:
        return None
    for engine in ENGINES:
        if tree.css_first(engine.mark) is None or (engine.other and tree.css_first(engine.other) is not None):
            continue
        postings = gather(tree, engine)
        if len(postings) >= engine.fewest:
            thread = _thread(tree, engine, postings, base_url)
            if thread.words >= FEWEST_WORDS:
                return thread
    return None


def _thread(tree: LexborHTMLParser, engine: Engine, postings: list[Posting], base_url: str) -> Thread:
    writer = _Writer(tree, engine, base_url)
    if engine.quotes:
        bodies = [body for posting in postings for body in posting.body]
        quotes = tree.css(engine.quotes)
        repeating = repeating_quotes(quotes, bodies)
        writer.dropped |= repeating
        writer.taken += [node.text(separator=" ") for node in quotes if node.mem_id in repeating]
    match engine.manner:
        case "chat":
            writer.write_turns(postings)
        case "mail":
            writer.write_answers(postings)
        case "thread":
            writer.write_thread(postings)
    root, first = writer.root, postings[0]
    named = engine.manner != "chat"
    handle = next((word for word in first.author.split() if word.startswith("@")), first.author)
    return Thread(
        serialise(root),
        count_pieces(text_of(root)),
        title=_headline(tree, engine) or (engine.title.format(author=handle) if engine.title and handle else ""),
        author=first.author if named else "",
        published=parse_date(first.published) if named else None,
        removals=tuple(
            Removal(SURROUNDINGS, text[:EXCERPT_CHARACTERS], count_pieces(text))
            for text in (" ".join(taken.split()) for taken in writer.taken)
        ),
    )


def _headline(tree: LexborHTMLParser, engine: Engine) -> str:
    """Return the title that the first post has of its own; "" where it has none."""
    node = tree.css_first(engine.headline) if engine.headline else None
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


class _Writer:
    """Writes the posts of one page."""

    def __init__(self, tree: LexborHTMLParser, engine: Engine, base_url: str) -> None:
        self.root = new_element("div")
        self._engine = engine
        self._base_url = base_url
        self.taken: list[str] = []
        """Text of the posts that is left out."""
        dropped = [place.post for place in engine.places] + ([engine.drop] if engine.drop else [])
        self.dropped = {node.mem_id for node in tree.css(", ".join(dropped))}

    def write_thread(self, postings: list[Posting]) -> None:
        """Write the first post as the text, and the others under a heading."""
        first, *others = postings
        self._write_body(first, self.root)
        going_on = 0
        while self._engine.goes_on and others[going_on:] and others[going_on].author == first.author:
            self._write_body(others[going_on], self.root)
            going_on += 1
        del others[:going_on]
        if others:
            heading = new_element("h2")
            heading.append(self._engine.heading)
            self.root.append(heading)
            self.write_answers(others)

    def write_answers(self, postings: list[Posting]) -> None:
        """Write posts, each within the one that it answers."""
        open_posts: list[tuple[int, Tag]] = []
        for posting in postings:
            while open_posts and open_posts[-1][0] >= posting.depth:
                open_posts.pop()
            outer = open_posts[-1][1] if open_posts else self.root
            attributes = {"class": POST_CLASS, POST_AUTHOR_ATTRIBUTE: posting.author}
            if posting.published:
                attributes[POST_DATE_ATTRIBUTE] = posting.published
            if posting.link and (address := web_address(posting.link, self._base_url)):
                attributes[POST_URL_ATTRIBUTE] = address
            article = new_element("article", attributes)
            outer.append(article)
            self._write_body(posting, article)
            open_posts.append((posting.depth, article))

    def write_turns(self, postings: list[Posting]) -> None:
        """Write the turns of a chat, each under who speaks, with a line between each two."""
        speaker = ""
        for posting in postings:
            if posting.author != speaker:
                if speaker:
                    self.root.append(new_element("hr"))
                speaker = posting.author
                name, line = new_element("strong"), new_element("p")
                name.append(speaker)
                line.append(name)
                self.root.append(line)
            self._write_body(posting, self.root)

    def _write_body(self, posting: Posting, outer: Tag) -> None:
        for node in posting.body:
            if self._engine.is_plain:
                outer.append(plain_mail(node.text()))
                continue
            nodes = [node] if posting.place.body else list(node.iter(include_text=True))
            box = new_element("div")
            for child in list(tree_of(nodes, self.dropped).contents):
                box.append(child.extract())
            if self._engine.manner == "mail":
                self.taken += without_quoted_mail(box)
            outer.append(box)

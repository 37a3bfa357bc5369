"""What a row of the tables of engines says: how the posts of one program for conversations are known.

A place within a post is written as CSS selectors parted by " | ", the first with a match counts; `@name` behind one asks
for that attribute, `=words` are words that every such post has. A selector of "" is the post itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Manner: TypeAlias = Literal["thread", "mail", "chat"]
"""thread: a post and what others said to it; mail: messages of equal rank; chat: questions and answers in turns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where posts of one kind are, and what stands where in them."""

    post: str
    """Selector of the elements that hold one post each; an answer may lie within what it answers."""
    body: str
    """Selector of what the author wrote; several matches follow one another."""
    author: str = ""
    date: str = ""
    link: str = ""
    """Address where the post stands by itself."""
    depth: str = ""
    """How deep the answer is, as a number: for programs that do not put an answer within what it answers."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One look of a program for conversations."""

    name: str
    mark: str
    """Selector of what stands on every such page, and on few others."""
    places: tuple[Place, ...]
    """Kinds of posts, the opening one's first where that is unlike the others."""
    other: str = ""
    """Selector of what tells that the posts are comments on something else, which the page is about."""
    drop: str = ""
    """Selector of what in a body is not the author's."""
    quotes: str = ""
    """Selector of what in a body is quoted from another post: it goes where all of it stands on the page already."""
    manner: Manner = "thread"
    is_plain: bool = False
    """Whether a body is the text of a mail in `<pre>`, with `>` before what it quotes."""
    goes_on: bool = False
    """Whether a text too long for one post is written as several: those of the first one's author that follow it at once."""
    heading: str = "Comments"
    """What stands above the answers."""
    title: str = ""
    """What the document is called, with {author} in it; "" where the page's own title will do."""
    headline: str = ""
    """Selector of the title that the first post has of its own, which comes before `title`."""
    fewest: int = 1
    """Posts that there must be: a page of a blog may carry a lone one's mark-up."""

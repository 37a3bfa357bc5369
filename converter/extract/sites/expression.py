"""XPath 1.0 expressions to steps, each with what it costs.

libxml2 evaluates an expression in one go that nothing can stop, and `//div//div` takes it a time that grows with the
third power of a page: half a minute for one of 20,000 elements that was made for it. So the path is taken apart here:
each step is evaluated for itself, from each place where the one before it led, and what it will look at is counted
before. What cannot be taken apart, a function or a predicate, is estimated from the ways that it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_EXPRESSION_CHARACTERS: Final = 4_000
"""The longest of the public collection has a few hundred."""
DEEPEST_BRACKETS: Final = 12

_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<literal>"[^"]*"|'[^']*')
      | (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<mark>//|::|\.\.|!=|<=|>=|[/|\[\]().@,*=<>+$-])
      | (?P<name>[^\W\d][\w.-]*(?::(?!:)(?:[^\W\d][\w.-]*|\*))?)
    )""",
    re.VERBOSE,
)
_COMPARISONS: Final = frozenset({"=", "!=", "<", ">", "<=", ">=", "+", "-", ","})
_WORDS_BETWEEN: Final = frozenset({"and", "or", "div", "mod", "*"})
"""Operators where an operand stands before them, names elsewhere (XPath 1.0, 3.7)."""
_NODE_TYPES: Final = frozenset({"node", "text", "comment", "processing-instruction"})
_PICK: Final = re.compile(r"\[(\d{1,4}|last\(\))\]")
_ID: Final = re.compile(r"""\bid\(\s*("[^"]*"|'[^']*')\s*\)""")

Reach: TypeAlias = Literal["near", "down", "up", "beside", "everywhere"]
"""How much of the page a step looks at from one place."""

_AXES: Final[dict[str, Reach]] = {
    "descendant": "down",
    "descendant-or-self": "down",
    "ancestor": "up",
    "ancestor-or-self": "up",
    "following-sibling": "beside",
    "preceding-sibling": "beside",
    "following": "everywhere",
    "preceding": "everywhere",
}


class BadExpression(Exception):  # noqa: N818 - caught here and told as a note
    """No XPath, or one that is not evaluated here."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression."""

    text: str
    start: int
    end: int
    is_operator: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a step costs that libxml2 takes by itself, in a predicate or a function."""

    reach: Reach
    merged: str | None = None
    """Name of the elements that a further step of a path finds, "" for any: libxml2 compares each with all found before.
    None for a first step."""


Way: TypeAlias = tuple[Look, ...]
"""The steps on one way through an expression, as far as they look beyond what is near."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    text: str
    """The step as XPath, from the place where the step before led: "//" is ".//" there."""
    reach: Reach
    is_below: bool
    """Whether it stands behind "//": what it finds below an element it finds below the one around that, too."""
    name: str
    """Of the elements that it may find; "" is any."""
    predicates: tuple[Way, ...]
    """The ways that its predicates go from each node that it meets."""
    computed: tuple[Way, ...] = ()
    """The ways in its parentheses, which are gone once."""


@dataclass(frozen=True, slots=True)
class Path:
    """One of the paths that an expression joins by "|"; a function or a comparison is a path of one step."""

    steps: tuple[Step, ...]
    """() where the group is all of it."""
    group: tuple[Path, ...] = ()
    """What stands in parentheses before the first step, whose steps then go on from what it finds."""
    pick: int | None = None
    """Which of the group's matches counts, as an index; None is all."""
    arguments: tuple[Path, ...] = ()
    """Paths whose matches stand for $p0, $p1, … in the one step of what is computed."""


def parse_expression(text: str) -> tuple[Path, ...]:
    """Return the paths of an expression. Raises BadExpression."""
    if len(text) > LONGEST_EXPRESSION_CHARACTERS:
        raise BadExpression("it is too long")
    # HTML's ids are no ids to an XML library without a DTD.
    text = _ID.sub(r"(//*[@id=\1])[1]", text)
    tokens = _tokens(text)
    if not tokens:
        raise BadExpression("it is empty")
    if _is_no_path(tokens):
        return (_computed(text, tokens),)
    return tuple(_path(text, part) for part in _split(tokens, {"|"}))


def _computed(text: str, tokens: Sequence[Token]) -> Path:
    """Return a function or a comparison as a path of one step, with the paths in it for themselves."""
    arguments: list[Path] = []
    pieces: list[str] = []
    written = 0
    for term in _far_paths(tokens):
        pieces += (text[written : term[0].start], f"$p{len(arguments)}")
        written = term[-1].end
        arguments.append(_path(text, term))
    step = Step("".join((*pieces, text[written:])), "near", is_below=False, name="", predicates=())
    return Path((step,), arguments=tuple(arguments))


def _far_paths(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the paths among the operands and arguments that look beyond what is near."""
    for term in _split(tokens, set()):
        if not term:
            continue
        if not _is_no_path(term):
            if any(_ways(term)):
                yield term
            continue
        opened = next((place for place, token in enumerate(term) if token.text == "("), None)
        if opened is not None:
            yield from _far_paths(term[opened + 1 : opened + _closing(term[opened:])])


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    depth = 0
    after_operand = False
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.end() == position:
            raise BadExpression(f'"{text[position : position + 10].strip()}" is not understood')
        start = match.start(match.lastgroup or 0)
        word = text[start : match.end()]
        between = word in _COMPARISONS or word == "|" or (after_operand and word in _WORDS_BETWEEN)
        tokens.append(Token(word, start, match.end(), between))
        depth += (word in {"(", "["}) - (word in {")", "]"})
        if not 0 <= depth <= DEEPEST_BRACKETS:
            raise BadExpression("its brackets do not fit" if depth < 0 else "its brackets are nested too deeply")
        after_operand = not between and word not in {"/", "//", "::", "@", "(", "[", "$"}
        position = match.end()
    if depth:
        raise BadExpression("its brackets do not fit")
    return tokens


def _outer(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Yield the tokens outside of all brackets, opening ones among them, with their places."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.text in {")", "]"}:
            depth -= 1
        elif not depth:
            yield place, token
        if token.text in {"(", "["}:
            depth += 1


def _split(tokens: Sequence[Token], marks: set[str]) -> list[Sequence[Token]]:
    """Return the runs of tokens between those marks, or between all operators where there are none."""
    places = [place for place, token in _outer(tokens) if (token.text in marks if marks else token.is_operator)]
    bounds = [-1, *places, len(tokens)]
    return [tokens[first + 1 : last] for first, last in pairwise(bounds)]


def _is_no_path(tokens: Sequence[Token]) -> bool:
    """Return whether something else than paths is computed: by an operator, a function, a text."""
    before = ""
    for place, token in _outer(tokens):
        if token.is_operator and token.text != "|":
            return True
        calls = place + 1 < len(tokens) and tokens[place + 1].text == "("
        if token.text[0] in "\"'$" or (token.text.isdigit() and before == ""):
            return True
        if calls and (token.text[0].isalpha() or token.text[0] == "_") and token.text not in _NODE_TYPES:
            return True
        before = token.text
    return False


def _path(text: str, tokens: Sequence[Token]) -> Path:
    if not tokens:
        raise BadExpression("a path is missing")
    steps: list[Step] = []
    group, pick, tokens = _group(text, tokens)
    marks = [place for place, token in _outer(tokens) if token.text in {"/", "//"}]
    starts = marks if marks and marks[0] == 0 else [0, *marks]
    for first, last in pairwise([*starts, len(tokens)] if tokens else []):
        run = tokens[first:last]
        mark = run[0].text if run[0].text in {"/", "//"} else ""
        inner = run[1:] if mark else run
        if not inner:
            raise BadExpression("a step is missing")
        written = text[inner[0].start : inner[-1].end]
        is_first = not steps and not group
        lead = mark if is_first else {"/": "", "//": ".//"}[mark]
        reach, name = _aim(inner)
        reach = "down" if mark == "//" else reach
        steps.append(Step(lead + written, reach, mark == "//", name, _ways_in(inner, "["), _ways_in(inner, "(")))
    return Path(tuple(steps), group, pick)


def _group(text: str, tokens: Sequence[Token]) -> tuple[tuple[Path, ...], int | None, Sequence[Token]]:
    """Return the paths in parentheses that a path begins with, which of their matches counts, and the rest.

    () and all tokens where it does not begin with some, or where what picks among them is not as simple as [1].
    """
    if tokens[0].text != "(":
        return (), None, tokens
    inside = tokens[1 : _closing(tokens)]
    rest = tokens[len(inside) + 2 :]
    if not inside or _is_no_path(inside):
        return (), None, tokens
    pick: int | None = None
    picked = _PICK.match("".join(token.text for token in rest))
    if rest and rest[0].text == "[":
        if picked is None:
            return (), None, tokens
        pick = int(picked[1]) - 1 if picked[1].isdigit() else -1
        rest = rest[_closing(rest) + 1 :]
    if rest and rest[0].text not in {"/", "//"}:
        return (), None, tokens
    return tuple(_path(text, part) for part in _split(inside, {"|"})), pick, rest


def _closing(tokens: Sequence[Token]) -> int:
    """Return the place of the bracket that closes the one that tokens begin with."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in {"(", "["}) - (token.text in {")", "]"})
        if not depth:
            return place
    raise BadExpression("its brackets do not fit")


def _aim(tokens: Sequence[Token]) -> tuple[Reach, str]:
    """Return how far a step looks by its axis, and the name of the elements that it looks for, "" for any."""
    reach: Reach = "near"
    if len(tokens) > 1 and tokens[1].text == "::":
        reach = _AXES.get(tokens[0].text, "near")
        tokens = tokens[2:]
    is_name = bool(tokens) and tokens[0].text.isalnum() and not (len(tokens) > 1 and tokens[1].text == "(")
    return reach, tokens[0].text if is_name else ""


def _ways_in(tokens: Sequence[Token], bracket: str) -> tuple[Way, ...]:
    """Return the ways that go on within the outer brackets of one kind; () for those that only look near."""
    ways: list[Way] = []
    depth = start = 0
    opened = ""
    for place, token in enumerate(tokens):
        if token.text in {"(", "["}:
            if not depth:
                start, opened = place + 1, token.text
            depth += 1
        elif token.text in {")", "]"}:
            depth -= 1
            if not depth and opened == bracket:
                ways += _ways(tokens[start:place])
    return tuple(ways)


def _ways(tokens: Sequence[Token]) -> tuple[Way, ...]:
    """Return the ways through an expression, each with one through what is in its brackets."""
    ways: list[Way] = []
    for term in _split(tokens, set()):
        way = tuple(_looks(term))
        within = _ways_in(term, "[") + _ways_in(term, "(")
        ways += [(*way, *inner) for inner in within] or [way]
    return tuple(way for way in ways if way)


def _looks(term: Sequence[Token]) -> Iterator[Look]:
    is_further = False
    for place, token in _outer(term):
        reach, name = _aim(term[place:])
        if token.text == "//":
            reach, name = "everywhere" if place == 0 else "down", _aim(term[place + 1 :])[1]
        elif token.text == "/" and place == 0:
            reach = "everywhere"
        if reach != "near":
            yield Look(reach, name if is_further else None)
            is_further = True

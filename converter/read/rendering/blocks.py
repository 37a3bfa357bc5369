"""Block elements to blocks, as `render/xhtml/blocks.py` writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from bs4 import NavigableString, Tag

from converter.base.dom import attribute
from converter.base.vocabulary import (
    CALLOUT_CLASS,
    CALLOUT_KIND_ATTRIBUTE,
    CALLOUT_LABEL_CLASS,
    CALLOUT_TITLE_CLASS,
    CHECKED_ATTRIBUTE,
    CREDIT_CLASS,
    EMBED_ADDRESS_CLASS,
    EMBED_CLASS,
    EMBED_KIND_ATTRIBUTE,
    EMBED_PROVIDER_ATTRIBUTE,
    FOOTNOTES_ROLE,
    LANGUAGE_CLASS_PREFIX,
    LATEX_ATTRIBUTE,
    LISTING_CLASS,
    MATH_CLASS,
    OPENING_CLASS,
    POST_AUTHOR_ATTRIBUTE,
    POST_CLASS,
    POST_DATE_ATTRIBUTE,
    POST_HEADER_CLASS,
    POST_URL_ATTRIBUTE,
    PULL_QUOTE_CLASS,
    SOURCE_CLASS,
    VERSE_CLASS,
)
from converter.model.document import (
    BulletList,
    Callout,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Embed,
    EmbedKind,
    Figure,
    FormulaBlock,
    Heading,
    HeadingLevel,
    ListItem,
    NumberStyle,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Text,
    Verse,
)
from converter.read.html.addresses import link_address
from converter.read.html.formulas import mathml_of
from converter.read.html.survey import UNREAD, has_class
from converter.read.rendering.inlines import image_of, language_and_direction, read_inlines
from converter.read.rendering.places import address_of, identifier_of
from converter.read.rendering.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from converter.model.document import Blocks, Image, Inlines
    from converter.read.rendering.places import Places

ReadBlock: TypeAlias = "Callable[[Tag, Places], Blocks]"

_LEVELS: Final[Mapping[str, HeadingLevel]] = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_STYLES: Final[Mapping[str, NumberStyle]] = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_EMBED_KINDS: Final[Mapping[str, EmbedKind]] = {kind: kind for kind in get_args(EmbedKind)}
_WHITE_SPACE: Final = " \t\n"


def read_flow(nodes: Iterable[object], places: Places) -> Blocks:
    """Return sibling nodes as blocks; what stands in a line between them is a paragraph."""
    blocks: list[Blocks] = []
    run: list[object] = []
    for node in nodes:
        read = _BLOCKS.get(node.name) if isinstance(node, Tag) else None
        if read is None or not isinstance(node, Tag) or (node.name == "math" and not _is_displayed(node)):
            run.append(node)
            continue
        blocks += [_paragraph(run, places), read(node, places)]
        run.clear()
    return tuple(block for part in (*blocks, _paragraph(run, places)) for block in part)


def _blocks(element: Tag, places: Places) -> Blocks:
    return read_flow(element.contents, places)


def _line(element: Tag, places: Places) -> Inlines:
    return read_inlines(element.contents, places)


def _tags(element: Tag) -> list[Tag]:
    return [node for node in element.contents if isinstance(node, Tag)]


def _is_displayed(math: Tag) -> bool:
    return attribute(math, "display") == "block"


def _paragraph(nodes: Iterable[object], places: Places) -> Blocks:
    """Return what stands between blocks; its last line feed is the writer's."""
    line = read_inlines(nodes, places)
    if all(isinstance(inline, Text) and not inline.text.strip(_WHITE_SPACE) for inline in line):
        return ()
    last = line[-1]
    if isinstance(last, Text):
        text = last.text.removesuffix("\n")
        line = (*line[:-1], Text(text)) if text else line[:-1]
    return (Paragraph(line),)


def _read_paragraph(element: Tag, places: Places) -> Blocks:
    return (Paragraph(_line(element, places)),)


def _read_heading(element: Tag, places: Places) -> Blocks:
    return (Heading(_LEVELS[element.name], _line(element, places), identifier_of(element)),)


# --- Lists ---


def _read_bullet_list(element: Tag, places: Places) -> Blocks:
    return (BulletList(_items(element, places)),)


def _read_ordered_list(element: Tag, places: Places) -> Blocks:
    number = attribute(element, "start")
    start = int(number) if number.lstrip("-").isdecimal() and len(number) < 11 else 1  # noqa: PLR2004 - fits any integer
    return (OrderedList(_items(element, places), start, _STYLES.get(attribute(element, "type"), "decimal")),)


def _items(element: Tag, places: Places) -> tuple[ListItem, ...]:
    states = {"true": True, "false": False}
    return tuple(
        ListItem(_blocks(item, places), states.get(attribute(item, CHECKED_ATTRIBUTE)))
        for item in _tags(element)
        if item.name == "li"
    )


def _read_definitions(element: Tag, places: Places) -> Blocks:
    """Return a list of definitions: a term behind an explanation begins an entry."""
    entries: list[Definition] = []
    last = ""
    for part in _tags(element):
        is_lacking = "hidden" in part.attrs
        if part.name == "dt":
            if last != "dt":
                entries.append(Definition((), ()))
            if not is_lacking:
                entries[-1] = replace(entries[-1], terms=(*entries[-1].terms, _line(part, places)))
        elif entries and not is_lacking:
            entries[-1] = replace(entries[-1], explanations=(*entries[-1].explanations, _blocks(part, places)))
        last = part.name
    return (DefinitionList(tuple(entries)),)


# --- Set apart ---


def _read_quote(element: Tag, places: Places) -> Blocks:
    nodes: list[object] = list(element.contents)
    last = nodes[-1] if nodes else None
    source: Inlines = ()
    if isinstance(last, Tag) and last.name == "footer":
        source = _line(last, places)
        nodes.pop()
    return (Quote(read_flow(nodes, places), source, address_of(element, "cite")),)


def _read_aside(element: Tag, places: Places) -> Blocks:
    if has_class(element, PULL_QUOTE_CLASS):
        return (PullQuote(_blocks(element, places)),)
    if not has_class(element, CALLOUT_CLASS):
        return _blocks(element, places)
    nodes: list[object] = list(element.contents)
    first = nodes[0] if nodes else None
    title: Inlines = ()
    if isinstance(first, Tag) and has_class(first, CALLOUT_TITLE_CLASS):
        title = () if has_class(first, CALLOUT_LABEL_CLASS) else _line(first, places)
        del nodes[0]
    return (Callout(attribute(element, CALLOUT_KIND_ATTRIBUTE), title, read_flow(nodes, places)),)


def _read_article(element: Tag, places: Places) -> Blocks:
    if not has_class(element, POST_CLASS):
        return _blocks(element, places)
    nodes = [node for node in element.contents if not (isinstance(node, Tag) and has_class(node, POST_HEADER_CLASS))]
    author, published = (attribute(element, name) for name in (POST_AUTHOR_ATTRIBUTE, POST_DATE_ATTRIBUTE))
    return (
        Post(read_flow(nodes, places), author, published, link_address(attribute(element, POST_URL_ATTRIBUTE), "")),
    )


def _read_div(element: Tag, places: Places) -> Blocks:
    if has_class(element, VERSE_CLASS):
        return _read_verse(element, places)
    if has_class(element, MATH_CLASS):
        latex = attribute(element, LATEX_ATTRIBUTE)
        return (FormulaBlock(latex),) if latex else _paragraph(element.contents, places)
    return (Division(_blocks(element, places), *language_and_direction(element)),)


def _read_verse(element: Tag, places: Places) -> Blocks:
    """Return lines, each of which has a break behind it."""
    lines: list[list[object]] = [[]]
    for node in element.contents:
        if isinstance(node, Tag) and node.name == "br":
            lines.append([])
        else:
            lines[-1].append(node)
    if not lines[-1]:
        lines.pop()
    return (Verse(tuple(read_inlines(line, places) for line in lines)),)


def _read_box(element: Tag, places: Places) -> Blocks:
    """Return a part of the page; what says of the article what its metadata says is no part of it, nor is a list of notes."""
    if has_class(element, OPENING_CLASS) or has_class(element, SOURCE_CLASS):
        return ()
    return () if attribute(element, "role") == FOOTNOTES_ROLE else _blocks(element, places)


# --- Code, pictures, formulas ---


def _read_code(element: Tag, places: Places) -> Blocks:
    del places
    inner = next((node for node in _tags(element) if node.name == "code"), element)
    language = attribute(inner, "class").removeprefix(LANGUAGE_CLASS_PREFIX)
    return (CodeBlock("".join(_code_pieces(element)), language),)


def _code_pieces(element: Tag) -> Iterator[str]:
    for node in element.descendants:
        if type(node) is NavigableString:
            yield node
        elif isinstance(node, Tag) and node.name == "br":
            yield "\n"


def _read_figure(element: Tag, places: Places) -> Blocks:
    if has_class(element, EMBED_CLASS):
        return _read_embed(element, places)
    caption, credit = _caption_and_credit(element, places)
    nodes = [node for node in element.contents if not (isinstance(node, Tag) and node.name == "figcaption")]
    if has_class(element, LISTING_CLASS):
        blocks = read_flow(nodes, places)
        return tuple(replace(block, caption=caption) if isinstance(block, CodeBlock) else block for block in blocks)
    pictures = tuple(image for node in nodes if isinstance(node, Tag) and (image := image_of(node, places)))
    if pictures:
        return (Figure(pictures, caption, credit),)
    said = tuple(Paragraph(line) for line in (caption, credit) if line)
    return (*read_flow(nodes, places), *said)


def _caption_and_credit(figure: Tag, places: Places) -> tuple[Inlines, Inlines]:
    """Return the words under a figure, and who made it; the space between the two is the writer's."""
    caption = next((node for node in _tags(figure) if node.name == "figcaption"), None)
    if caption is None:
        return (), ()
    nodes: list[object] = list(caption.contents)
    last_node = nodes[-1] if nodes else None
    credit: Inlines = ()
    if isinstance(last_node, Tag) and last_node.name == "small" and has_class(last_node, CREDIT_CLASS):
        credit = _line(last_node, places)
        nodes.pop()
    line = read_inlines(nodes, places)
    if credit and line and isinstance(last := line[-1], Text):
        text = last.text.removesuffix(" ")
        line = (*line[:-1], Text(text)) if text else line[:-1]
    return line, credit


def _read_embed(element: Tag, places: Places) -> Blocks:
    link = next((node for node in _tags(element) if node.name == "a"), None)
    url = address_of(link, "href") if link is not None else ""
    inner = link if link is not None else element
    pictures: list[Image] = [
        image for node in _tags(inner) if node.name in ("img", "span") and (image := image_of(node, places))
    ]
    is_bare = link is not None and has_class(link, EMBED_ADDRESS_CLASS)
    title = "" if is_bare else "".join(node for node in inner.contents if type(node) is NavigableString)
    kind = _EMBED_KINDS.get(attribute(element, EMBED_KIND_ATTRIBUTE), "frame")
    provider = attribute(element, EMBED_PROVIDER_ATTRIBUTE)
    return (Embed(kind, url, title, provider, pictures[0] if pictures else None),)


def _read_math(element: Tag, places: Places) -> Blocks:
    del places
    latex = attribute(element, "alttext")
    mathml = mathml_of(element, latex)
    return (FormulaBlock(latex, mathml),) if latex or mathml else ()


def _read_table(element: Tag, places: Places) -> Blocks:
    return (read_table(element, places, read_flow),)


def _read_rule(element: Tag, places: Places) -> Blocks:
    del element, places
    return (Rule(),)


def _read_nothing(element: Tag, places: Places) -> Blocks:
    del element, places
    return ()


_BLOCKS: Final[Mapping[str, ReadBlock]] = {
    **dict.fromkeys(UNREAD, _read_nothing),
    **dict.fromkeys(("footer", "header", "main", "nav", "section"), _read_box),
    **dict.fromkeys(_LEVELS, _read_heading),
    "article": _read_article,
    "aside": _read_aside,
    "blockquote": _read_quote,
    "div": _read_div,
    "dl": _read_definitions,
    "figure": _read_figure,
    "hr": _read_rule,
    "math": _read_math,
    "ol": _read_ordered_list,
    "p": _read_paragraph,
    "pre": _read_code,
    "table": _read_table,
    "ul": _read_bullet_list,
}
"""Element to the function that reads it as blocks."""

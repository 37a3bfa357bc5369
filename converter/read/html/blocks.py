"""Block elements to blocks: one function a kind, and the table BLOCKS."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.code_languages import language_name
from converter.base.dom import attribute
from converter.base.vocabulary import (
    CALLOUT_CLASS,
    CALLOUT_KIND_ATTRIBUTE,
    CALLOUT_LABEL_CLASS,
    CALLOUT_TITLE_CLASS,
    DETAILS_KIND,
    FOOTNOTES_ROLE,
    MATH_CLASS,
    POST_AUTHOR_ATTRIBUTE,
    POST_CLASS,
    POST_DATE_ATTRIBUTE,
    POST_HEADER_CLASS,
    POST_URL_ATTRIBUTE,
    PULL_QUOTE_CLASS,
    VERSE_CLASS,
)
from converter.model.document import (
    Callout,
    CodeBlock,
    Figure,
    Heading,
    Image,
    LineBreak,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Text,
    Verse,
)
from converter.read.html.addresses import link_address
from converter.read.html.figures import read_figure, read_player, read_stray_caption
from converter.read.html.formulas import read_latex_block, read_math_block
from converter.read.html.lines import line_of, lines_at_breaks
from converter.read.html.lists import read_bullet_list, read_definition_list, read_ordered_list, read_stray_item
from converter.read.html.survey import UNREAD, has_class
from converter.read.html.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Blocks, Inlines
    from converter.read.html.reader import BlockReader, Reader

_LANGUAGE_CLASS: Final = re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.\-]{1,40})")
_KIND: Final = re.compile(r"[^a-z0-9\-]+")


def _read_contents(element: Tag, reader: Reader) -> Blocks:
    """Return what is within; the element itself says nothing."""
    return reader.blocks(element)


def _read_div(element: Tag, reader: Reader) -> Blocks:
    if "class" in element.attrs:
        if has_class(element, MATH_CLASS):
            return read_latex_block(element, reader)
        if has_class(element, VERSE_CLASS):
            return _read_verse(element, reader)
    return reader.blocks(element)


def _read_section(element: Tag, reader: Reader) -> Blocks:
    """Return a section's contents; footnotes are read where they are called."""
    return () if attribute(element, "role") == FOOTNOTES_ROLE else reader.blocks(element)


def _read_heading(element: Tag, reader: Reader) -> Blocks:
    """Return a heading; what has no words in it is no heading, and its pictures become figures."""
    # Where a heading is broken is the page's layout; the line of a book or of an outline is another.
    line = line_of(Text(" ") if isinstance(part, LineBreak) else part for part in reader.inlines(element))
    if not line:
        return ()
    if all(isinstance(inline, Image) for inline in line):
        return tuple(Figure((inline,)) for inline in line if isinstance(inline, Image))
    # An <h1> within the body stands beside the <h2>s: level 1 is the document's title.
    heading = Heading(reader.heading_level(max(2, int(element.name[1]))), line)
    identifier = attribute(element, "id")
    return (replace(heading, identifier=reader.place(identifier)) if identifier else heading,)


def _read_quote(element: Tag, reader: Reader) -> Blocks:
    """Return a quotation with its source; () when nothing is quoted."""
    if has_class(element, PULL_QUOTE_CLASS):
        return _read_pull_quote(element, reader)
    children = list(element.contents)
    while children and not isinstance(children[-1], Tag) and str(children[-1]).isspace():
        children.pop()
    last = children[-1] if children else None
    source: Inlines = ()
    if isinstance(last, Tag) and last.name in {"footer", "cite"} and not _is_first(last):
        source = _undashed(reader.line(last))
        children.pop()
    blocks = reader.flow(children)
    source_url = link_address(attribute(element, "cite"), reader.base_url)
    return (Quote(blocks, source, source_url),) if blocks else ((Paragraph(source),) if source else ())


def _is_first(element: Tag) -> bool:
    """Return whether nothing but white space stands before an element in what it is in."""
    return all(not isinstance(node, Tag) and str(node).isspace() for node in element.previous_siblings)


def _read_pull_quote(element: Tag, reader: Reader) -> Blocks:
    blocks = reader.blocks(element)
    return (PullQuote(blocks),) if blocks else ()


def _read_aside(element: Tag, reader: Reader) -> Blocks:
    if has_class(element, PULL_QUOTE_CLASS):
        return _read_pull_quote(element, reader)
    if not has_class(element, CALLOUT_CLASS):
        return _read_section(element, reader)
    kind = _KIND.sub("-", attribute(element, CALLOUT_KIND_ATTRIBUTE).strip().lower()).strip("-") or "note"
    title: Inlines = ()
    rest: list[object] = []
    for node in element.contents:
        if not title and isinstance(node, Tag) and has_class(node, CALLOUT_TITLE_CLASS):
            title = () if has_class(node, CALLOUT_LABEL_CLASS) else reader.line(node)
        else:
            rest.append(node)
    blocks = reader.flow(rest)
    return (Callout(kind, title, blocks),) if blocks or title else ()


def _read_article(element: Tag, reader: Reader) -> Blocks:
    """Return a post of a conversation, () when nothing is in it; of any other article what is within."""
    if POST_AUTHOR_ATTRIBUTE not in element.attrs or not has_class(element, POST_CLASS):
        return reader.blocks(element)
    nodes = (node for node in element.contents if not (isinstance(node, Tag) and has_class(node, POST_HEADER_CLASS)))
    blocks = reader.flow(nodes)
    author, published = (
        " ".join(attribute(element, name).split()) for name in (POST_AUTHOR_ATTRIBUTE, POST_DATE_ATTRIBUTE)
    )
    url = link_address(attribute(element, POST_URL_ATTRIBUTE), reader.base_url)
    return (Post(blocks, author, published, "" if url.startswith("#") else url),) if blocks else ()


def _read_details(element: Tag, reader: Reader) -> Blocks:
    """Return a folded part of the page, open."""
    title: Inlines = ()
    rest: list[object] = []
    for node in element.contents:
        if not title and isinstance(node, Tag) and node.name == "summary":
            title = reader.line(node)
        else:
            rest.append(node)
    blocks = reader.flow(rest)
    if blocks:
        return (Callout(DETAILS_KIND, title, blocks),)
    return (Paragraph(title),) if title else ()


def _read_code(element: Tag, reader: Reader) -> Blocks:
    """Return preformatted text as code; () when nothing is in it."""
    del reader
    text = "".join(_code_pieces(element)).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    lines = lines[first:]
    return (CodeBlock("\n".join(lines), language_of(element)),) if lines else ()


def language_of(pre: Tag) -> str:
    """Return the language that a `<pre>` or its `<code>` names; "" where neither does."""
    inner = pre.find("code")
    for element in (inner, pre):
        if not isinstance(element, Tag):
            continue
        named = _LANGUAGE_CLASS.search(attribute(element, "class"))
        language = named.group(1) if named else attribute(element, "data-lang") or attribute(element, "data-language")
        if language.strip():
            return language_name(language)
    return ""


def _code_pieces(element: Tag) -> Iterator[str]:
    for node in element.descendants:
        if type(node) is NavigableString:
            if node.parent is None or node.parent.name not in UNREAD:
                yield node
        elif isinstance(node, Tag) and node.name == "br":
            yield "\n"


def _read_listing(element: Tag, reader: Reader) -> Blocks:
    return read_figure(element, reader)


def _read_verse(element: Tag, reader: Reader) -> Blocks:
    """Return lines whose breaks count; empty ones part stanzas and stand neither first nor last."""
    lines = list(lines_at_breaks(reader.inlines(element)))
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return (Verse(tuple(lines)),) if lines else ()


def _read_rule(element: Tag, reader: Reader) -> Blocks:
    del element, reader
    return (Rule(),)


def _undashed(line: Inlines) -> Inlines:
    """Return a quotation's source without the dash that a renderer writes itself."""
    first = line[0] if line else None
    if not isinstance(first, Text):
        return line
    return line_of((Text(first.text.lstrip("—–―- \u00a0")), *line[1:]))


BLOCKS: Final[Mapping[str, BlockReader]] = {
    **dict.fromkeys(
        "address body caption center dd details dialog dir div dt fieldset footer form header hgroup html legend"
        " main nav p search section summary tbody td tfoot th thead tr optgroup".split(),
        _read_contents,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _read_heading),
    **dict.fromkeys(("audio", "embed", "iframe", "video"), read_player),
    **dict.fromkeys(("listing", "plaintext", "pre", "xmp"), _read_code),
    "article": _read_article,
    "aside": _read_aside,
    "blockquote": _read_quote,
    "details": _read_details,
    "div": _read_div,
    "dl": read_definition_list,
    "figcaption": read_stray_caption,
    "figure": read_figure,
    "hr": _read_rule,
    "li": read_stray_item,
    "math": read_math_block,
    "menu": read_bullet_list,
    "ol": read_ordered_list,
    "section": _read_section,
    "table": read_table,
    "ul": read_bullet_list,
}
"""Element to the function that reads it as blocks."""

"""Figures, listings and embeds to blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import CREDIT_CLASS, EMBED_CLASS, EMBED_KIND_ATTRIBUTE, EMBED_PROVIDER_ATTRIBUTE
from converter.model.document import CodeBlock, Embed, EmbedKind, Figure, Image, Paragraph, Quote, Table, Text
from converter.read.html.addresses import link_address, picture_address
from converter.read.html.inlines import image_of
from converter.read.html.lines import line_of
from converter.read.html.survey import has_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Blocks, Inlines
    from converter.read.html.reader import Reader

_EMBED_KINDS: Final[Mapping[str, EmbedKind]] = {kind: kind for kind in get_args(EmbedKind)}
_KIND_OF_ELEMENT: Final[Mapping[str, EmbedKind]] = {
    "video": "video",
    "audio": "audio",
    "iframe": "frame",
    "embed": "frame",
}


def read_figure(element: Tag, reader: Reader) -> Blocks:
    """Return a figure: pictures, code, a table or a quotation with their caption, or something embedded."""
    if has_class(element, EMBED_CLASS):
        return _read_embed_figure(element, reader)
    if element.find("figure") is not None:
        return _read_gallery(element, reader)
    captions = element.find_all("figcaption")
    rest = tuple(block for block in reader.flow(_without_captions(element)))
    caption, credit = _caption_and_credit(captions, reader)
    pictures = tuple(image for block in rest if isinstance(block, Figure) for image in block.images)
    others = tuple(block for block in rest if not isinstance(block, Figure))
    if not pictures:
        linked = _linked_pictures(others)
        if linked and len(others) == 1:
            pictures, others = linked, ()
    if pictures:
        if not caption and len(others) == 1 and isinstance(only := others[0], Paragraph):
            caption, others = only.children, ()
        return (Figure(pictures, caption, credit), *others)
    return _with_caption(rest, caption, credit)


def read_stray_caption(element: Tag, reader: Reader) -> Blocks:
    """Return a caption that stands in no figure as a paragraph."""
    line = reader.line(element)
    return (Paragraph(line),) if line else ()


def read_player(element: Tag, reader: Reader) -> Blocks:
    """Return a `<video>`, `<audio>`, `<iframe>` or `<embed>`; () where it has no address."""
    source = element if element.get("src") else element.find("source")
    url = link_address(attribute(source, "src"), reader.base_url) if isinstance(source, Tag) else ""
    if not url:
        return ()
    poster = picture_address(attribute(element, "poster"), reader.base_url)
    title = " ".join((attribute(element, "title") or attribute(element, "aria-label")).split())
    return (Embed(_KIND_OF_ELEMENT[element.name], url, title, still=Image(poster) if poster else None),)


def _read_embed_figure(element: Tag, reader: Reader) -> Blocks:
    """Return what stands in an embed's vocabulary; its words where its address may not be followed."""
    link = element.find("a")
    url = link_address(attribute(link, "href"), reader.base_url) if isinstance(link, Tag) else ""
    if not url:
        return reader.blocks(element)
    picture = element.find("img")
    still = image_of(picture, reader) if isinstance(picture, Tag) else None
    caption = element.find("figcaption")
    title = text_of(link) if isinstance(link, Tag) else ""
    words = read_stray_caption(caption, reader) if isinstance(caption, Tag) else ()
    match words:
        case (Paragraph(children=(Text(text=said),)),) if not title:
            # What has no name of its own is called what its page writes below it.
            title, words = said, ()
        case _:
            pass
    embed = Embed(
        _EMBED_KINDS.get(attribute(element, EMBED_KIND_ATTRIBUTE), "frame"),
        url,
        title,
        attribute(element, EMBED_PROVIDER_ATTRIBUTE).strip(),
        still,
    )
    quoted = tuple(block for quote in element.find_all("blockquote", recursive=False) for block in reader.flow([quote]))
    return (embed, *words, *quoted)


def _read_gallery(element: Tag, reader: Reader) -> Blocks:
    """Return figures in a figure: one figure when only the outer has a caption, else each with its own."""
    own = [child for child in element.contents if isinstance(child, Tag) and child.name == "figcaption"]
    blocks = reader.flow(node for node in element.contents if node not in own)
    caption, credit = _caption_and_credit(own, reader)
    pictures = tuple(image for block in blocks if isinstance(block, Figure) for image in block.images)
    bare = all(isinstance(block, Figure) and not block.caption and not block.credit for block in blocks)
    if pictures and bare and caption:
        return (Figure(pictures, caption, credit),)
    return (*blocks, *((Paragraph(caption),) if caption else ()), *((Paragraph(credit),) if credit else ()))


def _without_captions(element: Tag) -> Iterator[object]:
    """Yield a figure's nodes without its captions, wherever in it they stand."""
    for node in element.contents:
        if not isinstance(node, Tag):
            yield node
        elif node.name == "figcaption":
            continue
        elif node.name in ("div", "span", "a", "p") and node.find("figcaption") is not None:
            yield from _without_captions(node)
        else:
            yield node


def _caption_and_credit(captions: list[Tag], reader: Reader) -> tuple[Inlines, Inlines]:
    """Return the words under a figure, and who made it."""
    caption: list[Inlines] = []
    credit: list[Inlines] = []
    for element in captions:
        last = next((node for node in reversed(element.contents) if isinstance(node, Tag)), None)
        if last is not None and last.name == "small" and has_class(last, CREDIT_CLASS):
            credit.append(reader.line(last))
            last.extract()
        if line := reader.line(element):
            caption.append(line)
    return _joined(caption), _joined(credit)


def _joined(lines: list[Inlines]) -> Inlines:
    return line_of(part for line in lines for part in (*line, Text(" ")))


def _linked_pictures(blocks: Blocks) -> tuple[Image, ...]:
    """Return the pictures of paragraphs that hold nothing but linked pictures: in a figure the link gives way."""
    pictures: list[Image] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return ()
        for inline in block.children:
            inner = (inline,) if isinstance(inline, Image) else getattr(inline, "children", ())
            if not inner or not all(isinstance(part, Image) for part in inner):
                return ()
            pictures.extend(inner)
    return tuple(pictures)


def _with_caption(blocks: Blocks, caption: Inlines, credit: Inlines) -> Blocks:
    """Return a figure's blocks with its caption given to the one that takes it, else as a paragraph after them."""
    said = _joined([line for line in (caption, credit) if line])
    if not said:
        return blocks
    if len(blocks) == 1:
        match blocks[0]:
            case Table(caption=()) | CodeBlock(caption=()):
                return (replace(blocks[0], caption=said),)
            case Quote(source=()):
                return (replace(blocks[0], source=said),)
            case _:
                pass
    return (*blocks, Paragraph(said))

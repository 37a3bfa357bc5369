"""Blocks to XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

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
    GALLERY_CLASS,
    POST_AUTHOR_ATTRIBUTE,
    POST_CLASS,
    POST_DATE_ATTRIBUTE,
    POST_HEADER_CLASS,
    POST_URL_ATTRIBUTE,
    PULL_QUOTE_CLASS,
    VERSE_CLASS,
)
from converter.model.document import (
    BulletList,
    Callout,
    CodeBlock,
    DefinitionList,
    Division,
    Embed,
    Figure,
    FormulaBlock,
    Heading,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Table,
    Verse,
)
from converter.model.walk import plain_text
from converter.render.dates import day_of, written_day
from converter.render.wording import callout_label
from converter.render.xhtml.addresses import address_attributes, web_address
from converter.render.xhtml.code import write_code
from converter.render.xhtml.formulas import write_formula
from converter.render.xhtml.inlines import image_source, within, write_image, write_inlines, write_missing_image
from converter.render.xhtml.markup import element, escape_text, language_tag, void_element
from converter.render.xhtml.presence import presence_of
from converter.render.xhtml.settings import OutlineEntry
from converter.render.xhtml.tables import write_table

if TYPE_CHECKING:
    from converter.model.document import Block, Blocks, Inlines, ListItem, NumberStyle
    from converter.render.xhtml.inlines import Context


def write_blocks(blocks: Blocks, context: Context) -> str:
    """Return blocks as XHTML, each on lines of its own."""
    return "\n".join(write_block(block, context) for block in blocks)


def write_block(block: Block, context: Context) -> str:
    """Return one block as XHTML; "" where nothing of it can be shown."""
    match block:
        case Paragraph():
            return element("p", {}, write_inlines(block.children, context))
        case Heading():
            return _write_heading(block, context)
        case BulletList() | OrderedList() | DefinitionList():
            return _write_list(block, context)
        case Quote():
            return _write_quote(block, context)
        case PullQuote():
            return element("aside", {"class": PULL_QUOTE_CLASS}, _aside(block.blocks, context))
        case Post():
            return _write_post(block, context)
        case CodeBlock():
            return write_code(block, context)
        case Figure():
            return _write_figure(block, context)
        case Table():
            return write_table(block, within(context, "aside"), write_flow)
        case FormulaBlock():
            return write_formula(block, context.settings.formulas)
        case Callout():
            return _write_callout(block, context)
        case Embed():
            return _write_embed(block, context)
        case Verse():
            lines = "".join(f"{write_inlines(line, context)}<br/>" for line in block.lines)
            return element("div", {"class": VERSE_CLASS}, lines)
        case Rule():
            return void_element("hr", {})
        case Division():
            attributes = {"lang": language_tag(block.language), "dir": block.direction}
            return element("div", attributes, write_blocks(block.blocks, context))
        case _:
            assert_never(block)


def write_flow(blocks: Blocks, context: Context) -> str:
    """Return what stands in a list item, an explanation or a cell: a lone or leading paragraph needs no `<p>`."""
    lists = (BulletList, OrderedList)
    if blocks and isinstance(blocks[0], Paragraph) and all(isinstance(block, lists) for block in blocks[1:]):
        first = write_inlines(blocks[0].children, context)
        # White space alone is nothing, and no paragraph.
        first = first if first.strip(" \n\t") else element("p", {}, first)
        return "\n".join([first, *(write_block(block, context) for block in blocks[1:])])
    return write_blocks(blocks, context)


def _aside(blocks: Blocks, context: Context) -> str:
    return write_blocks(blocks, within(context, "aside"))


def _write_heading(heading: Heading, context: Context) -> str:
    place = context.identifiers.place_anchor(heading.identifier)
    if not place and context.settings.heading_identifiers == "all":
        place = context.identifiers.place_heading(len(context.outline) + 1)
    if not context.inside:
        context.outline.append(OutlineEntry(heading.level, plain_text(heading.children), place.get("id") or ""))
    attributes = dict(place)
    match presence_of(heading.children, lambda image: image_source(image, context.settings) is not None):
        case "words":
            pass
        case "pictures":
            # A step on the way of those who listen, with nothing on it for them.
            attributes["role"] = "none"
        case "nothing":
            attributes["hidden"] = "hidden"
    return element(f"h{heading.level}", attributes, write_inlines(heading.children, context))


# --- Lists ---


def _write_list(block: BulletList | OrderedList | DefinitionList, context: Context) -> str:
    match block:
        case BulletList():
            return element("ul", {}, _write_items(block.items, context))
        case OrderedList():
            attributes = {
                "start": str(block.start) if block.start != 1 else None,
                "type": _list_type(block.style),
            }
            return element("ol", attributes, _write_items(block.items, context))
        case DefinitionList():
            return element("dl", {}, "".join(_write_entries(block, context)))
        case _:
            assert_never(block)


def _write_items(items: tuple[ListItem, ...], context: Context) -> str:
    return "\n".join(
        element(
            "li",
            {CHECKED_ATTRIBUTE: None if item.checked is None else str(item.checked).lower()},
            write_flow(item.blocks, context),
        )
        for item in items
    )


def _list_type(style: NumberStyle) -> str | None:
    """Return HTML's `type` of an ordered list; None is the default."""
    match style:
        case "decimal":
            return None
        case "lower-alpha":
            return "a"
        case "upper-alpha":
            return "A"
        case "lower-roman":
            return "i"
        case "upper-roman":
            return "I"
        case _:
            assert_never(style)


def _write_entries(block: DefinitionList, context: Context) -> list[str]:
    """Return terms and explanations; an entry without terms or without explanations gets an empty one, as HTML wants."""
    written: list[str] = []
    for entry in block.entries:
        written += [element("dt", {}, write_inlines(term, context)) for term in entry.terms] or [_lacking("dt")]
        written += [element("dd", {}, write_flow(blocks, context)) for blocks in entry.explanations] or [_lacking("dd")]
    return written


def _lacking(name: str) -> str:
    return element(name, {"hidden": "hidden"}, "")


# --- Set apart ---


def _write_quote(quote: Quote, context: Context) -> str:
    # The role of a footer, in a chapter, is to say something of the whole chapter.
    role = {"role": "none"} if context.settings.is_book else {}
    source = element("footer", role, write_inlines(quote.source, context)) if quote.source else ""
    attributes = address_attributes("cite", quote.source_url)
    return element("blockquote", attributes, _aside(quote.blocks, context) + source)


def _write_callout(callout: Callout, context: Context) -> str:
    in_book = context.settings.is_book
    title = element("p", {"class": CALLOUT_TITLE_CLASS}, write_inlines(callout.title, context)) if callout.title else ""
    if not title and in_book and (label := callout_label(callout.kind)):
        # Kindle knows no generated content, by which other media show the kind.
        title = element("p", {"class": f"{CALLOUT_TITLE_CLASS} {CALLOUT_LABEL_CLASS}"}, escape_text(label))
    attributes = {
        "class": CALLOUT_CLASS,
        CALLOUT_KIND_ATTRIBUTE: callout.kind,
        "role": "note",
    }
    return element("aside", attributes, f"{title}{_aside(callout.blocks, context)}")


def _write_post(post: Post, context: Context) -> str:
    """Return a post under a line that says who wrote it and when; the reader takes both from the attributes."""
    address = web_address(post.url)
    attributes = {
        "class": POST_CLASS,
        POST_AUTHOR_ATTRIBUTE: post.author,
        POST_DATE_ATTRIBUTE: post.published or None,
        POST_URL_ATTRIBUTE: post.url or None,
    }
    day = written_day(post.published, context.language)
    if day != post.published:
        day = element("time", {"datetime": day_of(post.published)}, escape_text(day))
    else:
        day = escape_text(day)
    if day and address is not None and "link" not in context.inside:
        day = element("a", {"href": address}, day)
    said = [element("strong", {}, escape_text(post.author)) if post.author else "", day]
    line = " · ".join(part for part in said if part)
    header = element("header", {"class": POST_HEADER_CLASS}, line) if line else ""
    return element("article", attributes, f"{header}{_aside(post.blocks, context)}")


# --- Pictures ---


def _write_figure(figure: Figure, context: Context) -> str:
    pictures = "".join(write_image(image, context) for image in figure.images)
    caption = _write_caption(figure.caption, figure.credit, context)
    shows = caption or any(image.alt or image_source(image, context.settings) for image in figure.images)
    attributes = {
        "class": GALLERY_CLASS if len(figure.images) > 1 else None,
        "hidden": None if shows else "hidden",
    }
    return element("figure", attributes, pictures + caption) if pictures or caption else ""


def _write_caption(caption: Inlines, credit: Inlines, context: Context) -> str:
    """Return the caption with the credit at its end; "" where there is neither."""
    written = [write_inlines(caption, context)] if caption else []
    if credit:
        written.append(element("small", {"class": CREDIT_CLASS}, write_inlines(credit, context)))
    return element("figcaption", {}, " ".join(written)) if written else ""


def _write_embed(embed: Embed, context: Context) -> str:
    """Return what is left of an embed: a still picture and a title that link to it.

    Without a title the link needs words all the same; the reader of this vocabulary knows the address by itself.
    """
    still = write_image(embed.still, context) if embed.still and image_source(embed.still, context.settings) else ""
    words = escape_text(embed.title or ("" if still else embed.url))
    # Paper shows the address under a title, and needs it once.
    is_bare = None if embed.title or still else EMBED_ADDRESS_CLASS
    if embed.still and not still:
        still = write_missing_image(embed.still, hidden=True)
    address = address_attributes("href", embed.url)
    is_linked = address["href"] is not None
    content = element("a", {"class": is_bare} | address, f"{still}{words}") if is_linked else f"{still}{words}"
    attributes = {
        "class": EMBED_CLASS,
        EMBED_KIND_ATTRIBUTE: embed.kind,
        EMBED_PROVIDER_ATTRIBUTE: embed.provider or None,
    }
    return element("figure", attributes, content)

"""Documents made by hand: one with every node of the model, one that reads from right to left, hostile ones."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image as Picture

from converter.model.document import (
    Abbreviation,
    Asset,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Highlight,
    Image,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quotation,
    Quote,
    Ruby,
    Rule,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Time,
    Verse,
)

MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup><mi>E</mi><mn>2</mn></msup><mo>=</mo>'
    "<msqrt><mi>m</mi></msqrt></mrow></math>"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>'


def text(words: str) -> tuple[Text, ...]:
    """Return a run of inlines that only holds words."""
    return (Text(words),)


def paragraph(words: str) -> Paragraph:
    """Return a paragraph of words."""
    return Paragraph(text(words))


def picture_asset(picture_format: str, colour: str = "teal") -> Asset:
    """Return a small picture in one of Pillow's formats."""
    drawn = BytesIO()
    Picture.new("RGB", (48, 36), colour).save(drawn, picture_format)
    return _asset(drawn.getvalue(), f"image/{picture_format.lower()}")


def _asset(content: bytes, media_type: str) -> Asset:
    return Asset(hashlib.sha256(content).hexdigest(), media_type, content, 48, 36)


def everything() -> Document:
    """Return a document with every node of the model, some of them where they are rare."""
    pictures = tuple(picture_asset(name) for name in ("PNG", "JPEG", "GIF", "WEBP"))
    assets = (*pictures, _asset(SVG, "image/svg+xml"))
    images = [
        Image("https://example.org/p", f"Picture {number}", asset=asset.sha256) for number, asset in enumerate(assets)
    ]
    remote = Image("https://example.org/away.png", "Out of reach")
    inlines = Paragraph(
        (
            Text("Plain, "),
            Emphasis((Text("stressed "), Strong(text("and strong")))),
            Code("a  < b && c"),
            Link("https://example.org/?a=1&b=2", text("link"), 'A "title"'),
            Link("#end", text("to the end")),
            Link("#nowhere", text("to nowhere")),
            Link("https://example.org/", (images[0],)),
            images[1],
            remote,
            Formula("E^2", MATHML),
            Formula("a < b"),
            FootnoteMark("one"),
            LineBreak(),
            Superscript(text("2")),
            Subscript(text("3")),
            Strikethrough(text("old")),
            Inserted(text("new")),
            Highlight(text("marked")),
            Keyboard(text("Ctrl")),
            SmallCaps(text("nasa")),
            Ruby(text("漢字"), text("かんじ")),
            Quotation(text("said"), "https://example.org/said"),
            Abbreviation(text("WHO"), "World Health Organization"),
            Span(text("bonjour"), "fr"),
            Span(text("שלום"), "he", "rtl"),
            Span((), identifier="bare anchor 1"),
            Time(text("today"), "2015-10-14"),
            FootnoteMark("two"),
            FootnoteMark("one"),
        )
    )
    blocks = (
        inlines,
        Heading(2, text("First & foremost"), "first"),
        BulletList(
            (
                ListItem((paragraph("One"), BulletList((ListItem((paragraph("within"),)),)))),
                ListItem((paragraph("Done"),), checked=True),
                ListItem((paragraph("Open"), CodeBlock("x"), Quote((paragraph("q"),))), checked=False),
                ListItem(()),
            )
        ),
        OrderedList((ListItem((paragraph("three"),)),), start=3, style="lower-roman"),
        DefinitionList((Definition((text("Octavo"), text("8vo")), ((paragraph("A size"),),)), Definition((), ()))),
        Quote((paragraph("Quoted"), Quote((paragraph("twice"),))), text("Someone"), "https://example.org/q"),
        PullQuote((paragraph("Drawn out"),)),
        Heading(3, (Text("Code "), Code("x"), FootnoteMark("two"))),
        CodeBlock("if a < b:\n\tprint('--')", "python", text("Listing")),
        Figure(tuple(images), text("A caption"), text("A photographer")),
        Figure((remote,), text("Its caption stays")),
        Figure((remote,)),
        Table(
            (
                (Cell((paragraph("H"),), 2, 1, "center"), Cell((paragraph("I"),))),
                (Cell((paragraph("a"),), 1, 2), Cell((BulletList((ListItem((paragraph("b"),)),)),)), Cell(())),
                (Cell((paragraph("c"),)), Cell((paragraph("d"),), alignment="right")),
            ),
            header_rows=1,
            header_columns=1,
            caption=text("A table"),
        ),
        Table(()),
        FormulaBlock("\\sqrt{m}", MATHML),
        FormulaBlock("a & b"),
        Callout("warning", text("Take care"), (paragraph("Hot."),)),
        Callout("details", (), (Heading(4, text("Folded")),)),
        Post((paragraph("Said."), Post((paragraph("Answered."),))), "A & B", "2026-02-03", "https://example.org/p"),
        Embed("video", "https://example.org/v", "A film", "YouTube", images[0]),
        Embed("post", "https://example.org/post"),
        Verse((text("A line"), (Text("  and "), Emphasis(text("one more"))), (), text("stanza"))),
        Rule(),
        Division((paragraph("Bonjour"), Heading(2, text("Le titre"))), "fr"),
        Division((paragraph("مرحبا"),), "ar", "rtl"),
        Heading(2, ()),
        Heading(2, text("First & foremost"), "first"),
        Heading(6, text("Very low"), "1 starts with a digit"),
        Paragraph((Span(text("The end"), identifier="end"),)),
        Paragraph(()),
    )
    metadata = Metadata(
        title="Everything & more",
        subtitle="All that an article can hold",
        kicker="Tests",
        authors=("Ada Lovelace", "The Octavo Desk"),
        published=datetime(2015, 10, 14, 12, 30, tzinfo=UTC),
        site_name="Example",
        section="Typography",
        tags=("test", "EPUB", "test"),
        language="en-GB",
        description="A description\nwith two lines",
        lead_image=images[1],
        url="https://example.org/everything?a=1&b=2",
        fetched=datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC),
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    notes = (
        Footnote("one", (paragraph("The first note."),)),
        Footnote("two", (paragraph("The second,"), CodeBlock("in code"))),
        Footnote("never called", (Paragraph((Text("Calls "), FootnoteMark("one"))),)),
    )
    return Document(metadata, blocks, notes, assets)


def right_to_left() -> Document:
    """Return a short article in Arabic."""
    metadata = Metadata("عنوان المقال", authors=("كاتب",), language="ar", direction="rtl", url="https://example.org/ar")
    blocks = (Heading(2, text("مقدمة")), paragraph("هذا نص."), Heading(3, text("تفصيل")), Heading(2, text("خاتمة")))
    return Document(metadata, blocks)


HOSTILE_TITLES = (
    "",
    " \n\t ",
    "CON",
    "../../etc/passwd",
    "a\nb\r\nc\x00\x0b\x1b[31m",
    "x" * 4000,
    "\u202egpj.exe\u2066 \u200f",
    '<script>alert(1)</script> & "quotes" \' ]]> --',
    "\ufffe\uffff\ud800 lone surrogate",
    "🏴‍☠️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
)
"""Titles that pages really or wilfully have."""


def titled(title: str) -> Document:
    """Return an article whose every name is the same hostile text."""
    metadata = Metadata(
        title,
        subtitle=title,
        kicker=title,
        authors=(title,),
        site_name=title,
        tags=(title,),
        language=title[:100],
        description=title,
        canonical_url=title,
        url=title,
        licence=title,
    )
    blocks = (Heading(2, text(title), title), paragraph(title), CodeBlock(title, title), Callout(title, (), ()))
    return Document(metadata, (*blocks, Paragraph((Link(title, text(title), title), Abbreviation(text(title), title)))))

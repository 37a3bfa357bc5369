"""Documents that are hard to make archival and accessible PDFs of, each for one reason."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Picture

from converter.model.document import (
    Asset,
    BulletList,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Image,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Post,
    Table,
    Text,
)
from tests.validators.sample_documents import SVG, paragraph, text

if TYPE_CHECKING:
    from converter.model.document import Block, Inline

LONG = "Sheets are folded three times, cut, and bound into a book of sixteen pages. " * 40


def asset(mode: str, picture_format: str, colour: object) -> Asset:
    """Return a picture of one of Pillow's modes and formats."""
    drawn = BytesIO()
    Picture.new(mode, (48, 36), colour).save(drawn, picture_format)  # type: ignore[arg-type]  # a colour of the mode
    return _asset(drawn.getvalue(), f"image/{picture_format.lower()}")


def _asset(content: bytes, media_type: str) -> Asset:
    return Asset(hashlib.sha256(content).hexdigest(), media_type, content, 48, 36)


def document(*blocks: Block, **more: object) -> Document:
    """Return an article in English with a title."""
    return Document(Metadata("A hard page", language="en"), blocks, **more)  # type: ignore[arg-type]  # only what fits


def words(*inlines: str | Inline) -> Paragraph:
    """Return a paragraph of words and inlines."""
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def items(*contents: tuple[Block, ...]) -> tuple[ListItem, ...]:
    """Return list items of these blocks."""
    return tuple(ListItem(blocks) for blocks in contents)


PNG = asset("RGB", "PNG", "teal")
ALPHA = asset("RGBA", "PNG", (200, 30, 30, 90))
PALETTE = asset("P", "GIF", 3)
GREY = asset("L", "JPEG", 90)
CMYK = asset("CMYK", "JPEG", (20, 200, 90, 10))
WEBP = asset("RGBA", "WEBP", (20, 200, 90, 100))
DRAWING = _asset(SVG.replace(b"<circle", b'<circle opacity="0.5"'), "image/svg+xml")


def shown(picture: Asset, alt: str = "") -> Image:
    """Return an image of an asset."""
    return Image("https://example.org/picture", alt, asset=picture.sha256)


HARD: dict[str, Document] = {
    "lists with paragraphs": document(
        BulletList(items((paragraph("One."), paragraph("And more.")), (paragraph("Two."), CodeBlock("x = 1")), ())),
        OrderedList(items((Heading(3, text("A heading in a list")),), (OrderedList(items((paragraph("in"),))),)), 5),
    ),
    "a list on two pages": document(BulletList(items(*((paragraph(LONG), paragraph(LONG)) for _ in range(5))))),
    "definitions": document(
        DefinitionList(
            (
                Definition((text("Octavo"), text("8vo")), ((paragraph("A size."), paragraph("Small.")),)),
                Definition((text("Quarto"),), ()),
                Definition((), ((paragraph("Nameless."),),)),
            )
        )
    ),
    "images without alternative text": document(
        Figure((shown(PNG),)),
        Figure((shown(PNG),), text("A caption")),
        words("In a line ", shown(PNG), "."),
        assets=(PNG,),
    ),
    "linked images": document(
        words(Link("https://example.org/", (shown(PNG, "A slope"),))),
        words(Link("https://example.org/", (shown(PNG),))),
        words("Among ", Link("https://example.org/", (Text("words "), shown(PNG))), " that go on."),
        Figure((shown(PNG),), (Link("https://example.org/", text("A linked caption")),)),
        assets=(PNG,),
    ),
    "pictures of every kind": document(
        *(Figure((shown(picture, "A picture"),)) for picture in (PNG, ALPHA, PALETTE, GREY, CMYK, WEBP, DRAWING)),
        assets=(PNG, ALPHA, PALETTE, GREY, CMYK, WEBP, DRAWING),
    ),
    "skipped headings": document(
        Heading(4, text("Four")), paragraph("x"), Heading(2, text("Two")), Heading(6, text("Six")), Heading(3, ())
    ),
    "characters without a font": document(
        Heading(2, text("Private \ue000 \ue001")),
        paragraph("Here \ue000\ue001 and \U000f0000, and \U0001f9ff."),
        CodeBlock("\ue000 = \ue001"),
        BulletList(items((paragraph("\ue000"),))),
        Table(((Cell((paragraph("\ue000"),)),),), caption=text("\ue000")),
    ),
    "japanese": Document(
        Metadata("吾輩は猫である", subtitle="第一章", authors=("夏目漱石",), language="ja"),
        (
            Heading(2, text("名前")),
            paragraph("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。" * 20),
        ),
    ),
    "arabic": Document(
        Metadata("عنوان المقال", authors=("كاتب",), language="ar", direction="rtl", url="https://example.org/ar"),
        (Heading(2, text("مقدمة")), paragraph("هذا نص. " * 60), BulletList(items((paragraph("واحد"), paragraph("x"))))),
    ),
    "tables with spans": document(
        Table(
            (
                (Cell((paragraph("a"),), 2, 1), Cell((paragraph("b"),))),
                (Cell((paragraph("c"),), 1, 2), Cell((paragraph("d"),)), Cell(())),
                (Cell((paragraph("e"),)),),
                (Cell((paragraph("f"),), 3, 9), Cell((paragraph("out of it"),))),
                (Cell((Table(((Cell((paragraph("within"),)),),), header_rows=1),)),),
            ),
            header_rows=1,
            header_columns=1,
            caption=text("A table"),
        ),
        Table(()),
        Table(((),)),
    ),
    "a table on three pages": document(
        Table(
            (
                (Cell((paragraph("No."),)), Cell((words(Link("https://example.org/", text("Name"))),))),
                *((Cell((paragraph(str(number)),)), Cell((paragraph(f"Row {number}"),))) for number in range(120)),
            ),
            header_rows=1,
        )
    ),
    "footnotes": document(
        words("Called", FootnoteMark("a"), " and ", FootnoteMark("b"), " and again", FootnoteMark("a"), "."),
        Table(((Cell((words("In a cell", FootnoteMark("c")),)),),)),
        footnotes=(
            Footnote("a", (paragraph("The first."), paragraph("Goes on."))),
            Footnote("b", (BulletList(items((paragraph("a list"),), (paragraph("in a note"), paragraph("x")))),)),
            Footnote("c", (paragraph("Long. " + LONG), CodeBlock("code"))),
        ),
    ),
    "formulas": document(
        words("Einstein’s ", Formula("E = mc^2"), ", and one that is none: ", Formula("\\nonsense{")),
        FormulaBlock("\\int_0^\\infty e^{-x^2} dx = \\frac{\\sqrt{\\pi}}{2}"),
        FormulaBlock("\\nonsense{"),
    ),
    "code": document(CodeBlock("def f(x):\n\treturn x  # " + "long " * 60, "python", text("Listing 1")), CodeBlock("")),
    "three authors": Document(
        Metadata("Three", authors=("Ann Example", "Łucja Przykład", "Ōe Kenzaburō"), language="en"), (paragraph("x"),)
    ),
    "a conversation": document(
        paragraph("The question."),
        Post((paragraph("An answer."), Post((paragraph("A reply."), CodeBlock("x")), "B", "2026-02-04")), "A & C"),
        Post((BulletList(items((paragraph("one"), paragraph("two")))),), "", "", "https://example.org/p"),
    ),
    "nothing but a title": document(),
    "nothing at all": Document(Metadata(), ()),
}
"""Documents by what is hard about them."""

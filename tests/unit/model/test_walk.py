from __future__ import annotations

from dataclasses import replace

from converter.model.document import (
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Quote,
    Ruby,
    Table,
    Text,
)
from converter.model.walk import blocks_of, images_of, inlines_of, map_images, plain_text, rewrite, word_count


def paragraph(*parts: object) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))  # type: ignore[misc]


EVERYWHERE = Document(
    Metadata(lead_image=Image("lead")),
    (
        paragraph("a", Image("inline", alt="its words")),
        Figure((Image("first"), Image("second")), caption=(Text("caption"), Image("in caption"))),
        BulletList((ListItem((Quote((paragraph(Image("in quote")),)),)),)),
        Table(((Cell((paragraph(Image("in cell")),)),),), caption=(Text("table"),)),
        DefinitionList((Definition(((Text("term"),),), ((paragraph("explanation"),),)),)),
        Embed("video", "https://a.example/", still=Image("still")),
    ),
    footnotes=(Footnote("1", (paragraph(Image("in note")),)),),
)


def test_images_come_in_reading_order_wherever_they_stand() -> None:
    urls = [image.url for image in images_of(EVERYWHERE)]

    assert urls == [
        "lead",
        "inline",
        "first",
        "second",
        "in caption",
        "in quote",
        "in cell",
        "still",
        "in note",
    ]


def test_every_word_is_met_once() -> None:
    words = [inline.text for inline in inlines_of(EVERYWHERE) if isinstance(inline, Text)]

    assert words == ["a", "caption", "table", "term", "explanation"]


def test_blocks_within_blocks_are_met() -> None:
    kinds = [type(block).__name__ for block in blocks_of(EVERYWHERE)]

    assert kinds[:5] == ["Paragraph", "Figure", "BulletList", "Quote", "Paragraph"]


def test_images_are_exchanged_everywhere() -> None:
    exchanged = map_images(EVERYWHERE, lambda image: replace(image, asset=image.url.upper()))

    assert all(image.asset == image.url.upper() for image in images_of(exchanged))


def test_images_are_exchanged_in_the_order_in_which_they_are_listed() -> None:
    met = []
    map_images(EVERYWHERE, lambda image: met.append(image.url) or image)

    assert sorted(met) == sorted(image.url for image in images_of(EVERYWHERE))
    assert met[0] == "lead"


def test_an_image_that_could_not_be_had_leaves_its_alternative_text() -> None:
    gone = map_images(EVERYWHERE, lambda _: None)

    assert gone.blocks[0] == paragraph("aits words")


def test_a_figure_without_pictures_is_a_paragraph_of_its_caption() -> None:
    gone = map_images(EVERYWHERE, lambda _: None)

    assert gone.blocks[1] == paragraph("caption")


def test_a_figure_without_pictures_and_caption_is_a_paragraph_of_their_alternative_texts() -> None:
    document = Document(Metadata(), (Figure((Image("a", alt="One."), Image("b", alt="Two."))),))

    assert map_images(document, lambda _: None).blocks == (paragraph("One. Two."),)


def test_a_decorative_figure_that_could_not_be_had_leaves_nothing() -> None:
    document = Document(Metadata(), (Figure((Image("a"),)),))

    assert map_images(document, lambda _: None).blocks == ()


def test_a_figure_keeps_the_pictures_that_could_be_had() -> None:
    gone = map_images(EVERYWHERE, lambda image: None if image.url == "first" else image)

    figure = gone.blocks[1]
    assert isinstance(figure, Figure)
    assert [image.url for image in figure.images] == ["second"]


def test_an_embed_and_the_metadata_do_without_their_picture() -> None:
    gone = map_images(EVERYWHERE, lambda _: None)

    assert gone.metadata.lead_image is None
    assert gone.blocks[-1] == Embed("video", "https://a.example/")


def test_an_inline_that_lost_all_its_contents_is_dropped() -> None:
    document = Document(Metadata(), (paragraph("a", Link("https://a.example/", (Emphasis((Image("x"),)),))),))

    assert map_images(document, lambda _: None).blocks == (paragraph("a"),)


def test_a_rewrite_that_changes_nothing_gives_an_equal_document() -> None:
    assert rewrite(EVERYWHERE, lambda inline: (inline,), lambda block: (block,)) == EVERYWHERE


def test_plain_text_puts_each_block_on_a_line() -> None:
    blocks = (Heading(2, (Text("Title"),)), paragraph("One ", Emphasis((Text("two"),)), "."))

    assert plain_text(blocks) == "Title\nOne two."


def test_a_reading_stands_in_parentheses() -> None:
    assert plain_text((Ruby((Text("漢字"),), (Text("かんじ"),)),)) == "漢字 (かんじ)"


def test_words_are_counted_with_their_apostrophes_and_hyphens() -> None:
    assert word_count((paragraph("Don’t count the well-known twice."),)) == 5


def test_two_cjk_characters_count_as_one_word() -> None:
    assert word_count((paragraph("日本語文 text"),)) == 3


def test_what_is_exchanged_becomes_one_text_with_the_text_around_it() -> None:
    line = (Text("a "), Emphasis((Text("b"),)), Text(" c"))
    document = Document(Metadata(), (Figure((Image("https://a.example/"),), line),))

    unstressed = rewrite(
        document, lambda part: part.children if isinstance(part, Emphasis) else (part,), lambda b: (b,)
    )

    assert unstressed.blocks == (Figure((Image("https://a.example/"),), (Text("a b c"),)),)


def test_a_title_a_caption_and_a_credit_are_lines_of_their_own() -> None:
    blocks = (
        Callout("note", (Text("Title"),), (paragraph("text"),)),
        Figure((Image("https://a.example/"),), (Text("caption"),), (Text("credit"),)),
        Embed("video", "https://a.example/", "Film"),
        paragraph("end"),
    )

    assert plain_text(blocks).split() == ["Title", "text", "caption", "credit", "Film", "end"]

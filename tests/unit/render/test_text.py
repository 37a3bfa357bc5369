from __future__ import annotations

from converter.model.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    FormulaBlock,
    Heading,
    Image,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Rule,
    Table,
    Text,
)
from converter.model.settings import RenderSettings
from converter.model.theme import Theme
from converter.render.text import render_text


def text_of(*blocks: Block, footnotes: tuple[Footnote, ...] = ()) -> str:
    document = Document(Metadata(title="Title", authors=("Somebody",)), blocks, footnotes)
    return render_text(document, Theme("plain"), RenderSettings(images="none")).content.decode()


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_title_and_byline_are_left_out() -> None:
    assert text_of(paragraph("One."), paragraph("Two.")) == "One.\n\nTwo.\n"


def test_a_link_gives_its_words_alone() -> None:
    assert text_of(Paragraph((Text("See "), Link("https://a.example/", (Text("this"),))))) == "See this\n"


def test_items_have_dashes_and_numbers() -> None:
    inner = OrderedList((ListItem((paragraph("b"),)), ListItem((paragraph("c"),))), start=9)

    assert text_of(BulletList((ListItem((paragraph("a"), inner)),))) == "- a\n\n  9. b\n  10. c\n"


def test_a_row_is_a_line() -> None:
    row = (Cell((paragraph("a"),)), Cell((paragraph("b"), paragraph("c"))))

    assert text_of(Table((row,))) == "a | b c\n"


def test_footnotes_come_last_and_their_marks_go() -> None:
    marked = Paragraph((Text("Said"), FootnoteMark("1"), Text(".")))

    assert text_of(marked, paragraph("End."), footnotes=(Footnote("1", (paragraph("Note."),)),)) == (
        "Said.\n\nEnd.\n\nNote.\n"
    )


def test_a_picture_gives_its_caption() -> None:
    assert text_of(Figure((Image("a", alt="alt"),), (Text("Caption."),))) == "Caption.\n"


def test_a_line_break_breaks_the_line() -> None:
    assert text_of(Paragraph((Text("a"), LineBreak(), Text("b")))) == "a\nb\n"


def test_a_rule_leaves_no_gap() -> None:
    assert text_of(Heading(2, (Text("H"),)), Rule(), paragraph("a")) == "H\n\na\n"


def test_nothing_gives_nothing() -> None:
    assert text_of() == ""


def test_a_formula_is_written_as_in_a_line_else_as_latex() -> None:
    squared = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"

    assert text_of(FormulaBlock("", squared)) == "x^2\n"
    assert text_of(FormulaBlock("x^{2}", squared)) == "x^2\n"
    assert text_of(FormulaBlock("x^{2}", "")) == "x^{2}\n"


def test_a_callout_without_a_title_is_called_by_its_kind() -> None:
    assert text_of(Callout("warning", (), (paragraph("Hot."),))) == "Warning\n\nHot.\n"
    assert text_of(Callout("warning", (Text("Mind"),), (paragraph("Hot."),))) == "Mind\n\nHot.\n"
    assert text_of(Callout("details", (), (paragraph("More."),))) == "More.\n"

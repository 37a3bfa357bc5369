"""The structure tree: an element is one node, wherever its boxes lie."""

from __future__ import annotations

import re

from converter.model.document import (
    Abbreviation,
    Block,
    BulletList,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    Image,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)
from converter.render.pdf import render_pdf
from tests.unit.render.pdf.reading import CLASSIC, nodes, pdf_of, reading, settings, structure
from tests.unit.render.specimen import PICTURE, paragraph, row

LONG = "Sheets are folded three times, cut, and bound into a book of sixteen pages. " * 90


def text(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def test_a_paragraph_on_two_pages_is_one_paragraph() -> None:
    pdf = pdf_of(paragraph(LONG))

    assert len(reading(pdf).pages) > 1
    assert [role for role, _ in structure(pdf)] == ["P"]  # type: ignore[misc]  # nodes alone stand in an article


def test_a_list_item_has_its_paragraphs_in_its_body() -> None:
    item = ListItem((paragraph("one"), paragraph("two")))

    assert structure(pdf_of(BulletList((item,)))) == [
        ("L", [("LI", [("Lbl", ["·"]), ("LBody", [("P", ["·"]), ("P", ["·"])])])])
    ]


def test_a_list_in_a_list_lies_in_the_body_of_its_item() -> None:
    inner = BulletList((ListItem((paragraph("in"),)),))
    tree = structure(pdf_of(BulletList((ListItem((paragraph("out"), inner)),))))

    assert tree == [
        ("L", [("LI", [("Lbl", ["·"]), ("LBody", ["·", ("L", [("LI", [("Lbl", ["·"]), ("LBody", ["·"])])])])])])
    ]


def test_an_ordered_list_says_how_it_is_numbered() -> None:
    pdf = pdf_of(OrderedList((ListItem((paragraph("x"),)),), style="upper-roman"))

    assert nodes(pdf, "L")[0]["/A"]["/ListNumbering"] == "/UpperRoman"


def test_terms_are_labels_of_what_explains_them() -> None:
    entries = (Definition((text("a"), text("b")), ((paragraph("c"),),)), Definition((text("d"),), ((paragraph("e"),),)))

    assert structure(pdf_of(DefinitionList(entries))) == [
        (
            "L",
            [
                ("LI", [("Lbl", ["·"]), ("Lbl", ["·"]), ("LBody", ["·"])]),
                ("LI", [("Lbl", ["·"]), ("LBody", ["·"])]),
            ],
        )
    ]


def test_a_footnote_stands_where_it_is_called() -> None:
    notes = (Footnote("n", (paragraph("The note."),)),)
    pdf = pdf_of(paragraph("Before", FootnoteMark("n"), " after."), notes=notes)

    assert structure(pdf) == [("P", ["·", ("Reference", ["·"]), ("Note", [("Lbl", ["·"]), ("P", ["·"])]), "·"])]
    assert nodes(pdf, "Note")[0]["/ID"] == "note-000001"


def test_a_table_s_header_is_said_once_however_many_pages_it_stands_on() -> None:
    table = Table((row("No.", "Name"), *(row(str(number), "x") for number in range(100))), header_rows=1)
    pdf = pdf_of(table)

    assert len(reading(pdf).pages) > 1
    assert len(nodes(pdf, "TH")) == 2
    assert len(nodes(pdf, "TR")) == 101


def test_a_header_says_what_it_heads() -> None:
    pdf = pdf_of(Table((row("a", "b"), row("c", "d")), header_rows=1, header_columns=1))

    assert [cell["/A"]["/Scope"] for cell in nodes(pdf, "TH")] == ["/Column", "/Column", "/Row"]


def test_every_row_of_a_table_has_all_its_columns() -> None:
    ragged = Table((row("a", "b", "c"), row("d"), (Cell((paragraph("e"),), 1, 7), Cell(()))))
    pdf = pdf_of(ragged)

    assert [len(tr["/K"]) for tr in nodes(pdf, "TR")] == [3, 3, 3]
    assert all("/RowSpan" not in cell.get("/A", {}) for cell in nodes(pdf, "TD"))


def test_a_link_has_its_words_for_its_area() -> None:
    pdf = pdf_of(paragraph("See ", Link("https://example.org/", text("the  site")), "."))
    (annotation,) = (note.get_object() for note in reading(pdf).pages[0]["/Annots"])

    assert structure(pdf) == [("P", ["·", ("Link", ["@", "·"]), "·"])]
    assert annotation["/Contents"] == "the site"
    assert annotation["/F"] == 4


def test_a_link_without_words_is_said_as_its_picture_or_its_address() -> None:
    described = Image("https://example.org/p.png", "A slope", asset=PICTURE.sha256)
    blocks = (
        paragraph(Link("https://example.org/a", (described,))),
        paragraph(Link("https://example.org/b", (Image("", asset=PICTURE.sha256),))),
        paragraph(Link("https://example.org/c", text("words"))),
    )
    pdf = render_pdf(Document(Metadata("T"), blocks, assets=(PICTURE,)), CLASSIC, settings()).content

    assert [link.get("/Alt") for link in nodes(pdf, "Link")] == ["A slope", "example.org/b", None]


def test_a_link_to_nothing_is_no_link() -> None:
    assert structure(pdf_of(paragraph(Link("#nowhere", text("x"))))) == [("P", ["·"])]


def test_an_ornament_is_no_content() -> None:
    assert structure(pdf_of(paragraph("a"), Rule(), paragraph("b"))) == [("P", ["·"]), ("P", ["·"])]


def test_a_formula_is_said_as_its_latex() -> None:
    (formula,) = nodes(pdf_of(paragraph(Formula("E = mc^2"))), "Formula")

    assert formula["/Alt"] == "E = mc^2"


def test_text_without_an_element_of_its_own_gets_a_paragraph() -> None:
    assert structure(pdf_of(Quote((paragraph("said"),), text("Someone")))) == [
        ("BlockQuote", [("P", ["·"]), ("P", ["·", "·"])])
    ]


def test_a_foreign_word_says_its_language_and_an_abbreviation_what_it_stands_for() -> None:
    pdf = pdf_of(paragraph(Span(text("bonjour"), "fr"), " ", Abbreviation(text("WHO"), "World Health Organization")))
    foreign, abbreviation = nodes(pdf, "Span")

    assert foreign["/Lang"] == "fr"
    assert abbreviation["/E"] == "World Health Organization"


def test_what_is_not_in_the_structure_is_marked_as_such() -> None:
    page = reading(pdf_of(paragraph("x"))).pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]  # it has contents

    # The title, the paragraph, and the number of the page.
    assert re.findall(r"/(\w+)\s+<<(.*?)>>\s+BDC", drawn) == [
        ("Span", "/MCID 0"),
        ("Span", "/MCID 1"),
        ("Artifact", "/Type /Pagination"),
    ]


def test_a_picture_without_a_description_is_said_as_its_caption() -> None:
    bare = Image("https://example.org/p.png", asset=PICTURE.sha256)
    blocks: tuple[Block, ...] = (Figure((bare,), text("A slope")), Paragraph((Text("x"), bare)))
    pdf = render_pdf(Document(Metadata("T"), blocks, assets=(PICTURE,)), CLASSIC, settings()).content

    assert [figure["/Alt"] for figure in nodes(pdf, "Figure")] == ["A slope"]
    assert structure(pdf) == [("Div", [("Figure", ["·"]), ("Caption", ["·"])]), ("P", ["·"])]

"""A Book's cover: what stands on it, where, and in which letters."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image as Raster

from converter.base.errors import CoverUndrawable
from converter.bind import bind_book
from converter.model.book import Series, book_of
from converter.model.document import Asset, Document, Image, Metadata
from converter.model.settings import BindSettings
from converter.render.cover import COVER_HEIGHT_PX, COVER_WIDTH_PX, cover_jpeg, cover_svg
from converter.render.cover.composition import compose
from converter.render.cover.faces import Typecase
from converter.render.cover.fold import folded, mixed
from converter.render.cover.lines import Measure
from converter.render.cover.parts import MARGIN_PX, Box, Composition, Line, Panel, Picture, Setting
from converter.render.cover.pictures import lead_pictures
from converter.render.cover.raster import visual_order
from converter.themes import load_theme

CLASSIC = load_theme("classic")
BOLD = Setting("bold", "ltr")
ARTICLE = Metadata(
    "A Title", authors=("Ada Lovelace", "Bo Diddley"), published=date(2015, 10, 14), site_name="Example", language="en"
)


def measure() -> Measure:
    return Measure(Typecase(CLASSIC, "en"))


def picture(side: int = 500, content: bytes = b"") -> Asset:
    drawn = BytesIO()
    Raster.new("RGB", (side, side), (0, 200, 0)).save(drawn, "PNG")
    content = content or drawn.getvalue()
    return Asset(hashlib.sha256(content).hexdigest(), "image/png", content, side, side)


def article(title: str = "A Title", asset: Asset | None = None, **known: object) -> Document:
    lead = Image("https://example.org/i.png", asset=asset.sha256) if asset else None
    metadata = replace(ARTICLE, title=title, lead_image=lead, **known)  # type: ignore[arg-type] # fields by their names
    return Document(metadata, (), assets=(asset,) if asset else ())


def composed(*documents: Document, series: Series | None = None) -> Composition:
    book = book_of(documents[0])
    if len(documents) > 1:
        book = bind_book(documents, BindSettings(title="The week", series=series))
    return compose(book, CLASSIC.cover, measure(), lead_pictures(book), COVER_HEIGHT_PX)


def lines(composition: Composition) -> list[str]:
    return [part.text for part in composition.parts if isinstance(part, Line)]


# --- What it says ---


def test_a_cover_says_site_title_authors_and_date() -> None:
    assert lines(composed(article())) == ["EXAMPLE", "A Title", "14 October 2015", "Ada Lovelace, Bo Diddley"]


def test_a_subtitle_stands_where_there_is_room_for_it() -> None:
    assert "And what it says" in lines(composed(article(subtitle="And what it says")))


def test_an_anthology_s_cover_says_its_issue_and_its_first_articles() -> None:
    said = lines(composed(article("One"), article("Two"), series=Series("Weekly", 7)))

    assert [line for line in said if line in {"WEEKLY 7", "The week", "One", "Two"}] == [
        "WEEKLY 7",
        "The week",
        "One",
        "Two",
    ]


def test_no_line_is_wider_than_the_page() -> None:
    long = article("Word " * 90, authors=("A Name That Goes On",) * 9, subtitle="x" * 300, site_name="Site " * 40)

    widths = [
        measure().width(part.text, part.setting, part.size) for part in composed(long).parts if isinstance(part, Line)
    ]
    assert max(widths) <= COVER_WIDTH_PX - 2 * MARGIN_PX


def test_no_line_of_a_long_title_reaches_another_or_the_foot() -> None:
    composition = composed(article("What we talk about when we talk about reproducible builds " * 5))

    baselines = sorted(part.baseline for part in composition.parts if isinstance(part, Line))
    assert all(after - before > 40 for before, after in pairwise(baselines))
    assert baselines[-1] <= COVER_HEIGHT_PX - MARGIN_PX


def test_a_long_title_is_cut_and_says_so() -> None:
    assert any(line.endswith("…") for line in lines(composed(article("Word " * 300))))


def test_a_word_that_is_wider_than_the_page_is_broken_with_a_hyphen() -> None:
    said = lines(composed(article("Donaudampfschifffahrtsgesellschaftskapitänsmütze")))

    assert [line for line in said if line.endswith("-")]


def test_pictures_among_the_letters_are_left_out() -> None:
    assert "Sleep well" in lines(composed(article("Sleep 🚀 well ✨")))


def test_letters_that_a_theme_s_font_only_promises_are_drawn_in_another() -> None:
    promising = tuple(replace(font, ranges=()) for font in CLASSIC.fonts)
    typecase = Typecase(replace(CLASSIC, fonts=promising), "he")

    runs = typecase.runs(typecase.drawable("a \u05d0", "bold"), BOLD)

    assert [run.face.family == "Literata" for run in runs if not run.text.isspace()] == [True, False]


def test_an_article_without_a_title_has_its_site_s() -> None:
    assert lines(composed(article("")))[:2] == ["EXAMPLE", "Example"]


# --- Where it stands ---


def test_lines_are_as_few_as_can_be_and_of_like_length() -> None:
    broken = measure().lines("one two three four five six seven eight nine", BOLD, 100, 1340)

    widths = [measure().width(line, BOLD, 100) for line in broken]
    assert len(widths) == 2
    assert min(widths) > 0.8 * max(widths)


def test_japanese_is_broken_between_characters_and_no_line_begins_with_a_closing_mark() -> None:
    pieces = measure().lines("活版印刷の終わりと、本という器の未来。", BOLD, 200, 900)

    assert len(pieces) > 1
    assert not any(line[0] in "、。" for line in pieces)


def test_arabic_stands_at_the_right_margin() -> None:
    metadata = Metadata("كتاب", language="ar", direction="rtl")

    (line,) = (part for part in composed(Document(metadata, ())).parts if isinstance(part, Line))
    assert line.setting.direction == "rtl"


@pytest.mark.parametrize(
    ("text", "direction", "order"),
    [
        ("abc אבג דהו xyz", "ltr", "abc|אבגדהו|xyz"),
        ("אבג abc דהו", "rtl", "דהו|abc|אבג"),
        ("abc", "rtl", "abc"),
    ],
)
def test_runs_of_another_direction_are_put_in_their_place(text: str, direction: str, order: str) -> None:
    setting = Setting("bold", direction)  # type: ignore[arg-type] # a parameter is no literal
    typecase = Typecase(CLASSIC, "he")
    typecase.drawable(text, "bold")

    runs = typecase.runs(text, setting)

    shown = "".join(runs[number].text for number in visual_order(runs, rtl=direction == "rtl"))
    assert shown.replace(" ", "") == order.replace("|", "")


# --- What is above the title ---


def test_the_lead_picture_fills_what_is_above_the_title() -> None:
    (part,) = (part for part in composed(article(asset=picture())).parts if isinstance(part, Picture))

    assert (part.box.left, part.box.top, part.box.width) == (0, 0, COVER_WIDTH_PX)


def test_a_small_picture_is_not_blown_up() -> None:
    assert not [part for part in composed(article(asset=picture(200))).parts if isinstance(part, Picture)]


def test_without_a_picture_there_is_a_folded_sheet_in_four_tints() -> None:
    panels = [part for part in composed(article()).parts if isinstance(part, Panel)]

    assert len({panel.colour for panel in panels}) == 4


def test_pictures_of_an_anthology_share_the_sheet_with_tints() -> None:
    parts = composed(article("One", picture(500)), article("Two", picture(501)), article("Three")).parts

    assert [type(part) for part in parts[:4]] == [Picture, Picture, Panel, Panel]


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_a_sheet_s_parts_fill_it_but_for_the_folds(seed: str) -> None:
    parts = folded(Box(0, 0, 1600, 1400), seed)

    areas = [round(part.width * part.height / (1600 * 1400), 2) for part in parts]
    assert areas == pytest.approx([0.5, 0.25, 0.12, 0.12], abs=0.02)


def test_books_of_one_site_have_one_accent() -> None:
    colours = {
        next(part.colour for part in composed(article(title)).parts if isinstance(part, Line))
        for title in ("a", "b", "c")
    }

    assert len(colours) == 1


def test_a_colour_is_mixed_with_the_ground() -> None:
    assert mixed("#000000", "#ffffff", 0.25) == "#bfbfbf"


# --- The drawing ---


def test_the_drawing_is_a_jpeg_of_the_size_that_shops_want() -> None:
    with Raster.open(BytesIO(cover_jpeg(book_of(article()), CLASSIC))) as drawn:
        assert (drawn.format, drawn.size, drawn.mode) == ("JPEG", (COVER_WIDTH_PX, COVER_HEIGHT_PX), "RGB")


def test_a_cover_can_be_as_high_as_a_page() -> None:
    with Raster.open(BytesIO(cover_jpeg(book_of(article()), CLASSIC, 2263))) as drawn:
        assert drawn.size == (COVER_WIDTH_PX, 2263)


def test_the_picture_is_drawn_above_and_letters_below() -> None:
    with Raster.open(BytesIO(cover_jpeg(book_of(article(asset=picture())), CLASSIC))) as drawn:
        red, green, blue = drawn.getpixel((800, 600))  # type: ignore[misc] # of RGB it is three
        below = drawn.crop((0, 1450, COVER_WIDTH_PX, COVER_HEIGHT_PX)).convert("L")

    assert green > 150
    assert max(red, blue) < 60
    assert below.getextrema()[0] < 60  # type: ignore[operator] # of one band it is a number


def test_a_broken_picture_is_left_out() -> None:
    broken = replace(picture(), content=b"\x89PNG\r\n\x1a\nno picture")

    drawn = cover_jpeg(book_of(article(asset=broken)), CLASSIC)

    assert drawn == cover_jpeg(book_of(article()), CLASSIC)


def test_the_same_book_has_the_same_cover_byte_for_byte() -> None:
    assert cover_jpeg(book_of(article()), CLASSIC) == cover_jpeg(book_of(article()), CLASSIC)


def test_letters_that_no_font_has_make_no_cover() -> None:
    with pytest.raises(CoverUndrawable, match="no font on this machine"):
        cover_jpeg(book_of(article("\U00016900\U00016901")), CLASSIC)


def test_the_svg_says_the_same_in_letters() -> None:
    svg = ET.fromstring(cover_svg(book_of(article("A & <b>", picture())), CLASSIC))  # noqa: S314 - our own

    texts = [node.text for node in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["EXAMPLE", "A & <b>", "14 October 2015", "Ada Lovelace, Bo Diddley"]
    assert svg.get("viewBox") == f"0 0 {COVER_WIDTH_PX} {COVER_HEIGHT_PX}"


def test_a_theme_without_fonts_is_drawn_in_the_machine_s() -> None:
    assert cover_jpeg(book_of(article()), replace(CLASSIC, fonts=()))[:3] == b"\xff\xd8\xff"

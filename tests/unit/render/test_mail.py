"""An article as a mail: what programs for mail understand."""

from __future__ import annotations

import re

import pytest

from converter.devices import MAIL_PANE, fit_book
from converter.model.book import book_of
from converter.model.document import (
    Asset,
    BulletList,
    Document,
    Figure,
    FormulaBlock,
    Image,
    ListItem,
    Metadata,
    Paragraph,
    Text,
)
from converter.model.settings import RenderSettings
from converter.render.mail import render_mail_body
from converter.themes import load_theme
from tests.validators.sample_documents import everything

THEME = load_theme("classic")


def written(document: Document) -> str:
    return render_mail_body(document, THEME, RenderSettings()).html


def with_picture(width: int) -> Document:
    asset = Asset("ab" * 32, "image/png", b"png", width, width)
    return Document(Metadata("Title"), (Figure((Image("", alt="A", asset=asset.sha256),)),), assets=(asset,))


def test_every_node_has_its_place_in_a_mail() -> None:
    fitted, _ = fit_book(book_of(everything()), MAIL_PANE, "epub")
    body = render_mail_body(fitted.chapters[0], THEME, RenderSettings())

    assert "<math" not in body.html
    assert {picture.media_type for picture in body.pictures} <= {"image/png", "image/jpeg", "image/gif"}
    named = set(re.findall(r'src="cid:([^"]+)"', body.html))
    assert named == {picture.identifier for picture in body.pictures}
    assert not re.findall(r'src="(?!cid:)', body.html)


def test_each_element_carries_its_own_style() -> None:
    html = written(Document(Metadata("Title"), (Paragraph((Text("Words."),)),)))

    assert '<p style="margin: 0 0 14px;">Words.</p>' in html
    assert "var(" not in html


def test_a_wide_picture_says_a_width_that_the_text_has() -> None:
    assert 'width="640"' in written(with_picture(1200))
    assert 'width="300"' not in written(with_picture(300))


def test_pictures_are_left_out_where_that_is_wanted() -> None:
    body = render_mail_body(with_picture(300), THEME, RenderSettings(images="none"))

    assert body.pictures == ()
    assert "<img" not in body.html


def test_a_formula_is_a_picture_with_its_words() -> None:
    body = render_mail_body(Document(Metadata("T"), (FormulaBlock(latex="a^2"),)), THEME, RenderSettings())

    assert [picture.media_type for picture in body.pictures] == ["image/png"]
    assert 'src="cid:formula-1@octavo.invalid"' in body.html


def test_the_state_of_a_task_is_a_box() -> None:
    items = (
        ListItem((Paragraph((Text("Done"),)),), checked=True),
        ListItem((Paragraph((Text("Open"),)), Paragraph((Text("More"),))), checked=False),
    )
    html = written(Document(Metadata("T"), (BulletList(items),)))

    assert "☑ Done" in html
    assert "☐ Open" in html


@pytest.mark.parametrize(
    "words", ["</style><script>alert(1)</script>", "<!--[if mso]>", ' data-x="1" <li data-checked="true">']
)
def test_words_stay_words(words: str) -> None:
    body = render_mail_body(Document(Metadata(words), (Paragraph((Text(words),)),)), THEME, RenderSettings())
    escaped = words.replace("<", "&lt;").replace(">", "&gt;")

    assert f">{escaped}</p>" in body.html
    assert "<script" not in body.html
    assert words.strip() in body.text


def test_the_text_has_title_byline_words_and_address() -> None:
    metadata = Metadata("Title", authors=("Ada",), site_name="Gazette", url="https://example.org/a")
    body = render_mail_body(Document(metadata, (Paragraph((Text("Words."),)),)), THEME, RenderSettings())

    assert body.text == "Title\nAda · Gazette\n\nWords.\n\nhttps://example.org/a\n"

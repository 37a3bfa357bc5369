"""Articles to enclosures, and what one of them that fails means for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from converter import mailing, pipeline
from converter.api import read_markdown
from converter.base.errors import RenderError
from converter.deliver.mail import Dispatch, Outbox
from converter.mailing import Wish
from converter.model.delivery import Account
from converter.model.document import Document, Metadata, Paragraph, Text
from converter.model.rendering import Rendering
from converter.model.settings import Settings
from converter.model.walk import plain_text
from tests.unit.deliver.mail.letters import KINDLE, SOMEONE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOBODY = Account("127.0.0.1", 9, "none", "me@example.org", patience_seconds=0)
"""A server that is not there: letters to it wait."""


def test_an_article_that_cannot_be_rendered_keeps_no_other_from_being_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = pipeline.render

    def broken(document: Document, *others: Any) -> Rendering:
        if document.metadata.title == "Bad":
            raise RenderError("It cannot be drawn.")
        return usual(document, *others)

    monkeypatch.setattr(pipeline, "render", broken)
    outbox = Outbox(tmp_path / "outbox.sqlite3")
    documents = [read_markdown(f"# {title}\n\nWords.\n") for title in ("Bad", "Good")]
    receipts = list(
        mailing.send(documents, Wish(KINDLE, "classic", Settings()), Dispatch(outbox, NOBODY), lambda _: "leave")
    )
    queued = [posting.subject for posting in outbox.postings()]
    outbox.close()

    assert [(receipt.title, str(receipt.error)[:9]) for receipt in receipts] == [
        ("Bad", "It cannot"),
        ("Good", "127.0.0.1"),
    ]
    assert queued == ["Good"]


def test_an_article_is_the_same_by_amp_for_phones_and_with_tracking() -> None:
    urls = ("https://example.org/a", "https://m.example.org/a/amp?utm_source=x", "http://www.example.org/a/index.html")
    keys = {mailing.article_key(Document(Metadata(title="A", url=url), ())) for url in urls}

    assert keys == {"example.org/a"}


def test_articles_of_a_site_that_names_its_front_page_as_their_address_are_two() -> None:
    front = "https://example.org/"
    one, other = (
        Document(Metadata(title="A", canonical_url=front, url=front), (Paragraph((Text(words),)),))
        for words in ("Of rivers.", "Of wells.")
    )

    assert mailing.article_key(one) != mailing.article_key(other)


def test_an_article_is_cut_into_more_parts_until_all_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        mailing,
        "_rendering",
        lambda document, *_: Rendering(bytes(len(plain_text(document.blocks))), "text/html", "a.html"),
    )
    blocks = tuple(Paragraph((Text("x" * size),)) for size in (500, 500, 500, 9000, 9000))
    files = mailing._files(Document(Metadata("Title"), blocks), Wish(SOMEONE, "classic", Settings()), 10_000)

    assert [len(part.blocks) for part, _, _ in files] == [3, 1, 1]

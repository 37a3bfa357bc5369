"""Documents to a Book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from converter.base.errors import SettingsError, UnknownName
from converter.bind import bind_book
from converter.model.book import Series, book_of
from converter.model.document import Document, Metadata
from converter.model.settings import BindSettings

WEEK = BindSettings(title="The week")


def article(title: str = "T", **known: object) -> Document:
    return Document(replace(Metadata(title), **known), ())  # type: ignore[arg-type] # fields by their names


def sections(*documents: Document, by: str = "auto") -> list[tuple[str, list[str]]]:
    book = bind_book(documents, replace(WEEK, by=by))
    return [(section.title, [chapter.metadata.title for chapter in section.chapters]) for section in book.sections]


def test_articles_stand_in_the_order_in_which_they_were_named() -> None:
    assert sections(article("b"), article("a")) == [("", ["b", "a"])]


def test_a_book_needs_an_article() -> None:
    with pytest.raises(SettingsError, match="one article at least"):
        bind_book([], WEEK)


def test_sections_stand_in_the_order_of_their_first_article() -> None:
    world, art = (article(name, section=name[:-1]) for name in ("World1", "Art1"))

    assert sections(world, art, replace(world), by="section") == [("World", ["World1", "World1"]), ("Art", ["Art1"])]


def test_articles_of_no_section_stand_first() -> None:
    assert sections(article("a", section="World"), article("b"), by="section") == [("", ["b"]), ("World", ["a"])]


def test_sections_are_made_by_themselves_where_they_bring_articles_together() -> None:
    documents = [article("a", section="World"), article("b", section="Art"), article("c", section="World")]

    assert [title for title, _ in sections(*documents)] == ["World", "Art"]


def test_sections_of_one_article_each_are_not_made_by_themselves() -> None:
    assert [title for title, _ in sections(article("a", section="World"), article("b", section="Art"))] == [""]


def test_articles_can_be_grouped_by_their_site() -> None:
    assert sections(article("a", site_name="X"), article("b", site_name="Y"), by="site") == [("X", ["a"]), ("Y", ["b"])]


def test_an_article_goes_to_the_tag_that_most_others_share_and_a_tag_of_one_makes_no_section() -> None:
    a, b, c = article("a", tags=("rare", "wood")), article("b", tags=("wood",)), article("c", tags=("alone",))

    assert sections(a, b, c, by="tag") == [("", ["c"]), ("wood", ["a", "b"])]


def test_a_grouping_that_there_is_not_is_told() -> None:
    with pytest.raises(UnknownName, match="grouping"):
        sections(article(), by="colour")


def test_a_book_of_one_article_is_that_article() -> None:
    document = article("Alone", authors=("Ada",))

    assert book_of(document).is_one_article
    assert book_of(document).title == "Alone"


def test_an_anthology_of_one_article_is_an_anthology_all_the_same() -> None:
    assert not bind_book([article("Alone")], WEEK).is_one_article


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        (BindSettings(title="Mine"), "Mine"),
        (BindSettings(series=Series("Weekly", 7)), "Weekly 7"),
        (BindSettings(series=Series("Weekly")), "Weekly"),
        (BindSettings(), "Example"),
    ],
)
def test_the_book_is_called(settings: BindSettings, title: str) -> None:
    assert bind_book([article("a", site_name="Example"), article("b", site_name="Example")], settings).title == title


def test_articles_of_many_sites_make_a_book_with_a_title_all_the_same() -> None:
    assert bind_book([article("a", site_name="X"), article("b", site_name="Y")], BindSettings()).title == "Articles"


def test_few_authors_are_the_book_s() -> None:
    book = bind_book([article("a", authors=("Ada", "Bo")), article("b", authors=("Ada",))], WEEK)

    assert book.metadata.authors == ("Ada", "Bo")


def test_many_authors_give_way_to_the_sites_with_the_most_articles() -> None:
    written = [("V", "X"), ("W", "Y"), ("X", "Y"), ("Y", "Z"), ("Z", "A")]
    documents = [article(author, authors=(author,), site_name=site) for author, site in written]

    assert bind_book(documents, WEEK).metadata.authors == ("Y", "X", "Z")


def test_the_book_s_language_is_that_of_most_of_its_words() -> None:
    short, long = article("a", language="en", word_count=9), article("b", language="ar", direction="rtl", word_count=99)
    book = bind_book([short, replace(short), long], WEEK)

    assert (book.language, book.metadata.direction) == ("ar", "rtl")


def test_the_book_is_dated_by_its_newest_article() -> None:
    moments = [date(2020, 1, 2), datetime(2020, 1, 2, 9, tzinfo=UTC), datetime(2019, 1, 1), None]  # noqa: DTZ001 - pages leave the zone out

    assert bind_book([article(published=moment) for moment in moments], WEEK).metadata.published == moments[1]


def test_a_long_list_of_titles_is_cut_after_one() -> None:
    description = bind_book([article(f"{number} {'x' * 99}") for number in range(9)], WEEK).metadata.description

    assert description.count(" · ") == 5
    assert description.endswith("x · …")

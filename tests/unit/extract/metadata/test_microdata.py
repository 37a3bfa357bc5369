"""Microdata: properties belong to the item around them."""

from __future__ import annotations

from datetime import date

from tests.unit.extract.metadata.reading import json_ld, metadata_of

PERSON = '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">{0}</b></span>'


def test_a_question_s_author_and_date_are_not_its_answers() -> None:
    answer = f'<div itemscope itemtype="https://schema.org/Answer">{PERSON.format("John Roe")}<time itemprop="dateCreated" datetime="2016-01-02"></time></div>'
    body = (
        f'<div itemscope itemtype="https://schema.org/Question">{answer}<h1>Why does the river rise?</h1>'
        f'{PERSON.format("Jane Doe")}<time itemprop="dateCreated" datetime="2015-10-14"></time></div>'
    )
    metadata = metadata_of(body=body)

    assert metadata.authors == ("Jane Doe",)
    assert metadata.published == date(2015, 10, 14)


def test_of_several_articles_the_one_that_the_window_names_is_read() -> None:
    item = '<div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">{0}</h2><meta itemprop="datePublished" content="{1}"></div>'
    body = item.format("Low water", "2014-01-01") + item.format("High water", "2015-10-14")

    assert metadata_of("<title>High water - The Ferry</title>", body).published == date(2015, 10, 14)


def test_many_dates_in_no_item_are_a_list_s() -> None:
    body = "".join(f'<p itemprop="datePublished" content="2015-10-{day}">x</p>' for day in range(10, 20))

    assert metadata_of(body=body, url="").published is None


def test_rdfa_names_the_author_too() -> None:
    body = '<div typeof="schema:Article"><span property="schema:author">Jane Doe</span></div>'

    assert metadata_of(body=body).authors == ("Jane Doe",)


def test_questions_of_a_page_of_answers_are_no_titles() -> None:
    head = json_ld('{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How high?"}]}')

    assert metadata_of(head + "<title>High water</title>").title == "High water"


def test_of_several_objects_the_one_with_an_author_is_the_article() -> None:
    head = json_ld(
        '{"@type":"QAPage","mainEntity":{"@type":"Question","name":"Why?","author":{"@type":"Person","name":"Jane Doe"},'
        '"acceptedAnswer":{"@type":"Answer","author":{"@type":"Person","name":"John Roe"}}}}'
    )

    assert metadata_of(head).authors == ("Jane Doe",)

"""What a page says about its article, and who is believed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter.api import read_html
from converter.extract.metadata.bylines import names_declared, names_of
from converter.extract.metadata.claims import one_line, web_address
from converter.extract.metadata.dates import parse_date
from converter.extract.metadata.languages import direction_of, language_tag
from tests.unit.extract.metadata.reading import PAGE, guesses_of, json_ld, metadata_of

SENTENCE = "The river rose in the night, and by the morning every cellar of the old town stood under water. "

# --- Titles ---


def test_the_heading_is_the_title_when_the_metadata_bears_it_out() -> None:
    assert metadata_of(
        "<title>High water in the old town | The Ferry</title>", "<h1>High water in the old town</h1>"
    ).title == ("High water in the old town")


def test_a_heading_that_nothing_bears_out_is_not_the_title() -> None:
    assert metadata_of('<meta property="og:title" content="High water">', "<h1>Search</h1>").title == "High water"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = (
        '<meta property="og:site_name" content="The Ferry"><meta property="og:title" content="High water - The Ferry">'
    )

    assert metadata_of(head).title == "High water"


def test_a_kicker_within_the_heading_is_no_part_of_the_title() -> None:
    head = '<meta property="og:title" content="The old town under water">'

    assert (
        metadata_of(head, "<h1>Floods in the valley The old town under water</h1>").title == "The old town under water"
    )


# --- Authors ---


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE AND JOHN ROE", ("JANE DOE", "JOHN ROE")),
        ("Von Anna Müller und Jörg Groß", ("Anna Müller", "Jörg Groß")),
        ("Jane Doe, John Roe, Richard Miles", ("Jane Doe", "John Roe", "Richard Miles")),
        ("Jane Doe, Senior Editor", ("Jane Doe",)),
        ("Jane Doe Senior Flood Reporter", ("Jane Doe",)),
        ("Jane Doe for The Ferry", ("Jane Doe",)),
        ("Center for Drug Evaluation and Research", ("Center for Drug Evaluation and Research",)),
        ("View all posts by Jane Doe →", ("Jane Doe",)),
        ("Erstellt von Jane Doe am 3.5.2015", ("Jane Doe",)),
        ("98 Bridges Club", ("98 Bridges Club",)),
        ("content: The Ferry, design: John Roe", ()),
        ("page.head.extra.author", ()),
        ("Share on Facebook", ()),
        ("5 min read", ()),
        ("Doe, Jane", ("Jane Doe",)),
        ("Jane Doe | May 3, 2015", ("Jane Doe",)),
        ("Jane Doe (jane@example.org)", ("Jane Doe",)),
        ("https://www.facebook.com/janedoe", ()),
        ("Staff", ()),
        ("admin", ()),
        ("", ()),
    ],
)
def test_a_byline_gives_names(written: str, names: tuple[str, ...]) -> None:
    assert names_of([written]) == names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("Von Miller", ("Von Miller",)),
        ("By Von Miller", ("Von Miller",)),
        ("Von: Miller", ("Miller",)),
        ("Von Jane Doe", ("Jane Doe",)),
        ("Von der Leyen, Ursula", ("Ursula Von der Leyen",)),
        ("Di Maria", ("Di Maria",)),
        ("Da Vinci", ("Da Vinci",)),
        ("Par Lagerkvist", ("Par Lagerkvist",)),
        ("García Márquez, Gabriel", ("Gabriel García Márquez",)),
        ("Le Fleuve, Lyon", ("Le Fleuve",)),
        ("Will Print", ("Will Print",)),
        ("Telegram Sam", ("Telegram Sam",)),
        ("Follow on Facebook", ()),
        ("Jane Doe, John Smith Jr., PhD", ("Jane Doe", "John Smith Jr.")),
        ("Ana Pérez y Luis Gómez", ("Ana Pérez", "Luis Gómez")),
        ("Ana Rossi, Luca Bianchi e Maria Neri", ("Ana Rossi", "Luca Bianchi", "Maria Neri")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("村上春樹、川上未映子", ("村上春樹", "川上未映子")),
    ],
)
def test_a_declared_name_is_whole(written: str, names: tuple[str, ...]) -> None:
    assert names_declared([written]) == names


def test_a_declared_author_may_be_called_as_a_byline_begins() -> None:
    assert metadata_of('<meta name="author" content="Von Miller">').authors == ("Von Miller",)


def test_what_a_page_shows_begins_as_a_byline_even_where_it_is_marked() -> None:
    body = '<h1>High water</h1><p><a rel="author" href="/ada">Von Ada</a></p>'

    assert metadata_of(body=body).authors == ("Ada",)


def test_json_ld_names_authors_by_reference() -> None:
    head = json_ld(
        '{"@graph":[{"@type":"Article","headline":"High water","author":{"@id":"#jane"}},'
        '{"@type":"Person","@id":"#jane","name":"Jane Doe"}]}'
    )

    assert metadata_of(head).authors == ("Jane Doe",)


def test_a_byline_under_the_heading_is_seen_and_told_as_guessed() -> None:
    head, body = "<title>High water</title>", "<h1>High water</h1><p>By Jane Doe, 14 October 2015</p><p>Text.</p>"
    metadata = metadata_of(head, body)

    assert metadata.authors == ("Jane Doe",)
    assert metadata.published == date(2015, 10, 14)
    assert guesses_of(head, body) == {"author", "date"}


# --- Dates ---


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2015-10-14", date(2015, 10, 14)),
        ("2015-10-14T09:30:00Z", datetime(2015, 10, 14, 9, 30, tzinfo=UTC)),
        ("2015-10-14T09:30:00.123+0200", datetime(2015, 10, 14, 9, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("2015-10-14 09:30", datetime(2015, 10, 14, 9, 30)),  # noqa: DTZ001 - the page gives no zone
        ("Wed, 14 Oct 2015 09:30:00 GMT", datetime(2015, 10, 14, 9, 30, tzinfo=UTC)),
        ("Wed, 14 Oct 2015 09:30:00 -0500", datetime(2015, 10, 14, 9, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("October 14, 2015", date(2015, 10, 14)),
        ("Published: Oct. 14th, 2015", date(2015, 10, 14)),
        ("14 Oct 2015", date(2015, 10, 14)),
        ("14. Oktober 2015", date(2015, 10, 14)),
        ("3. März 2015", date(2015, 3, 3)),
        ("14 octobre 2015", date(2015, 10, 14)),
        ("14 de octubre de 2015", date(2015, 10, 14)),
        ("14 października 2015", date(2015, 10, 14)),
        ("14.10.2015", date(2015, 10, 14)),
        ("14.10.15", date(2015, 10, 14)),
        ("2015年10月14日", date(2015, 10, 14)),
        ("20151014", date(2015, 10, 14)),
        ("1444815000", datetime(2015, 10, 14, 9, 30, tzinfo=UTC)),
        ("October 14, 2015 at 4:05 p.m.", datetime(2015, 10, 14, 16, 5)),  # noqa: DTZ001 - the page gives no zone
    ],
)
def test_dates_are_read_as_pages_write_them(written: str, expected: date) -> None:
    assert parse_date(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "not a date", "99999-99-99", "2015-13-45", "0001-01-01", "Version 1.2.3", "call 555-1234-5678", "2015"],
)
def test_what_is_no_date_gives_none(written: str) -> None:
    assert parse_date(written) is None


def test_nothing_is_published_after_it_is_read() -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()

    def published(day: date) -> date | None:
        return read_html(f'<meta name="date" content="{day.isoformat()}"><p>{SENTENCE * 3}</p>').metadata.published

    assert published(date(2099, 3, 4)) is None
    assert published(tomorrow + timedelta(days=2)) is None
    assert published(tomorrow) == tomorrow


def test_an_order_of_day_and_month_follows_the_language() -> None:
    assert parse_date("10/12/2015", language="en-US") == date(2015, 10, 12)
    assert parse_date("10/12/2015", language="en-GB") == date(2015, 12, 10)
    assert parse_date("14/10/2015", language="en-US") == date(2015, 10, 14)


# --- Language, addresses, values ---


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("en_us", "en-US"),
        ("DE", "de"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("English", "en"),
        ("en, de", "en"),
        ("und", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_languages_become_tags(declared: str, tag: str) -> None:
    assert language_tag(declared) == tag


def test_the_direction_follows_the_language_unless_declared() -> None:
    assert direction_of("", "ar-EG") == "rtl"
    assert direction_of("ltr", "he") == "ltr"
    assert direction_of("", "az-Latn") == "ltr"


def test_only_web_addresses_are_addresses() -> None:
    assert web_address("/a b.png", PAGE) == "https://news.example.org/ab.png"
    assert web_address("file:///etc/passwd", PAGE) == ""
    assert web_address("javascript:alert(1)", PAGE) == ""
    assert web_address("http://[::1", PAGE) == ""


CANONICAL = '<link rel="canonical" href="{}">'


def test_the_site_s_home_page_is_no_article_s_address() -> None:
    head = CANONICAL.format("https://news.example.org/") + json_ld(f'{{"@type":"Article","url":"{PAGE}"}}')

    assert metadata_of(head).canonical_url == PAGE
    assert metadata_of(CANONICAL.format("https://news.example.org")).canonical_url == ""


@pytest.mark.parametrize(
    "url", ["https://example.org/", "https://example.org/index.html", "https://example.org/?a=1", ""]
)
def test_a_home_page_may_go_by_its_own_address(url: str) -> None:
    assert metadata_of(CANONICAL.format("https://example.org/"), url=url).canonical_url == "https://example.org/"


def test_an_address_with_a_query_is_a_page_s() -> None:
    assert metadata_of(CANONICAL.format("/?p=7")).canonical_url == "https://news.example.org/?p=7"


def test_values_are_one_clean_line() -> None:
    assert one_line("High\r\nwater \u202ein\u0000 the &amp; town\u200b") == "High water in the & town"


def test_persian_joiners_stay() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


def test_the_rest_is_read_too() -> None:
    head = """
        <link rel="canonical" href="/high-water"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <meta property="og:image" content="/flood.jpg"><meta property="og:description" content="The river rose.">
        <meta property="article:section" content="Local"><meta name="keywords" content="river, flood, River">
        <meta property="article:modified_time" content="2015-10-15">
    """
    metadata = metadata_of(head, attributes='lang="he"')

    assert metadata.canonical_url == "https://news.example.org/high-water"
    assert metadata.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert metadata.lead_image is not None
    assert metadata.lead_image.url == "https://news.example.org/flood.jpg"
    assert metadata.description == "The river rose."
    assert metadata.section == "Local"
    assert [tag.casefold() for tag in metadata.tags] == ["river", "flood"]
    assert metadata.modified == date(2015, 10, 15)
    assert (metadata.language, metadata.direction) == ("he", "rtl")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"Article","author":' + "[" * 100_000,
        '{"headline":1e999,"datePublished":{"a":[null]},"author":[[{"name":{"x":1}}]]}',
        '{"@type":"Article","@id":{},"author":{"@id":[]},"image":[[]],"keywords":{}}',
        '{"@type":"Article","headline":"\\ud800"}',
        "null",
        "",
    ],
)
def test_bad_json_ld_is_survived(script: str) -> None:
    metadata = metadata_of(json_ld(script) + "<title>High water</title>")

    assert metadata.title.encode() is not None


def test_json_ld_with_a_trailing_comma_is_read() -> None:
    assert metadata_of(
        json_ld('{"@type":"NewsArticle","headline":"High water","datePublished":"2015-10-14",}')
    ).published == date(2015, 10, 14)

"""Pictures of every habit, as one `<img>` each."""

from __future__ import annotations

import pytest

from converter.base.dom import all_within, attribute, parse_fragment, serialise, text_of
from converter.extract.shape import shape

URL = "https://example.org/2024/article"


def shaped(html: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL)
    return serialise(tree)


def pictures(html: str) -> list[str]:
    """Return the paths of the pictures."""
    found = all_within(parse_fragment(shaped(html)), "img")
    return [attribute(image, "src").removeprefix("https://example.org") for image in found]


@pytest.mark.parametrize(
    "attributes",
    [
        "data-echo=/a.jpg",
        "data-flickity-lazyload=/a.jpg src=/blank.gif",
        "data-splide-lazy=/a.jpg",
        "data-splide-lazy-srcset='/a.jpg 900w, /s.jpg 300w'",
        "data-large_image=/a.jpg src=/a-100x100.jpg",
        "data-defer-src=/a.jpg src='data:image/gif;base64,R0'",
        "data-a-name-of-their-own=/a.jpg src=/lazy.gif",
        'data-settings=\'{"src": "/b.jpg"}\' data-mine=/a.jpg',
    ],
)
def test_a_script_finds_the_address_in_many_places(attributes: str) -> None:
    assert pictures(f"<p>Text.</p><img {attributes}>") == ["/a.jpg"]


@pytest.mark.parametrize(
    "blurred",
    [
        "/max/60/a.jpeg?q=20",
        "/a.jpg?w=40&blur=20",
        "/image/w_20,q_10/a.jpg",
        "/resize:fit:60/a.png",
        "data:image/jpeg;base64,/9j/4AAQ",
    ],
)
def test_a_blurred_picture_gives_way_to_the_one_for_readers_without_scripts(blurred: str) -> None:
    html = f"<figure><img src='{blurred}' alt=Quay><noscript><img src='/max/1400/a.jpeg'></noscript></figure>"

    assert pictures(html) == ["/max/1400/a.jpeg"]
    assert 'alt="Quay"' in shaped(html)


@pytest.mark.parametrize(
    "html",
    [
        "<figure><div class=lazy data-src=/a.jpg></div></figure>",
        "<div role=img aria-label=Quay style=\"background-image:url('/a.jpg')\"></div>",
        "<div class=gallery-slide data-bg='url(/a.jpg)'></div>",
        "<figure><span style='background: #fff url(/a.jpg) no-repeat'></span></figure>",
    ],
)
def test_a_picture_behind_an_empty_box_is_one(html: str) -> None:
    assert pictures(html) == ["/a.jpg"]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=hero style='background-image:url(/a.jpg)'>Words on it.</div>",
        "<div class=card style='background-image:url(/a.jpg)'></div>",
        "<div class=image style='background-image:url(data:image/png;base64,AA)'></div>",
    ],
)
def test_a_picture_behind_words_or_for_decoration_is_none(html: str) -> None:
    assert pictures(html) == []


@pytest.mark.parametrize("copy", ["slick-slide slick-cloned", "swiper-slide swiper-slide-duplicate", "owl-item cloned"])
def test_a_slide_is_shown_once(copy: str) -> None:
    html = f"<div><div class='{copy}'><img src=/b.jpg></div><div class=slide><img src=/a.jpg></div><div class=slide><img src=/b.jpg></div></div>"

    assert pictures(html) == ["/a.jpg", "/b.jpg"]


@pytest.mark.parametrize(
    "html",
    [
        "<ul class=blocks-gallery-grid><li><figure><img src=/a.jpg><figcaption>A</figcaption></figure></li></ul>",
        "<ul><li><img src=/a.jpg></li><li><img src=/b.jpg></li></ul>",
        "<ul class=splide__list><li class=splide__slide><img src=/a.jpg><span>Anna</span></li></ul>",
    ],
)
def test_a_list_of_pictures_is_a_gallery(html: str) -> None:
    assert "<li>" not in shaped(html)


def test_a_list_of_words_with_pictures_is_a_list() -> None:
    assert shaped("<ul><li><img src=/a.jpg>Anna</li><li>Berta</li></ul>").count("<li>") == 2


@pytest.mark.parametrize(
    "image",
    [
        "<img class=emoji alt=😀 src=/x/1f600.svg>",
        "<img alt=😀 src=https://twemoji.example.org/72x72/1f600.png>",
        "<img class=wp-smiley alt=😀 src=/smilies/icon.gif>",
    ],
)
def test_an_emoji_is_text(image: str) -> None:
    assert shaped(f"<p>Hello {image} there</p>") == "<p>Hello 😀 there</p>"


def test_what_is_above_all_text_and_low_is_a_letterhead() -> None:
    html = "<div><img src=/menu.gif usemap='#m'><img src=/head.gif width=410 height=18 alt=Quay><br>Words.<img src=/low.gif height=18></div>"

    assert pictures(html) == ["/low.gif"]


def test_a_picture_above_all_text_stays() -> None:
    assert pictures("<div><img src=/lead.jpg width=900 height=500>Words.</div>") == ["/lead.jpg"]
    assert text_of(parse_fragment(shaped("<p><img src=/icon.png height=18>Words.</p>"))) == "Words."


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("//pbs.twimg.com/media/Abc?format=jpg&name=small", "//pbs.twimg.com/media/Abc?format=jpg&name=large"),
        ("//1.bp.blogspot.com/-x/s320/pier.jpg", "//1.bp.blogspot.com/-x/s1600/pier.jpg"),
        ("//1.bp.blogspot.com/-x/s2048/pier.jpg", "//1.bp.blogspot.com/-x/s2048/pier.jpg"),
    ],
)
def test_of_sizes_that_the_address_names_the_one_to_read_by_is_taken(small: str, large: str) -> None:
    image = all_within(parse_fragment(shaped(f'<p>{"Text. " * 9}<img src="https:{small}"></p>')), "img")[0]

    assert attribute(image, "src") == f"https:{large}"

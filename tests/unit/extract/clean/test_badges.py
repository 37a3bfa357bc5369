from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import within


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/a.jpg" alt="Jane\'s avatar">',
        '<img src="/a.jpg" alt="Jane Lee’s profile picture">',
        '<img src="/a.jpg" alt="Avatar of Jane Lee" width="48" height="48">',
        '<img src="/a.jpg" alt="" class="avatar avatar-48" width="48">',
        '<img src="/a.png" alt="Download on the App Store">',
        '<img src="/a.png" alt="Get it on Google Play">',
        '<img src="/a.png" alt="Jetzt laden im App Store">',
        "<div><div><a>9 Likes</a></div></div>",
        "<p>1.2K shares</p>",
        "<div>12 Likes · 3 Comments</div>",
        "<div>❤️ 48 reactions</div>",
    ],
)
def test_what_a_page_says_of_its_readers_and_its_shop_goes(html: str) -> None:
    left, removals = within(html)

    assert not left
    assert [rule for rule, _ in removals] == ["badges"]
    assert within(html, keep="badges empty_elements")[0]


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="Avatar: The Way of Water" src="https://e.org/a.jpg">',
        '<img alt="Profile picture of the queen" src="https://e.org/a.jpg">',
        '<img alt="Jane\'s avatar" src="https://e.org/a.jpg" width="900">',
        '<img alt="The App Store icon on a phone" src="https://e.org/a.jpg">',
        "<p>The post got 9 likes</p>",
        "<ul><li>9 likes</li><li>12 shares</li></ul>",
        "<table><tbody><tr><td>Anna</td><td>9 likes</td></tr></tbody></table>",
        "<p>Her <b>9 likes</b> were all from the town.</p>",
    ],
)
def test_what_an_article_shows_and_counts_stays(html: str) -> None:
    assert within(html)[1] == []

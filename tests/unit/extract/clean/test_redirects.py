from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import within

TARGET = "https://harbour.example/plan?sheet=4"
QUOTED = "https%3A%2F%2Fharbour.example%2Fplan%3Fsheet%3D4"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.google.com/url?q={QUOTED}&amp;sa=D",
        f"https://www.google.co.uk/url?sa=t&amp;url={QUOTED}",
        f"https://l.facebook.com/l.php?u={QUOTED}&amp;h=AT0",
        f"https://out.reddit.com/t3_abc?url={QUOTED}&amp;token=x",
        f"https://www.youtube.com/redirect?event=v&amp;q={QUOTED}",
        f"https://t.umblr.com/redirect?z={QUOTED}&amp;t=x",
        f"https://vk.com/away.php?to={QUOTED}",
        f"https://steamcommunity.com/linkfilter/?url={QUOTED}",
        f"https://duckduckgo.com/l/?uddg={QUOTED}",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&amp;data=x",
    ],
)
def test_a_link_leads_where_its_page_would_lead_on(address: str) -> None:
    left, removals = within(f'<p>See <a href="{address}">the plan</a>.</p>')

    assert left == f'<p>See <a href="{TARGET}">the plan</a>.</p>'
    assert [rule for rule, _ in removals] == ["redirects"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/search?q=harbour",
        "https://www.google.com/url?q=harbour",
        "https://www.google.com/url?q=javascript%3Aalert(1)",
        f"https://archive.example/url?q={QUOTED}",
        "https://www.google.com/url",
    ],
)
def test_other_links_stay(address: str) -> None:
    html = f'<p>See <a href="{address}">the plan</a>.</p>'

    assert within(html) == (html, [])

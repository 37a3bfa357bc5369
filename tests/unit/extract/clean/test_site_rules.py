"""What a site's rule strips is a removal like any other."""

from __future__ import annotations

from converter.extract.clean.site_rules import RULE
from tests.unit.extract.sites.following import PAGE, article_of, follow


def test_what_is_stripped_is_told_under_its_name() -> None:
    article = article_of("body: //article\nstrip: //p[@class='promo']")

    assert [(removal.rule, removal.excerpt) for removal in article.removals] == [(RULE.name, "Buy this lamp now.")]


def test_what_is_stripped_beside_the_body_is_no_removal_of_the_article() -> None:
    assert follow("body: //article\nstrip: //nav").removals == ()


def test_kept_it_strips_nothing() -> None:
    ruled = follow("body: //article\nstrip: //p[@class='promo']", keep=frozenset({"site_rules"}))

    assert "Buy this lamp now." in ruled.body
    assert ruled.removals == ()


def test_without_a_body_all_that_is_stripped_is_told() -> None:
    ruled = follow("strip: //nav")

    assert [removal.excerpt for removal in ruled.removals] == ["Home News"]
    assert "Home" in PAGE
    assert "Home" not in ruled.page.text

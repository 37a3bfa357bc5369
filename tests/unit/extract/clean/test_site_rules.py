"""What a site's rule strips is a removal like any other."""

from __future__ import annotations

import pytest

from converter.base.errors import NoArticle
from converter.extract.clean.site_rules import RULE
from converter.model.record import NoteKind
from tests.unit.extract.sites.following import PAGE, SENTENCE, article_of, follow

MANY_WORDS = f"<div class=content>{f'<p>{SENTENCE}</p>' * 40}</div>"
FEW_WORDS = f"<div class=teaser><p>Of the keeper. {SENTENCE} {SENTENCE}</p></div>"
UNDONE = "example.org.txt leaves hardly anything of the page, which was read as it came."


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


@pytest.mark.parametrize(
    "rule",
    [
        "strip_id_or_class: content",
        "body: //div[@id='gone']\nstrip_id_or_class: content",
        "strip: //p[contains(., 'light')]",
        "replace_string(<div class=content>): <template>",
    ],
)
def test_a_rule_that_takes_the_article_away_is_told_and_not_followed(rule: str) -> None:
    article = article_of(f"title: //h1\n{rule}", f"<html><body><h1>The Lamp</h1>{MANY_WORDS}</body></html>")

    assert SENTENCE in article.body
    assert article.metadata.title == "The Lamp"
    assert article.removals == ()
    assert UNDONE in [note.message for note in article.notes if note.kind is NoteKind.SITE_RULE_FAILED]


def test_so_is_one_that_leaves_hardly_anything_of_it() -> None:
    article = article_of("strip_id_or_class: content", f"<html><body>{MANY_WORDS}{FEW_WORDS}</body></html>")

    assert article.body.count(SENTENCE) >= 40
    assert UNDONE in [note.message for note in article.notes]


def test_one_that_leaves_some_of_it_is_followed() -> None:
    page = f"<html><body><div class=content><p>{SENTENCE} {SENTENCE}</p></div>{FEW_WORDS}</body></html>"
    article = article_of("strip_id_or_class: content", page)

    assert "Of the keeper." in article.body
    assert article.body.count(SENTENCE) == 2
    assert UNDONE not in [note.message for note in article.notes]


def test_a_page_without_an_article_has_none_whatever_its_rule_strips() -> None:
    with pytest.raises(NoArticle):
        article_of("strip: //p", "<html><body><p>Short.</p></body></html>")


def test_a_body_of_scripts_is_none() -> None:
    page = f"<html><body><div id=story><script>let it = 1</script></div>{MANY_WORDS}</body></html>"
    article = article_of("body: //div[@id='story']", page)

    assert SENTENCE in article.body
    assert NoteKind.SITE_RULE_FAILED in {note.kind for note in article.notes}

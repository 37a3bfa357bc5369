"""The ordered table of rules that take clutter out of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.errors import UnknownName
from converter.extract.clean import (
    advertisements,
    author_box,
    badges,
    byline,
    comments,
    cookie_notices,
    embed_chrome,
    empty_elements,
    form_controls,
    hidden,
    kicker,
    navigation,
    newsletter,
    next_articles,
    paywall_prompts,
    photo_credits,
    print_buttons,
    pull_quotes,
    redirects,
    related_links,
    scripts_and_styles,
    share_buttons,
    site_rules,
    skip_links,
    surroundings,
    tracking_parameters,
    tracking_pixels,
)
from converter.extract.clean.anatomy import Anatomy, tell_nobody
from converter.extract.clean.rule import Rule, Surroundings

if TYPE_CHECKING:
    from collections.abc import Collection

    from bs4 import Tag

    from converter.extract.clean.anatomy import Took
    from converter.model.record import Removal

__all__ = ["RULES", "Rule", "Surroundings", "check_rule_names", "clean"]

# The order: a box goes under the name of the first rule that knows it, so
# - what a site's own rule knows comes before everything, and then what the finder took;
# - what nobody sees goes first, for it must not count when sizes are compared;
# - what is certain (an address of a share button) goes before what is guessed from a class name;
# - comments go before the author boxes in them, newsletters and prompts before the forms that they are made of;
# - menus come after all that is made of links and has a better name;
# - addresses are tidied when most links are gone, first where they lead; empty elements go when all is.
RULES: Final[tuple[Rule, ...]] = (
    site_rules.RULE,
    surroundings.RULE,
    next_articles.RULE,
    scripts_and_styles.RULE,
    hidden.RULE,
    tracking_pixels.RULE,
    skip_links.RULE,
    cookie_notices.RULE,
    print_buttons.RULE,
    pull_quotes.RULE,
    share_buttons.RULE,
    advertisements.RULE,
    paywall_prompts.RULE,
    newsletter.RULE,
    comments.RULE,
    author_box.RULE,
    badges.RULE,
    kicker.RULE,
    byline.RULE,
    related_links.RULE,
    navigation.RULE,
    photo_credits.RULE,
    embed_chrome.RULE,
    form_controls.RULE,
    redirects.RULE,
    tracking_parameters.RULE,
    empty_elements.RULE,
)


def check_rule_names(names: Collection[str]) -> None:
    """Raise UnknownName for the first name that no rule has."""
    known = [rule.name for rule in RULES]
    for name in sorted(names):
        if name not in known:
            raise UnknownName(noun="rule", name=name, known=known)


def clean(article: Tag, surroundings: Surroundings, took: Took = tell_nobody) -> tuple[Removal, ...]:
    """Take the clutter out of an article's tree, in place, and return what was taken, rule by rule.

    Rules that the surroundings keep take nothing, but may mark what they found. `took` hears of each element before it
    goes. Raises UnknownName.
    """
    check_rule_names(surroundings.keep)
    anatomy = Anatomy(article, url=surroundings.url, title=surroundings.title, took=took)
    removals: list[Removal] = []
    for rule in RULES:
        if rule.name in surroundings.keep:
            rule.mark(anatomy)
        else:
            removals += rule.take(anatomy)
    anatomy.sweep()
    return tuple(removals)

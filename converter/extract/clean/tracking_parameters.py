"""Parameters of links that follow the reader; the links stay."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy

_TRACKING: Final = re.compile(
    r"(?:utm_\w{1,40}|mtm_\w{1,40}|pk_(?:campaign|kwd|source|medium|content)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|"
    r"twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|__hs[tsf]\w?c?|hsctatracking|mkt_tok|vero_id|oly_anon_id|"
    r"ref_src|ref_url|__twitter_impression|trk|trkcampaign|trackingid|lipi|licu|spm|scm|xtor|itm_\w{1,40}|piwik_\w{1,40}|matomo_\w{1,40}|fb_(?:action_\w{1,20}|source|ref)|"
    r"hss_channel|elqtrackid|elqtrack|_branch_match_id|_branch_referrer|_gl|_ga|adobe_mc|ck_subscriber_id|wickedid|vgo_ee|ml_subscriber\w{0,10}|ns_(?:campaign|mchannel|source|linkname)|"
    r"oly_enc_id|s_cid|cmpid|ncid|sr_share|srsltid|_openstat|wt_mc|wt\.mc_id|at_campaign|at_medium|ga_source|guccounter|guce_referrer\w{0,5})\Z",
    re.IGNORECASE,
)


def clean_address(address: str) -> tuple[str, list[str]]:
    """Return a URL without tracking parameters, and the names of those it had."""
    start, mark, rest = address.partition("?")
    if not mark:
        return address, []
    query, number_sign, fragment = rest.partition("#")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.match(pair.partition("=")[0].removeprefix("amp;"))]
    if len(kept) == len(pairs):
        return address, []
    dropped = [pair.partition("=")[0] for pair in pairs if pair not in kept]
    return start + ("?" + "&".join(kept) if kept else "") + number_sign + fragment, dropped


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    found: Counter[str] = Counter()
    for part in anatomy.named("a", "area"):
        address = attribute(part.element, "href")
        if "?" not in address:
            continue
        part.element["href"], dropped = clean_address(address)
        found.update(dropped)
    for name, links in found.items():
        yield Removal("tracking_parameters", f"{name} in {links} link{'s' * (links > 1)}"[:EXCERPT_CHARACTERS], 0)


RULE = Rule("tracking_parameters", "parameters of links that follow the reader", _take)

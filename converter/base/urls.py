"""URLs to what they name, whoever follows whom by them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_TRACKING: Final = re.compile(
    r"(?:utm_\w{1,40}|mtm_\w{1,40}|pk_(?:campaign|kwd|source|medium|content)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|"
    r"twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|__hs[tsf]\w?c?|hsctatracking|mkt_tok|vero_id|oly_anon_id|"
    r"ref_src|ref_url|__twitter_impression|trk|trkcampaign|trackingid|lipi|licu|spm|scm|xtor|itm_\w{1,40}|piwik_\w{1,40}|matomo_\w{1,40}|fb_(?:action_\w{1,20}|source|ref)|"
    r"hss_channel|elqtrackid|elqtrack|_branch_match_id|_branch_referrer|_gl|_ga|adobe_mc|ck_subscriber_id|wickedid|vgo_ee|ml_subscriber\w{0,10}|ns_(?:campaign|mchannel|source|linkname)|"
    r"oly_enc_id|s_cid|cmpid|ncid|sr_share|srsltid|_openstat|wt_mc|wt\.mc_id|at_campaign|at_medium|ga_source|guccounter|guce_referrer\w{0,5})\Z",
    re.IGNORECASE,
)
_DEFAULT_PORTS: Final = frozenset({80, 443})


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


def page_key(url: str) -> str:
    """Return what is the same for all the usual spellings of a page's address; "" for what is no web address.

    Scheme, "www.", the default port, a slash at the end, a fragment, tracking parameters and their order do not count.
    """
    try:
        parts = urlsplit(clean_address(url)[0])
        port = parts.port
    except ValueError:  # a bracket that is no IPv6 address, a port that is no number
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.").removesuffix(".")
    at_port = f":{port}" if port and port not in _DEFAULT_PORTS else ""
    query = "?" + "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{at_port}{parts.path.rstrip('/')}{query}"

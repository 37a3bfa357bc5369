"""Advertisements and the labels above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names("""
    ad ads adbox adslot adunit adsense adsbygoogle advert adverts advertise advertisement advertisements advertising adwrapper ad-container
    ad-slot ad-unit ad-wrapper dfp doubleclick sponsored sponsor sponsors sponsored-content promo promos promobox promotion promoted
    gpt-ad google-ad werbung anzeige publicidad publicite pubblicita reklama affiliate-box affiliate-disclosure
""")
_SERVERS: Final = re.compile(
    r"(?:https?:)?//(?:[\w-]{1,63}\.){0,4}(?:doubleclick\.net|googlesyndication\.com|googleadservices\.com|adnxs\.com|amazon-adsystem\.com|taboola\.com|outbrain\.com)",
    re.IGNORECASE,
)
_LABELS: Final = phrases("""
    advertisement | advertisements | advertising | ad | ads | sponsored | sponsored content | sponsored links | sponsor | sponsored by | promoted
    advertisement - continue reading below | advertisement continue reading below | continue reading below | article continues below
    article continues below advertisement | story continues below advertisement | story continues below | scroll to continue
    article continues after advertisement | scroll to continue with content | ad feedback | close ad | skip ad | skip advertisement
    paid content | paid post | advertiser content | promotion | story continues after advertisement | continues below
    anzeige | werbung | publicité | publicidad | anuncio | anuncios | pubblicità | publicidade | advertentie | reklama
    реклама | 广告 | 広告 | スポンサーリンク | 광고 | annonce | annons | la suite après cette publicité
""")
_DISCLOSURE: Final = starting(
    r"(?:we\s(?:may|might)?\s?(?:earn|receive|get)\s(?:an?\s)?(?:small\s|affiliate\s)?commission|(?:this|our)\s(?:post|article|page|site|content)\s(?:may\s)?(?:contain|include)s?\s"
    r"(?:affiliate|compensated|sponsored)|as\san\samazon\sassociate|(?:if|when)\syou\s(?:buy|purchase|click)[^.]{0,80}commission|affiliate\sdisclosure|"
    r"\(?(?:this\s)?article\scontinues\s(?:below|after))",
    300,
)

_MOST_SHARE: Final = 0.1
"""Minifiers make names such as "ads" for anything; an advertisement is no big part of what was found."""


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # However many they are: a page may be full of small promotions.
    for part in anatomy.boxes_named(_TOKENS, most_share=1.0):
        if anatomy.is_box(part, most_characters=1200) and not part.prose and anatomy.share(part) <= _MOST_SHARE:
            removal = anatomy.take_out(part, "advertisements")
            if removal.words or part.pictures:
                yield removal
    for part in anatomy.named("iframe", "ins"):
        if _SERVERS.match(attribute(part.element, "src")):
            yield anatomy.take_out(part, "advertisements")
    for part in anatomy.labelled(_LABELS):
        if part is not anatomy.root and part.name not in {"td", "th", "dt", "a", "code", "strong", "em", "b", "i"}:
            yield anatomy.take_out(part, "advertisements")


RULE = Rule(
    "advertisements",
    "advertisements, their labels and disclosures",
    _take,
    is_clutter=any_of(one_of(_LABELS), _DISCLOSURE, starting(r"advertisement\b", 50)),
)

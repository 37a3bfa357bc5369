"""Notices of cookies and consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names("""
    gdpr onetrust didomi cookiebot cmplz cookieyes cky cookiebanner cookieconsent cookienotice cookie-banner cookie-consent cookie-notice
    cookie-bar cookie-law cookie-message cookie-policy cookie-settings cookie-popup consent-banner consent-overlay usercentrics borlabs
""")
_NOTICE: Final = (
    r"(?:(?:we|this\s(?:web)?site|our\s(?:web)?site|[\w.]{2,30})\s(?:and\s[^.]{1,60}\s)?uses?\s(?:essential\s|necessary\s|our\sown\s|third[\s-]party\s|and\s){0,4}cookies|"
    r"cookies?\s(?:help\sus|are\sused|settings|preferences|policy|notice)\b|by\s(?:continuing|using|browsing|clicking)[^.]{0,80}cookies|"
    r"(?:wir|diese\s(?:web)?seite)\s(?:verwende[nt]|nutz(?:en|t))\s[^.]{0,30}cookies|(?:nous\sutilisons|ce\ssite\sutilise)\s[^.]{0,20}cookies|"
    r"(?:utilizamos|usamos|este\ssitio)\s[^.]{0,20}cookies|(?:utilizziamo|questo\ssito)\s[^.]{0,20}cookie|wij\sgebruiken\scookies|"
    r"(?:ta\sstrona|strona)\s(?:korzysta|używa)\s[^.]{0,20}(?:cookie|ciastecz)|(?:мы|сайт)\sиспольз\w{1,6}\s[^.]{0,20}(?:cookie|куки)|"
    r"(?:manage|accept|reject|allow)\s(?:all\s)?(?:cookie|consent))"
)
_LABELS: Final = phrases("""
    accept | accept all | accept all cookies | accept cookies | reject | reject all | decline | deny | manage cookies | manage preferences
    cookie settings | cookie preferences | cookies settings | cookies | cookie policy | allow all | allow cookies | save preferences
    got it | i agree | i accept | privacy preferences | manage consent | consent | your privacy choices | cookie notice
    necessary cookies only | alle akzeptieren | alle ablehnen | akzeptieren | cookie-einstellungen | tout accepter | tout refuser
    aceptar | aceptar todo | aceptar cookies | accetta | accetta tutti | aceitar | accepteren | akceptuję | принять | 同意 | 同意する
""")
_mentions = re.compile(_NOTICE, re.IGNORECASE).search


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=3000):
            yield anatomy.take_out(part, "cookie_notices")
    for part in anatomy.with_tokens(names("cookie cookies consent privacy-notice")):
        # Cookies are baked, too: a box of that name must speak of consent.
        if part.text and anatomy.is_box(part, most_characters=800) and _mentions(part.text):
            yield anatomy.take_out(part, "cookie_notices")


RULE = Rule(
    "cookie_notices",
    "notices of cookies and consent",
    _take,
    is_clutter=any_of(one_of(_LABELS), starting(_NOTICE, 500)),
)

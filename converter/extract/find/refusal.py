"""A page that came instead of the article, and says so: an error, a wall against robots, a form to log in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.find.survey import HEADINGS

if TYPE_CHECKING:
    from converter.extract.find.survey import Survey

MOST_WORDS: Final = 250
MOST_PROSE: Final = 100
"""A page with more has something to say, whatever its title is. Error pages of proxies have up to 150 words, mostly in
lists and labels."""
FEW_WORDS: Final = 60
"""Of a page that has no more, the first blocks are asked, too, and not only title and h1: browsers and proxies show little else."""
FIRST_BLOCKS: Final = 3
LONGEST_PHRASE_CHARACTERS: Final = 120
REFUSALS: Final[tuple[str, ...]] = (
    # Codes and what servers and proxies write beside them.
    r"(?:http |error |fehler |erreur )*[45]\d\d(?: error| page)?",
    r"(?:(?:error |http )*[45]\d\d )?(?:(?:page|file|document|resource|content|url|article|story) )?(?:was )?not found",
    r"(?:(?:error |http )*[45]\d\d )?(?:access (?:is )?denied|forbidden|unauthori[sz]ed|bad request|too many requests)",
    r"(?:(?:error |http )*[45]\d\d )?(?:bad gateway|gateway time ?out|service (?:temporarily )?unavailable|internal server error)",
    r"(?:this|that|the) (?:page|content|article|site|video) (?:is|isn t|are|was)(?: (?:no longer|not|currently))? (?:un)?available.*",
    r"(?:this|that|the) page (?:does not|doesn t|can ?t|could not|couldn t|cannot) (?:exist|be found|be displayed).*",
    r"(?:sorry )?(?:we|i) (?:can ?t|could not|couldn t|cannot) find (?:that|the|this) page.*|page (?:un)?available",
    # Walls against robots.
    r"just a moment|attention required|one more step|please wait|one moment please|pardon our interruption|robot check",
    r"(?:security|browser) (?:check|verification|challenge)|human verification|(?:please )?(?:solve|complete) (?:the|this) captcha.*",
    r"(?:please )?(?:confirm|verify|verifying|prove) (?:that )?you (?:are|re) (?:a human|human|not a robot).*|are you (?:a )?(?:robot|human)",
    r"checking (?:your|if the site|the site) .*|performing security verification|(?:sorry )?you have been blocked",
    r"(?:your |the )?(?:request|access)(?: to this (?:page|site))? (?:has been |was )?(?:blocked|denied|rejected|unsuccessful|limited)",
    r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies).*|java ?script (?:is )?(?:required|disabled|not available).*",
    r"you need to enable java ?script.*|(?:your )?browser (?:is )?(?:not supported|unsupported|out of date)",
    # The same in other languages.
    r"(?:die )?seite (?:wurde )?nicht gefunden|zugriff verweigert|nicht gefunden|diese seite (?:existiert|gibt es) nicht.*",
    r"page (?:introuvable|non trouvée)|accès (?:refusé|interdit)|página no encontrada|no encontrad[oa]|acceso denegado",
    r"pagina non trovata|accesso negato|página não encontrada|acesso negado|pagina niet gevonden|toegang geweigerd",
    r"nie znaleziono strony|strona nie istnieje|(?:страница )?не найден[ао]|доступ запрещ[её]н|页面不存在|找不到页面|ページが見つかりません",
)
"""What such a page says of itself as its title or a heading, in full, punctuation apart."""
FORMS: Final = r"(?:please )?(?:log|sign) ?(?:in|on)(?: (?:to|or) .{1,40})?|login|anmelden|einloggen|se connecter|iniciar sesión|accedi|zaloguj się|войти|登录|ログイン"
"""What a page is called that wants a name and a password first. Menus say it, too, so that only a title counts."""
_REFUSAL: Final = re.compile("|".join(f"(?:{pattern})" for pattern in REFUSALS))
_FORM: Final = re.compile(FORMS)
_SEPARATOR: Final = re.compile(r"\s[|\u2013\u2014-]\s|[|\u2022\u00b7]")
_NO_WORD: Final = re.compile(r"[\W_]+")


def refusal_of(seen: Survey, title: str) -> str:
    """Return the words in which a short page says that it is no article; "" where it does not."""
    body = seen.body
    if body is None or body.words > MOST_WORDS or body.prose > MOST_PROSE:
        return ""
    headings = (block.text for block in seen.blocks if block.box.tag == "h1")
    first = (block.text for block in seen.blocks[:FIRST_BLOCKS] if block.box.tag not in HEADINGS)
    sayings = (title, *headings, *(first if body.words <= FEW_WORDS else ()))
    if refused := next((text for text in sayings if _is(_REFUSAL, text)), ""):
        return refused
    return title if _is(_FORM, title) else ""


def _is(phrases: re.Pattern[str], text: str) -> bool:
    """Return whether a title, or what stands before or after the site's name in it, is one of the phrases."""
    if len(text) > LONGEST_PHRASE_CHARACTERS:
        return False
    parts = (text, *_SEPARATOR.split(text))
    return any(phrases.fullmatch(" ".join(_NO_WORD.split(part.lower())).strip()) for part in parts)

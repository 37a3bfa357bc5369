"""What the words of a short block say about it, in the languages that most of the web is written in."""

from __future__ import annotations

import re
from enum import IntFlag, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Phrase(IntFlag):
    """What a block says it is."""

    NONE = 0
    RIGHTS = auto()
    """Copyright and legal notices."""
    SHARE = auto()
    MORE = auto()
    """Ways on: read more, next, back to."""
    RELATED = auto()
    """Headings of lists of other articles, and of references."""
    COMMENT = auto()
    NEWSLETTER = auto()
    """Offers: subscriptions, downloads, carts."""
    DATE = auto()
    BYLINE = auto()
    """By, published, photo, tags, advertisement."""
    PRICE = auto()


CLUTTER: Final = Phrase.RIGHTS | Phrase.SHARE | Phrase.MORE | Phrase.RELATED | Phrase.COMMENT | Phrase.NEWSLETTER
ENDINGS: Final = Phrase.SHARE | Phrase.RELATED | Phrase.COMMENT | Phrase.NEWSLETTER | Phrase.BYLINE
"""What tends to stand right after an article."""
MAX_WORDS: Final = 40
"""A longer block is prose, whatever words are in it."""

_MONTHS: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic"
    "|gen|mag|giu|lug|set|ott|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"
)
_AT_THE_START: Final[tuple[tuple[Phrase, str], ...]] = (
    (
        Phrase.SHARE,
        (
            r"(?:share|tweet|pin|follow|like|print|email|save|copy link|facebook|twitter|linkedin|pinterest|whatsapp"
            r"|teilen|drucken|weitersagen|folgen|merken|partager|imprimer|suivez|compart|imprimir|seguir|síguenos"
            r"|condividi|stampa|udostępnij|podziel|drukuj|delen|volg|поделиться|分享)"
        ),
    ),
    (
        Phrase.RELATED,
        (
            r"(?:related|you (?:may|might)|recommended|popular|trending|latest|recent|suggested|similar|see also"
            r"|more (?:from|in|stories|on|about|like)|also (?:read|see|on)|read (?:also|next)|people also|customers"
            r"|top stories|what to read|don.t miss|must read|featured|further reading|references|external links|sources"
            r"|mehr (?:zum|zu|aus|von|über|auf)|lesen sie|lesen? auch|auch (?:interessant|auf|lesen)|zum weiterlesen"
            r"|das (?:könnte|thema könnte|dürfte)|weiterführende|weitere|verwandte|ähnliche|beliebte|meistgelesen|aktuelle"
            r"|neueste|passend|siehe auch|interessant|empfehl|à lire|lire aussi|lire également|voir aussi|sur le même"
            r"|articles? (?:similaires|liés|récents)|les plus lus|te puede|puedes? ver|ver también|lea? también|lee también"
            r"|más noticias|noticias relacionadas|artículos relacionados|leggi anche|potrebbe|ti potrebbe"
            r"|articoli correlati|leia|veja|saiba mais|mais lidas|czytaj|zobacz|przeczytaj|polecamy|powiązane|podobne"
            r"|lees|gerelateerd|meer (?:over|lezen)|читайте|смотрите также|похожие|по теме|相关|推荐|延伸阅读|関連)"
        ),
    ),
    (
        Phrase.BYLINE,
        (
            r"(?:by|written by|author|posted|published|updated|last updated|reviewed|photo|image|credit|source|tags?"
            r"|categor|filed under|about the author|advertis|sponsor|disclaimer|disclosure|editor|autor|foto|bild|quelle"
            r"|text|veröffentlicht|aktualisiert|letzte|stand|kategorie|schlagw|anzeige|werbung|redaktion|über den"
            r"|zur person|kontakt|publié|mis à jour|crédit|catégorie|étiquette|publicité|publicado|actualizado|fuente"
            r"|etiquetas|publicidad|pubblicato|aggiornato|fonte|pubblicità|źródło|reklama|tagi|fot|zdj)\b"
        ),
    ),
    (
        Phrase.MORE,
        r"(?:next\b|prev|back to|zurück|nächste|vorherige|suivant|précédent|siguiente|anterior|następn|poprzedni)",
    ),
)
_AT_A_WORD: Final[tuple[tuple[Phrase, str], ...]] = (
    (
        Phrase.RIGHTS,
        (
            r"\w{0,20}©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|rechte vorbehalten|impressum"
            r"|datenschutz|nutzungsbedingungen|tous droits|mentions légales|todos los derechos|política de privacidad"
            r"|diritti riservati|prawa zastrzeżone|todos os direitos|alle rechten"
        ),
    ),
    (
        Phrase.MORE,
        (
            r"(?:read|learn|see|view|show|load|find out|discover|shop|continue)\b.{0,12}(?:more|all|reading|now|details)"
            r"|mehr (?:lesen|erfahren|anzeigen|infos)|weiterlesen|weiter zu|lire la suite|voir plus|en savoir plus"
            r"|leer más|ver más|leggi tutto|continua a leggere|czytaj dalej|lees verder|подробнее|zum artikel"
            r"|zur startseite|nach oben"
        ),
    ),
    (
        Phrase.COMMENT,
        (
            r"\w{0,20}评论|comments?\b|leave a reply|reply\b|log ?in|sign ?in|register|kommentar|antworte|hinterlasse|einloggen"
            r"|registrier|commentaire|connectez|répondre|comentario|responder|iniciar sesión|commenti|rispondi"
            r"|komentarz|odpowiedz|zaloguj|reacties|reageer|inloggen|комментар|ответить"
        ),
    ),
    (
        Phrase.NEWSLETTER,
        (
            r"subscri|newsletter|sign ?up|your (?:email|inbox)|cookie|free trial|get started|book (?:a|now)|contact us"
            r"|add to (?:cart|bag|wish)|download|abonn|suscr[ií]b|iscriviti|zapisz się|inscrivez|e-mail-adresse"
            r"|jetzt (?:bestellen|kaufen|lesen|testen)|warenkorb|kostenlos|affiliate"
        ),
    ),
)
_WITH_A_DIGIT: Final[tuple[tuple[Phrase, str], ...]] = (
    (
        Phrase.DATE,
        (
            rf"\b(?:{_MONTHS})[a-zéûäź]{{0,9}}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de )?(?:{_MONTHS})"
            r"|\d{4}-\d\d-\d\d|\b\d\d?/\d\d?/\d{2,4}|\b\d\d?\.\s?\d\d?\.\s?(?:\d\d){1,2}\b|\bvor \d|\d\d:\d\d uhr|il y a \d"
            r"|\b\d\d? (?:min|hours?|days?|weeks?|months?|years?) (?:ago|read)|hace \d|\d年"
        ),
    ),
    (Phrase.PRICE, r"[$€£]\s?\d|\d\s?(?:€|usd|eur)\b"),
)


def _tests(rows: Iterable[tuple[Phrase, str]]) -> tuple[tuple[int, Callable[[str], object]], ...]:
    return tuple((int(phrase), re.compile(pattern).search) for phrase, pattern in rows)


def _any_of(rows: Iterable[tuple[Phrase, str]]) -> str:
    return "|".join(pattern for _, pattern in rows)


_GROUPS: Final = tuple(
    (re.compile(may).search, _tests((phrase, f"{edge}(?:{pattern})") for phrase, pattern in rows))
    for may, edge, rows in (
        (rf"\A(?:{_any_of(_AT_THE_START)})", r"\A", _AT_THE_START),
        (rf"(?<!\w)(?:{_any_of(_AT_A_WORD)})", r"(?<!\w)", _AT_A_WORD),
        (r"\d", "", _WITH_A_DIGIT),
    )
)
"""Tests of phrases, each group behind a test of whether any can succeed: most blocks say nothing of them."""


@lru_cache(maxsize=20_000)
def phrases_in(text: str) -> int:
    """Return what a block of at most MAX_WORDS words says, as bits of Phrase."""
    lowered = text.lower()
    said = 0
    for may, tests in _GROUPS:
        if may(lowered):
            for phrase, test in tests:
                if test(lowered):
                    said |= phrase
    return said

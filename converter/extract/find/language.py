"""Words of a text to the language they are in, where the page does not say."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

WORDS_LOOKED_AT: Final = 2000
LEAST_SHARE: Final = 0.08
"""Share of the words that must be the language's commonest ones; running text has 0.2 to 0.4 of them."""
CLEARLY: Final = 1.3
"""How many times any other language's share the winner's must be: Spanish and Portuguese share half of these words."""
CLEARLY_OWN: Final = 2.0
"""Or else, of the words that only one of two has: Danish and Norwegian share nearly all others."""
LEAST_SCRIPT_SHARE: Final = 0.1
LEAST_LETTER_SHARE: Final = 0.005
"""Share of a text's characters that a language's own letters must be; a name from elsewhere has fewer."""

_COMMONEST: Final = {
    "en": "the of and to in is that for it was on are with as this be have you not they from by which or but",
    "de": "der die und das den von ist mit nicht ein eine auf für sich dem des im auch es wird bei einer als aus zu wie",
    "fr": "le la les et des est une dans que pour qui pas sur au du avec il ce ont aux ne sont plus cette par en",
    "es": "el la los las y que del en una por con para es se no al lo más como su pero sus fue entre ha",
    "it": "il di che la è per una del non con della le gli sono alla più nel si da dei anche ha come lo delle",
    "pt": "o que do da em um uma para com não os no na mais dos as por se ao pelo foi é das como são ou",
    "ca": "el la les els i que del dels en una per amb es al són com més seva seu també aquest aquesta va però no ha",
    "ro": "de și în la cu nu că pe din un este pentru care mai se sa ce sau dar fi prin sunt au fost după ca",
    "nl": "de het een en van is dat op te zijn met voor niet aan er ook als bij maar door naar wordt uit om die",
    "pl": "w i na nie się że do to jest jak z po o co ale dla tym od przez za być może oraz jego które",
    "cs": "v se na je že z k ale za si po jako pro tak které jsou byl jsem také nebo už ve od při jsme bylo není který která až",
    "sk": "v sa na je že z k ale za si po ako pre tak ktoré sú bol som tiež alebo už vo od pri sme bolo nie ktorý ktorá až",
    "sl": "je v na se da za pa z kot tudi ki po ni od bi ali pri bil ter še lahko kaj bilo",
    "": "i u je se na da za su od kao što koji koja nije ili iz bi sam biti smo bio će",
    "sv": "och att det som en på är av för den med till inte ett har om de var jag men sig från han vi så i",
    "da": "og at det som en på er af for den med til ikke et har om de var jeg men sig fra han vi så i der blev efter",
    "no": "og å det som en på er av for den med til ikke et har om de var jeg men seg fra han vi så i ble etter at",
    "fi": "ja on ei että se oli hän ovat mutta kun myös kuin tai sen joka hänen jos ole mitä niin olla vain sitä",
    "hu": "a az és hogy nem is egy ez azt meg csak de volt már mint még ha ki vagy van lehet kell majd",
    "tr": "ve bir bu da de için ile çok gibi daha olarak en ne ama olan kadar her sonra değil var mi o ki biz",
    "vi": "và của là các có cho trong không được một người với những đã này để ở khi đến từ ra",
    "ru": "и в не на что с по как это из для к но от его за он был так все же бы о то",
    "bg": "и в не на че с по като това от за е да се са но той беше така ще със до към или при му си",
}
"""The Latin and Cyrillic ones; "" is what Croats, Bosnians and Serbs have in common, which tells no one's."""
_LANGUAGES_OF: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(language for language, words in _COMMONEST.items() if word in words.split())
    for word in {word for words in _COMMONEST.values() for word in words.split()}
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = "ru"
"""Stands for a script that Russian shares with others."""
_SCRIPTS: Final = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    (_CYRILLIC, "\u0400", "\u04ff"),
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("ml", "\u0d00", "\u0d7f"),
    ("si", "\u0d80", "\u0dff"),
    ("km", "\u1780", "\u17ff"),
)
"""Scripts that tell a language, or its family, by themselves; kana before ideographs, for Japanese has both."""
_OWN_LETTERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "ar": (
        ("ug", "ۈۋڭ"),
        ("ckb", "ێڵڕ"),
        ("ps", "ټډړښځڅۍ"),
        ("sd", "ڪٻڄڏڳڻ"),
        ("ur", "ٹڈڑےں"),
        ("fa", "پچژگیک"),
    ),
    _CYRILLIC: (
        ("", "әғқңөұүһҷҳӣ"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћ"),
        ("", "јљњџ"),
        ("uk", "іїєґ"),
        ("ru", "ыэё"),
    ),
}
"""Letters that only one language of a script has, those first whose language has the next ones, too."""


def guess_language(text: str) -> str:
    """Return the BCP 47 tag of the language that a text is most likely in, "" where nothing is likely."""
    sample = text[: WORDS_LOOKED_AT * 8].casefold()
    if not sample.isascii():
        letters = Counter(sample)
        script = _script_of(letters, len(sample))
        for language, own in _OWN_LETTERS.get(script, ()):
            if sum(letters[letter] for letter in own) >= LEAST_LETTER_SHARE * len(sample):
                return language
        if script not in {"", _CYRILLIC}:
            return script
    return _by_words(_WORD.findall(sample)[:WORDS_LOOKED_AT])


def _script_of(letters: Counter[str], size: int) -> str:
    """Return the language that stands for a text's script, "" where its words must tell."""
    for language, first, last in _SCRIPTS:
        if sum(count for letter, count in letters.items() if first <= letter <= last) > LEAST_SCRIPT_SHARE * size:
            return language
    return ""


def _by_words(words: list[str]) -> str:
    common = Counter(word for word in words if word in _LANGUAGES_OF)
    found: Counter[str] = Counter()
    for word, count in common.items():
        for language in _LANGUAGES_OF[word]:
            found[language] += count
    best, most = next(iter(found.most_common(1)), ("", 0))
    if most <= LEAST_SHARE * len(words):
        return ""
    for rival, its_words in found.items():
        if rival == best or most >= CLEARLY * its_words:
            continue
        shared = sum(count for word, count in common.items() if {best, rival}.issubset(_LANGUAGES_OF[word]))
        if most - shared < max(1.0, CLEARLY_OWN * (its_words - shared)):
            return ""
    return best

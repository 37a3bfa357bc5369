"""Words of a text to the language they are in, where the page does not say."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

WORDS_LOOKED_AT: Final = 2000
LEAST_SHARE: Final = 0.08
"""Share of the words that must be the language's commonest ones; running text has 0.2 to 0.4 of them."""
CLEARLY: Final = 1.3
"""How many times the runner-up's share the winner's must be: Spanish and Portuguese share half of these words."""

_COMMONEST: Final = {
    "en": "the of and to in is that for it was on are with as this be have you not they from by which or but",
    "de": "der die und das den von ist mit nicht ein eine auf für sich dem des im auch es wird bei einer als aus zu wie",
    "fr": "le la les et des est une dans que pour qui pas sur au du avec il ce ont aux ne sont plus cette par en",
    "es": "el la los las y que del en una por con para es se no al lo más como su pero sus fue entre ha",
    "it": "il di che la è per una del non con della le gli sono alla più nel si da dei anche ha come lo delle",
    "pt": "o que do da em um uma para com não os no na mais dos as por se ao pelo foi é das como são ou",
    "nl": "de het een en van is dat op te zijn met voor niet aan er ook als bij maar door naar wordt uit om die",
    "pl": "w i na nie się że do to jest jak z po o co ale dla tym od przez za być może oraz jego które",
    "sv": "och att det som en på är av för med den till inte ett har om de var jag men sig från han vi så",
    "ru": "и в не на что с по как это из для к но от его за он был так все же у бы о то",
}
_LANGUAGES_OF: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(language for language, words in _COMMONEST.items() if word in words.split())
    for word in {word for words in _COMMONEST.values() for word in words.split()}
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
"""Scripts that tell a language by themselves; kana before ideographs, for Japanese has both."""
_LEAST_SCRIPT_SHARE: Final = 0.1


def guess_language(text: str) -> str:
    """Return the BCP 47 tag of the language that a text is most likely in, "" where nothing is likely."""
    sample = text[: WORDS_LOOKED_AT * 8]
    for language, script in _SCRIPTS:
        if sum(1 for _ in script.finditer(sample)) > _LEAST_SCRIPT_SHARE * len(sample):
            return language
    words = _WORD.findall(sample.casefold())[:WORDS_LOOKED_AT]
    found = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    (best, most), (_, next_most) = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return best if most > LEAST_SHARE * len(words) and most >= CLEARLY * next_most else ""

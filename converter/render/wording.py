"""The few words that renderings bring of their own, in the language of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ProvenanceWords:
    """What says where an article is from."""

    source: str
    published: str
    retrieved: str
    licence: str


_CONTENTS: Final = {
    "ar": "المحتويات",
    "cs": "Obsah",
    "da": "Indhold",
    "de": "Inhalt",
    "el": "Περιεχόμενα",
    "es": "Índice",
    "fa": "فهرست",
    "fi": "Sisällys",
    "fr": "Sommaire",
    "he": "תוכן העניינים",
    "hi": "विषय-सूची",
    "hu": "Tartalom",
    "it": "Indice",
    "ja": "目次",
    "ko": "차례",
    "nl": "Inhoud",
    "no": "Innhold",
    "nb": "Innhold",
    "pl": "Spis treści",
    "pt": "Sumário",
    "ro": "Cuprins",
    "ru": "Содержание",
    "sv": "Innehåll",
    "tr": "İçindekiler",
    "uk": "Зміст",
    "vi": "Mục lục",
    "zh": "目录",
}
"""What books call their contents, by language."""


def contents_word(language: str) -> str:
    """Return what contents are called in a language, by its BCP 47 tag; in English where that is not known here."""
    return _CONTENTS.get(language.partition("-")[0].lower(), "Contents")


_CALLOUT_LABELS: Final = {"details": "", "seealso": "See also", "tldr": "TL;DR", "faq": "FAQ", "todo": "To do"}
"""Kinds that are no words, or none for a reader."""


def callout_label(kind: str) -> str:
    """Return what a callout without a title is called, by its kind; "" where that says nothing."""
    return _CALLOUT_LABELS.get(kind, kind.replace("-", " ").capitalize())


_PROVENANCE: Final = {
    "ar": ProvenanceWords("المصدر", "تاريخ النشر", "تاريخ الاسترجاع", "الترخيص"),
    "cs": ProvenanceWords("Zdroj", "Zveřejněno", "Staženo", "Licence"),
    "da": ProvenanceWords("Kilde", "Udgivet", "Hentet", "Licens"),
    "de": ProvenanceWords("Quelle", "Veröffentlicht", "Abgerufen", "Lizenz"),
    "el": ProvenanceWords("Πηγή", "Δημοσιεύθηκε", "Ανακτήθηκε", "Άδεια"),
    "en": ProvenanceWords("Source", "Published", "Retrieved", "Licence"),
    "es": ProvenanceWords("Fuente", "Publicado", "Recuperado", "Licencia"),
    "fa": ProvenanceWords("منبع", "تاریخ انتشار", "تاریخ بازیابی", "مجوز"),
    "fi": ProvenanceWords("Lähde", "Julkaistu", "Noudettu", "Lisenssi"),
    "fr": ProvenanceWords("Source", "Publié", "Consulté", "Licence"),
    "he": ProvenanceWords("מקור", "פורסם", "אוחזר", "רישיון"),
    "hi": ProvenanceWords("स्रोत", "प्रकाशित", "प्राप्त", "लाइसेंस"),
    "hu": ProvenanceWords("Forrás", "Megjelent", "Letöltve", "Licenc"),
    "it": ProvenanceWords("Fonte", "Pubblicato", "Consultato", "Licenza"),
    "ja": ProvenanceWords("出典", "公開", "取得", "ライセンス"),
    "ko": ProvenanceWords("출처", "게시", "수집", "라이선스"),
    "nl": ProvenanceWords("Bron", "Gepubliceerd", "Opgehaald", "Licentie"),
    "no": ProvenanceWords("Kilde", "Publisert", "Hentet", "Lisens"),
    "nb": ProvenanceWords("Kilde", "Publisert", "Hentet", "Lisens"),
    "pl": ProvenanceWords("Źródło", "Opublikowano", "Pobrano", "Licencja"),
    "pt": ProvenanceWords("Fonte", "Publicado", "Recuperado", "Licença"),
    "ro": ProvenanceWords("Sursă", "Publicat", "Preluat", "Licență"),
    "ru": ProvenanceWords("Источник", "Опубликовано", "Получено", "Лицензия"),
    "sv": ProvenanceWords("Källa", "Publicerad", "Hämtad", "Licens"),
    "tr": ProvenanceWords("Kaynak", "Yayımlandı", "Alındı", "Lisans"),
    "uk": ProvenanceWords("Джерело", "Опубліковано", "Отримано", "Ліцензія"),
    "vi": ProvenanceWords("Nguồn", "Xuất bản", "Truy cập", "Giấy phép"),
    "zh": ProvenanceWords("来源", "发布", "获取", "许可"),
}


def provenance_words(language: str) -> ProvenanceWords:
    """Return the words of a language, by its BCP 47 tag; the English ones where it is not known here."""
    return _PROVENANCE.get(language.partition("-")[0].lower(), _PROVENANCE["en"])

"""The few words that books bring of their own, in the language of each."""

from __future__ import annotations

from typing import Final

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

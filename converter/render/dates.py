"""A date to how books print it, by language, and a post's date to the day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

# Long date forms of Unicode CLDR 45 (cldr-dates-full, dateFormats/long); the months as they stand in a date.
_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
_FORMS: Final = {
    "de": "{day}. {month} {year}",
    "da": "{day}. {month} {year}",
    "nb": "{day}. {month} {year}",
    "cs": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "pt": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} г.",
    "uk": "{day} {month} {year} р.",
    "fi": "{day}. {month} {year}",
    "hu": "{year}. {month} {day}.",
    "he": "{day} ב{month} {year}",
    "ja": "{year}年{number}月{day}日",
    "zh": "{year}年{number}月{day}日",
    "ko": "{year}년 {number}월 {day}일",
}

_ISO_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?=T|\Z)")


def day_of(published: str) -> str:
    """Return the day of a post's date in ISO 8601; as the page printed it where it is in no such form."""
    found = _ISO_DAY.match(published)
    return found[1] if found else published


def written_day(published: str, language: str) -> str:
    """Return a post's date as books print it; as the page printed it where it is no date of ISO 8601."""
    found = _ISO_DAY.match(published)
    try:
        return written_date(date.fromisoformat(found[1]), language) if found else published
    except ValueError:
        return published


def written_date(moment: date, language: str) -> str:
    """Return a date in words: "14 October 2015"; as ISO 8601, which all can read, in a language not known here.

    `language` is a BCP 47 tag; "" is taken for English, en-US puts the month first.
    """
    tag = language.lower()
    tongue = tag.partition("-")[0] or "en"
    if tongue not in _MONTHS and tongue not in _FORMS:
        return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    form = "{month} {day}, {year}" if tag == "en-us" else _FORMS.get(tongue, "{day} {month} {year}")
    month = _MONTHS[tongue].split()[moment.month - 1] if tongue in _MONTHS else ""
    return form.format(day=moment.day, month=month, number=moment.month, year=moment.year)

"""Buttons to print the page, mail it, save it or send it to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names("""
    print printer printfriendly print-button print-link print-icon print-this email-this email-link email-button kindle instapaper
    pdf-button pdf-link printomatic wpptopdf send-kindle bookmark-button save-article listen-button
""")
_NOT_BUTTONS: Final = names("no-print noprint print-none hide-print print-hidden print-hide print-only dont-print")
_LABELS: Final = phrases("""
    print | print this | print this page | print article | print this article | print friendly | printer friendly | print version
    printer-friendly version | print friendly, pdf & email | print friendly, pdf and email | print & pdf | print/pdf | print page | print pdf | pdf
    save as pdf | download pdf | download as pdf | view pdf | email this | email this article | e-mail this article | email article | email a friend
    email to a friend | e-mail | send to a friend | send email | send to kindle | send to my kindle | kindle | instapaper | save to instapaper
    save to pocket | save for later | save article | save this article | save | save this story | bookmark | bookmark this | add to bookmarks
    listen | listen to this article | listen to article | listen to this story | gift this article | give this article | text size | font size
    read later | read aloud | download | download article | cite this article | cite | print email | jump to recipe | print recipe | larger text | smaller text
    drucken | artikel drucken | seite drucken | druckversion | vorlesen | artikel merken | per e-mail versenden | imprimer | imprimer l'article
    imprimer l’article | envoyer par e-mail | envoyer par mail | écouter l'article | imprimir | imprimir artículo | enviar por correo
    enviar por email | escuchar | stampa | stampa articolo | invia per email | enviar por e-mail | ouvir | afdrukken | printen | mail dit artikel
    drukuj | wydrukuj | wyślij e-mailem | распечатать | версия для печати | отправить по почте | 打印 | 打印本页 | 列印 | 收藏 | 印刷 | 印刷する
    保存 | 인쇄
""")
_LONGEST: Final = 80


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=_LONGEST) and not part.tokens & _NOT_BUTTONS and not part.level:
            yield anatomy.take_out(part, "print_buttons")
    for part in anatomy.labelled(_LABELS):
        if (
            part is anatomy.root
            or part.level
            or part.name in {"td", "th", "dt", "code", "em", "strong", "b", "i", "kbd", "mark"}
        ):
            continue
        # A word such as "Save" is a button only where it can be pressed.
        if part.linked == part.characters or part.name == "button" or part.text.count(" ") > 1:
            yield anatomy.take_out(part, "print_buttons")


RULE = Rule(
    "print_buttons",
    "buttons to print, mail or save the page",
    _take,
    is_clutter=any_of(
        one_of(_LABELS),
        starting(
            r"(?:listen\sto\sthis|print\sthis|print\sfriendly|email\sthis|send\s(?:to|this)\s(?:kindle|a\sfriend|article))\b",
            _LONGEST,
        ),
    ),
)

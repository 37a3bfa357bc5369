"""Boxes that ask for an e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names("""
    newsletter newsletters newsletter-signup newsletter-form newslettersignup subscribe subscription subscribe-form subscribe-box subscribe-widget
    signup sign-up email-signup email-capture emailsignup optin opt-in mailchimp mc-embed mc4wp mailing-list convertkit formkit
    mailerlite klaviyo substack-post subscription-widget jetpack-subscription hs-form hs-cta lead-magnet
""")
_WISH: Final = (
    r"(?:(?:please\s)?(?:subscribe|sign\s?-?up|join|register)\s(?:now\s|today\s|here\s)?(?:to|for|our)\s(?:[\w’'-]{1,20}\s){0,7}(?:newsletter|mailing\slist|email|e-mail|updates|blog|inbox|podcast|alerts)|"
    r"(?:get|receive|want)\s(?:[\w’',&-]{1,20}\s){0,12}(?:in|to|into|via)\s(?:your\s)?(?:inbox|e-?mail)|"
    r"(?:sign|signing)\sup\s(?:for|to)\b|stay\s(?:up\s?-?to\s?-?date|in\sthe\sloop|informed|updated)\b|never\smiss\s(?:a|an)\b|don[’']t\smiss\s(?:a|an|out)\b|"
    r"by\s(?:subscribing|signing\sup|submitting|providing\syour\se-?mail|entering\syour\se-?mail|clicking)\b|enter\syour\se-?mail|your\se-?mail\saddress|"
    r"(?:you\s(?:can|may)\sunsubscribe|unsubscribe\s(?:at\s)?any\s?time|no\sspam|we\s(?:respect\syour\sprivacy|won[’']t\sspam|hate\sspam|promise\snot))|"
    r"(?:jetzt\s)?(?:newsletter\s(?:abonnieren|anmelden|bestellen)|abonnieren\ssie|melden\ssie\ssich\s[\w\s]{0,30}newsletter)|"
    r"(?:inscrivez|abonnez)-vous\b|suscr[ií]bete\b|iscriviti\s(?:alla|al)\b|assine\s(?:a|nossa)\b|schrijf\s(?:je|u)\sin\b|zapisz\ssię\s(?:na|do)\b|подпи(?:шитесь|сывайтесь)\b|"
    r"订阅|メルマガ|ニュースレター)"
)
_LABELS: Final = phrases("""
    newsletter | newsletters | our newsletter | subscribe | subscribe now | subscribe today | sign up | sign up now | sign up today | join now
    email address | your email | email | e-mail | enter your email | your email address | enter your email address | first name | last name
    get the newsletter | weekly newsletter | daily newsletter | join our newsletter | join the newsletter | get updates | stay in touch
    email updates | join our mailing list | join the mailing list | join our community | thanks for subscribing | thank you for subscribing
    thank you for signing up | you are now subscribed | successfully subscribed | newsletter signup | newsletter sign-up | email newsletter
    stay informed | stay updated | stay up to date | stay in the know | keep in touch | get the latest | get our newsletter | submit
    newsletter abonnieren | zum newsletter anmelden | jetzt abonnieren | abonnieren | jetzt anmelden | s'abonner | s’abonner | abonnez-vous
    inscription | suscribirse | suscríbete | suscríbete a nuestra newsletter | boletín | iscriviti | iscriviti alla newsletter | abbonati
    assine | inscreva-se | boletim | abonneren | nieuwsbrief | inschrijven | zapisz się | subskrybuj | подписаться | подписка | рассылка
    订阅 | 登録する | 購読する | メールアドレス | 구독 | 구독하기
""")
_LONGEST_BOX: Final = 900
_LONGEST_WISH: Final = 260

_asks = starting(_WISH, _LONGEST_WISH)


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=_LONGEST_BOX) and part.name not in {"h1", "a"}:
            yield anatomy.take_out(part, "newsletter")
    for part in anatomy.named("form"):
        if anatomy.is_box(part, most_characters=_LONGEST_BOX) and part.element.find("input", attrs={"type": "email"}):
            yield anatomy.take_out(anatomy.widest_alone(part, beside=_LONGEST_WISH), "newsletter")
    for part in anatomy.named("p", "div", "h2", "h3", "h4", "span", "aside", "section", "blockquote"):
        if part.text and part is not anatomy.root and _is_wish(part.text, linked=part.linked):
            yield anatomy.take_out(part, "newsletter")


def _is_wish(text: str, linked: int) -> bool:
    """Return whether a block asks for a subscription: it names the newsletter, or all but says where to click."""
    low = text.lower()
    names_it = "newsletter" in low or "inbox" in low or "mailing list" in low or (linked > 0 and "subscri" in low)
    return names_it and _asks(text)


RULE = Rule(
    "newsletter",
    "newsletter and subscription boxes",
    _take,
    is_clutter=any_of(one_of(_LABELS), _asks),
    heads_clutter=any_of(
        starting(
            r"(?:subscribe|sign\sup|join)\b[^.]{0,60}\b(?:newsletter|mailing\slist|email\slist)|(?:our\s|the\s)?newsletter\Z|get\s[^.]{0,60}inbox",
            90,
        ),
    ),
)

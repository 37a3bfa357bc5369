"""Buttons that post the article elsewhere, and links to the site's own pages in social networks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    share shares sharing sharer sharebar sharethis sharedaddy shareaholic addthis addtoany a2a ssba share-buttons share-links
    social-share social-links social-icons social-media social-sharing social-bar social-buttons socials socialmedia sociallinks
    follow-us social-follow sns-share share-this share-bar mashsb heateor
""")
_ADDRESSES: Final = re.compile(
    r"https?://(?:[\w-]{1,63}\.){0,3}(?:facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed|send))|(?:twitter|x)\.com/(?:intent|share|home\?status)|"
    r"linkedin\.com/(?:shareArticle|sharing|cws/share)|pinterest\.[a-z.]{2,6}/pin/create|reddit\.com/submit|tumblr\.com/(?:share|widgets/share)|"
    r"news\.ycombinator\.com/submitlink|getpocket\.com/(?:save|edit)|vk\.com/share|ok\.ru/|service\.weibo\.com/share|"
    r"api\.whatsapp\.com/send|wa\.me/\?|t\.me/share|telegram\.me/share|xing\.com/(?:spi|social|app)|buffer\.com/(?:add|share)|bufferapp\.com|"
    r"b\.hatena\.ne\.jp|social-plugins\.line\.me|line\.me/R|threads\.net/intent|bsky\.app/intent|share\.flipboard\.com|addtoany\.com)|"
    r"whatsapp://send|fb-messenger://|viber://forward|tg://msg",
    re.IGNORECASE,
)
_NETWORKS: Final = phrases("""
    facebook | twitter | x | linkedin | pinterest | reddit | whatsapp | telegram | tumblr | instagram | youtube | tiktok | xing | vk
    flipboard | pocket | messenger | bluesky | threads | mastodon | snapchat | line | weibo | wechat | hacker news | rss | email
    email link | copy link | copy url | copied | link copied | copy | link | tweet | tweeten | pin | pin it | share | shares | share it
    post | like | facebook x | facebook twitter | facebook twitter linkedin | facebook twitter pinterest | messenger whatsapp
    facebook twitter email | google+ | google plus | stumbleupon | digg | viber | odnoklassniki
""")
_LABELS: Final = phrases("""
    share this | share this article | share this story | share this post | share this page | share article | share on | share with
    share on facebook | share on twitter | share on x | share on linkedin | share on pinterest | share on whatsapp
    share on reddit | share via email | share by email | share to facebook | share to twitter | share to x | share to linkedin
    share on social media | share on: | share options | share this with friends | share the article | share the post
    share with your friends | share via | sharing is caring | spread the word | tweet this | click to share | follow us
    follow us on | follow us on social media | follow us on facebook | follow us on twitter | follow us on instagram | follow
    follow us on google news | connect with us | stay connected | find us on | social media | socials | follow us on social
    click to share on facebook | click to share on twitter | opens in new window | copy link to clipboard | report this article
    share this video | share this recipe | share save | save share | like this
    teilen | artikel teilen | beitrag teilen | auf facebook teilen | auf twitter teilen | diesen artikel teilen | folgen sie uns
    merken | weiterempfehlen | partager | partager sur facebook | partager sur twitter | partager cet article | partagez
    suivez-nous | compartir | compartir en facebook | compartir en twitter | comparte | compártelo | síguenos | condividi
    condividi su facebook | condividi questo articolo | seguici | seguici su | compartilhar | compartilhe | partilhar
    siga-nos | delen | deel dit artikel | deel dit bericht | deel op facebook | volg ons | udostępnij | udostępnij na facebooku
    podziel się | обсудить | поделиться | поделиться в facebook | поделиться ссылкой | 分享 | 分享到 | 分享至 | 分享本文
    シェア | シェアする | ツイート | シェアする: | この記事をシェア | 공유 | 공유하기
""")
_ACTIONS: Final = phrases("share | shares | share it | copy link | copy url | link copied | tweet | tweeten | pin it")
"""Of the words that are clutter as links, those that are it beside a drawn sign, too."""
_LONGEST_BOX: Final = 400
_LONGEST_LABEL: Final = 60


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=_LONGEST_BOX) and not part.prose and not _holds_heading(anatomy, part):
            yield anatomy.take_out(part, "share_buttons")
    for part in anatomy.named("a"):
        if part.characters <= _LONGEST_LABEL and _ADDRESSES.match(attribute(part.element, "href")):
            yield anatomy.take_out(anatomy.widest_alone(part), "share_buttons")
    for part in anatomy.labelled(_LABELS):
        if part is not anatomy.root and not part.level:
            yield anatomy.take_out(part, "share_buttons")
    for part in anatomy.labelled(_NETWORKS):
        if part.name in {"a", "button", "li"} and part.linked == part.characters and _stands_apart(part):
            yield anatomy.take_out(part, "share_buttons")
    for part in anatomy.labelled(_ACTIONS):
        if part.pictures and part is not anatomy.root and part.element.find("svg") is not None:
            yield anatomy.take_out(part, "share_buttons")


def _holds_heading(anatomy: Anatomy, part: Part) -> bool:
    return any(inner.level in {1, 2} and inner.characters for inner in anatomy.inside(part))


def _stands_apart(part: Part) -> bool:
    """Return whether nothing but links stands around a link: in a sentence "Twitter" is a word of it."""
    outer = part.parent
    return outer is not None and outer.linked == outer.characters


RULE = Rule(
    "share_buttons",
    "buttons that post the article elsewhere",
    _take,
    is_clutter=any_of(
        one_of(_LABELS | _NETWORKS),
        starting(
            r"(?:share (?:this )?(?:on|via|to|with|by)\b|(?:click to )?(?:share|tweet) (?:on|this)\b|follow (?:us|me) on\b|opens in (?:a )?new)",
            60,
        ),
        starting(
            r"(?:(?:facebook|twitter|x|linkedin|instagram|youtube|pinterest|whatsapp|tiktok|reddit|e-?mail|rss|threads|bluesky)[\s,|/·•]*){2,12}\Z",
            100,
        ),
    ),
)

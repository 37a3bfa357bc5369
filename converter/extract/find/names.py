"""Class and id names to what they say about an element; nobody's site, but what builders of sites call things."""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(Flag):
    """What an element's names, tag or ARIA role say that it is."""

    NONE = 0
    BODY = auto()
    """The article's own text and nothing else."""
    CONTENT = auto()
    """Something with content, as opposed to the page's frame."""
    NAVIGATION = auto()
    SHARE = auto()
    RELATED = auto()
    COMMENTS = auto()
    FOOTER = auto()
    SIDE = auto()
    ADVERTISEMENT = auto()
    OVERLAY = auto()
    """Cookie notices and other boxes that lie over the page."""
    NEWSLETTER = auto()
    BYLINE = auto()
    AUTHOR_BOX = auto()
    TAGS = auto()
    UNSEEN = auto()
    """Text for screen readers only."""
    MEDIA = auto()
    """Captions, figures, galleries."""
    THREAD = auto()
    """Posts of a forum, answers to a question."""


CLUTTER: Final = (
    Role.NAVIGATION
    | Role.SHARE
    | Role.RELATED
    | Role.COMMENTS
    | Role.FOOTER
    | Role.SIDE
    | Role.ADVERTISEMENT
    | Role.OVERLAY
    | Role.NEWSLETTER
    | Role.AUTHOR_BOX
    | Role.TAGS
    | Role.UNSEEN
)
"""Roles that are not the article, unless they hold most of the page."""

_WORD_START: Final = r"(?:^|[\s_-])"
_WORD_END: Final = r"(?=$|[\s_-])"

_PATTERNS: Final[tuple[tuple[Role, str], ...]] = (
    (
        Role.BODY,
        (
            rf"(?:article|post|entry|story|news|blog|page|single)[_-]{{0,2}}(?:body|content|text|copy|inner-content)"
            rf"|articlebody|body[_-]?(?:text|copy|content)|rich-?text|{_WORD_START}(?:prose|wysiwyg|rte){_WORD_END}"
            r"|text[_-]content|content[_-](?:body|text)|markdown-body|artikel(?:text|inhalt)|texto-?(?:nota|noticia)|cuerpo"
        ),
    ),
    (Role.CONTENT, r"article|artikel|content|entry|post|body|story|text|blog|main|inhalt|contenido|contenu|noticia"),
    (
        Role.NAVIGATION,
        (
            rf"{_WORD_START}nav|navi?(?:gation|bar)|menu|bread-?crumb|pagination|{_WORD_START}(?:pager|paging|toolbar|tool-bar|sitemap|toc){_WORD_END}"
            r"|table-of-contents|skip-?(?:link|to)|post-nav|prev-?next|wayfinding|ez-toc|jump-?links?"
        ),
    ),
    (
        Role.SHARE,
        (
            rf"share|sharing|social|addthis|add-?to-?any|follow-?(?:us|me)|{_WORD_START}(?:tweet|facebook|twitter|pinterest|whatsapp){_WORD_END}"
            rf"|compartir|partage|teilen|print-?(?:button|link|friendly)|tools?-?(?:bar|box)|{_WORD_START}article-?(?:tools|actions){_WORD_END}"
        ),
    ),
    (
        Role.RELATED,
        (
            r"related|recommend|recirc|more-?(?:stories|articles|from|news|posts|on|like|reading|to-read)|read-?(?:more|next|also)"
            rf"|also-?(?:like|read|in)|similar|popular|trending|latest|most-?(?:read|viewed|shared)|up-?next|suggest|outbrain|taboola"
            rf"|{_WORD_START}(?:teaser|teasers|promo|promos|promobox|upsell|crosslinks?){_WORD_END}|cross-?sell|see-?also|next-?(?:post|article|up)"
            r"|recent-?(?:posts|articles|stories)|zergnet|revcontent|relacionad|weitere|verwandt|mehr-zum|lire-aussi|articles?-lies|onward"
        ),
    ),
    (
        Role.COMMENTS,
        rf"comment(?!ary|ator|s?-(?:open|enabled|on|off|closed|count|status|yes|no)\b)|disqus|{_WORD_START}respond{_WORD_END}|livefyre|kommentar|coral-talk|{_WORD_START}replies{_WORD_END}|reader-?reviews|leserbrief",
    ),
    (
        Role.FOOTER,
        rf"footer|colophon|copyright|{_WORD_START}(?:legal|imprint|disclaimer|disclosure){_WORD_END}|site-?info|fusszeile",
    ),
    (
        Role.SIDE,
        rf"side-?bar|{_WORD_START}(?:aside|rail|secondary|marginalia|marginal){_WORD_END}|right-?(?:rail|column|col|bar)|left-?(?:rail|column|col|bar)|widget-?area|(?:^|\s)(?:widget|widgets|widget_[\w-]{{1,40}})(?=$|\s)|seitenleiste",
    ),
    (
        Role.ADVERTISEMENT,
        (
            rf"{_WORD_START}(?:ad|ads|adv|advert|adsense|anzeige|werbung|publicidad|pub|dfp|gpt|ad-?(?:slot|unit|box|container|wrapper|break|block|banner)){_WORD_END}"
            rf"|advertis|sponsor|google-?ad|affiliate|{_WORD_START}commercial{_WORD_END}"
        ),
    ),
    (
        Role.OVERLAY,
        rf"cookie|consent|gdpr|onetrust|{_WORD_START}(?:modal|popup|pop-up|overlay|dialog|lightbox|drawer|toast|tooltip|interstitial){_WORD_END}|adblock|didomi|cmp-",
    ),
    (
        Role.NEWSLETTER,
        rf"newsletter|subscri(?:be|ption)|sign-?up|opt-?in|mailchimp|mc4wp|mc_embed|hs-form|{_WORD_START}(?:cta|donate|donation|paywall|regwall|piano|call-to-action){_WORD_END}|mailing-?list|abo-?box|inscription",
    ),
    (
        Role.BYLINE,
        (
            rf"by-?line|dateline|{_WORD_START}(?:author|authors|date|time|timestamp|pubdate|meta|byl|published|posted){_WORD_END}"
            r"|(?:entry|post|article|story|content)[_-]{0,2}(?:meta|date|info|author|by|details|time)|posted-?on|publish(?:ed)?-?(?:date|time|on)|reading-?time|read-?time|autor(?:en)?zeile"
        ),
    ),
    (
        Role.AUTHOR_BOX,
        rf"author-?(?:box|bio|info|card|profile|desc|description|area|about|details|block|section)|about-?(?:the-?)?author|{_WORD_START}(?:bio|biography|post-author|entry-author|authorbox|saboxplugin-wrap|contributor){_WORD_END}",
    ),
    (
        Role.TAGS,
        rf"{_WORD_START}(?:tags|tag-?list|tag-?links|tag-?cloud|cat-?links|post-?tags?|entry-?tags?|article-?tags?|keywords|topics|entry-footer|post-footer|article-footer|post-categories|entry-categories|filed-under){_WORD_END}",
    ),
    (
        Role.UNSEEN,
        r"sr-only|screen-?reader|visually-?hidden|\A(?:visuallyhidden|hidden|d-none|hide|invisible|print-only|assistive-text|a11y-hidden|offscreen)\Z",
    ),
    (
        Role.MEDIA,
        rf"caption|figure|gallery|slide-?show|{_WORD_START}(?:image|images|photo|photos|picture|media|video){_WORD_END}|wp-block-image",
    ),
    (
        Role.THREAD,
        rf"{_WORD_START}(?:thread|message|messages|answer|question|topic|forum|bbp|posts|post-text|postbody|message-body|messagecontent|answers|qa){_WORD_END}|bbp-|js-post|topic-?(?:body|post)",
    ),
)
_MARKS: Final[dict[Role, str]] = {
    Role.BODY: "-rte arti blog body cuer entr news page post pros sing stor text wysi",
    Role.CONTENT: "arti blog body cont entr inha main noti post stor text",
    Role.NAVIGATION: "-nav -sit -toc crum jump menu navb navg navi next of-c page pagi skip tool wayf",
    Role.SHARE: "-twe acti add- addt face foll part pint prin shar soci teil tool twit what",
    Role.RELATED: (
        "also cros late lies lire mehr more most next onwa outb popu prom rece reci reco rela revc simi sugg tabo teas tren upse verw weit zerg"
    ),
    Role.COMMENTS: "comm disq komm lese live repl resp revi talk",
    Role.FOOTER: "colo copy disc foot fuss impr info lega",
    Role.SIDE: "left marg rail righ seco seit side widg",
    Role.ADVERTISEMENT: "-ad- -adb -ads -gpt -pub adco adv- adve adwr affi anze comm dfp- goog spon unit werb",
    Role.OVERLAY: "-dia -int -lig -ove adbl cmp- cons cook dido draw gdpr moda onet pop- popu toas tool",
    Role.NEWSLETTER: "abo- abob cta- dona hs-f insc mail mc-e mc4w news opt- opti payw pian regw sign subs to-a",
    Role.BYLINE: "arti auth by-l byl- byli cont date entr meta post publ stor time zeil",
    Role.AUTHOR_BOX: "auth bio- biog cont sabo",
    Role.TAGS: "-und arti cat- catl clou entr keyw post tag- tagl tags topi",
    Role.UNSEEN: "-d-n -hid assi invi prin scre sr-o visu",
    Role.MEDIA: "-ima -med -vid capt figu gall phot pict slid",
    Role.THREAD: "-ans -qa- bbp- foru mess post ques thre topi",
}
"""Four characters, one of which stands in each name that the role's pattern finds, with `-` for `_` and around it.

Half of all names have none of a role's, and a page has hundreds that no page before it had.
"""
_MARK_CHARACTERS: Final = 4
_ROLE_PATTERNS: Final = tuple((role.value, re.compile(pattern)) for role, pattern in _PATTERNS)
_UNSEEN: Final = Role.UNSEEN.value
_BITS_BY_MARK: Final[dict[str, int]] = {
    mark: sum(role.value for role, marks in _MARKS.items() if mark in marks.split())
    for mark in " ".join(_MARKS.values()).split()
}
_HUMP: Final = re.compile(r"([a-z])([A-Z])")
_STATES: Final = frozenset(("has", "with", "no", "without", "category", "tag", "author", "format", "status", "type"))
"""What stands before a hyphen in names of what an element has or lacks, and of what an article is filed under:
"has-sidebar", "tag-newsletter"."""
_THINGS: Final = frozenset(
    "box bio info card profile description area about details block section list links cloud".split()
)
"""… but not before these: "author-box", "tag-list"."""
_SHOWN_SOMEWHERE: Final = re.compile(r"[a-z]{2}:(?:block|flex|grid|inline|contents|table)|d-[a-z]{2}-")
"""Hidden in narrow windows only, as Tailwind and Bootstrap write it."""
MAX_NAME_CHARACTERS: Final = 300

_TAG_ROLES: Final[dict[str, Role]] = {
    "nav": Role.NAVIGATION,
    "footer": Role.FOOTER,
    "aside": Role.SIDE,
    "menu": Role.NAVIGATION,
    "dialog": Role.OVERLAY,
    "figure": Role.MEDIA,
    "figcaption": Role.MEDIA,
}
_ARIA_ROLES: Final[dict[str, Role]] = {
    "navigation": Role.NAVIGATION,
    "menu": Role.NAVIGATION,
    "menubar": Role.NAVIGATION,
    "toolbar": Role.NAVIGATION,
    "tablist": Role.NAVIGATION,
    "contentinfo": Role.FOOTER,
    "complementary": Role.SIDE,
    "search": Role.NAVIGATION,
    "dialog": Role.OVERLAY,
    "alertdialog": Role.OVERLAY,
}


def roles_of(tag: str, attributes: Mapping[str, str | None]) -> Role:
    """Return everything that an element's tag, ARIA role, class and id say that it is."""
    classes, identifier, aria = attributes.get("class"), attributes.get("id"), attributes.get("role")
    if not (classes or identifier or aria):
        return _TAG_ROLES.get(tag, Role.NONE)
    return _roles(tag, aria or "", f"{classes or ''} {identifier or ''}"[:MAX_NAME_CHARACTERS])


@lru_cache(maxsize=20_000)
def _roles(tag: str, aria: str, names: str) -> Role:
    # In numbers, and kept as a whole: to join two flags takes longer than all else here.
    bits = 0
    for name in names.split():
        bits |= _bits_of_name(name)
    if bits & _UNSEEN and _SHOWN_SOMEWHERE.search(names):
        bits &= ~_UNSEEN
    for role in (_TAG_ROLES.get(tag), _ARIA_ROLES.get(aria.strip().lower()) if aria else None):
        if role is not None:
            bits |= role.value
    return Role(bits)


@lru_cache(maxsize=50_000)
def _bits_of_name(name: str) -> int:
    """Return what one name says, matched in hyphenated lower case; names recur more often than their combinations."""
    state, _, rest = name.partition("-")
    if rest and state.lower() in _STATES and rest.lower() not in _THINGS:
        return 0
    hyphenated = name if name.islower() else _HUMP.sub(r"\1-\2", name).lower()
    edged = f"-{hyphenated}-".replace("_", "-")
    pieces = {edged[place : place + _MARK_CHARACTERS] for place in range(len(edged) - _MARK_CHARACTERS + 1)}
    marks = _BITS_BY_MARK.keys() & pieces
    if not marks:
        return 0
    possible = 0
    for mark in marks:
        possible |= _BITS_BY_MARK[mark]
    return sum(bit for bit, pattern in _ROLE_PATTERNS if possible & bit and pattern.search(hyphenated))

"""Menus, breadcrumbs, pages of tags, and tables of contents: an e-reader makes its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from converter.base.dom import attribute, text_of
from converter.extract.clean.rule import Rule, take_sections
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    navbar submenu breadcrumb breadcrumbs crumbs pagination pager paging page-numbers sitemap topbar navbox
    taglist tag-list tag-links tag-cloud tagcloud post-tags entry-tags article-tags post-categories cat-links
    site-header site-footer colophon widget-area mw-jump-link mw-editsection vector-toc
""")
_VAGUE_TOKENS: Final = names("nav navigation menu tags categories topics sidebar")
"""Names of what a page of a shop or a list of services is made of, too."""
_CONTENTS_TOKENS: Final = names("""
    toc table-of-contents tableofcontents toc-container ez-toc lwptoc rank-math-toc wp-block-table-of-contents contents-list in-page
    inpage-nav jump-links jumplinks jump-to anchor-links on-this-page
""")
_CONTENTS: Final = phrases("""
    contents | table of contents | in this article | on this page | jump to | jump to section | quick links | in this guide | in this post | toc
    what's in this article | article contents | page contents | content | overview of contents | what you'll learn | skip to section
    inhalt | inhaltsverzeichnis | in diesem artikel | sommaire | table des matières | au sommaire | contenido | tabla de contenidos
    índice | índice de contenidos | indice | indice dei contenuti | sommario | conteúdo | tabela de conteúdos | neste artigo | inhoud
    inhoudsopgave | spis treści | содержание | оглавление | 目录 | 目次 | 目 次 | 목차
""")
_LABELS: Final = phrases("""
    home | menu | main menu | main navigation | navigation | navigation menu | primary menu | search | search for | search for: | login | log in | sign in
    sign up | log out | logout | register | my account | account | close | close menu | open menu | toggle navigation | toggle menu | cart
    site map | sitemap | contact | contact us | about | about us | careers | privacy policy | privacy | terms | terms of use | terms of service
    terms & conditions | terms and conditions | legal | imprint | disclaimer | accessibility | advertise | advertise with us | faq | help
    support | press | blog | shop | store | pricing | jobs | next page | previous page | first page | last page | filed under | categories
    category | tags | topics | tagged | tags: | breadcrumb | breadcrumbs | you are here | you are here: | back | go back | next | previous | prev
    quick links | useful links | resources | company | products | solutions | services | all categories | browse | browse by | sections | more
    show menu | skip ad | expand | collapse | view more | hide | show | explore | select language | language | english | choose your language
    deutsch | français | español | italiano | português | impressum | datenschutz | datenschutzerklärung | kontakt | startseite | suche
    anmelden | menü | agb | accueil | recherche | connexion | mentions légales | inicio | buscar | iniciar sesión | contacto | aviso legal
    cerca | accedi | contatti | chi siamo | início | contato | entrar | zoeken | inloggen | strona główna | szukaj | zaloguj się | kontakt
    главная | поиск | войти | контакты | меню | о нас | 首页 | 登录 | 注册 | 搜索 | 联系我们 | 关于我们 | ホーム | ログイン | メニュー | 検索
    お問い合わせ | 会社概要 | プライバシーポリシー | 홈 | 로그인
""")
_TAGGED: Final = starting(
    r"(?:tags?|topics?|categor(?:y|ies)|filed\sunder|tagged(?:\swith)?|posted\sin|schlagw(?:ort|örter)|étiquettes|etiquetas|mots-clés|теги|метки|标签|タグ)\s?[:：]",
    300,
)
_NOTICE: Final = starting(
    r"(?:©\s?(?:copyright\s?)?(?:19|20)\d\d|©[^.]{0,80}\b(?:rights|inc|llc|ltd|gmbh)\b|\(c\)\s(?:19|20)\d\d|copyright\s(?:©|\(c\)|(?:19|20)\d\d)|all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés|todos\slos\sderechos)",
    300,
)

_MOST_STEPS: Final = 6
_STEP_MARKS: Final = tuple("/|>»›→•·❯▸:-–\\")
"""What stands between the steps of a trail that is no list."""


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.parts:
        if not part.taken and _is_menu(anatomy, part):
            yield anatomy.take_out(part, "navigation")
    for part in anatomy.named("ul", "ol", "p", "div"):
        if _is_trail(anatomy, part):
            yield anatomy.take_out(part, "navigation")
    for part in anatomy.boxes_named(_CONTENTS_TOKENS):
        if anatomy.is_box(part, most_characters=6000, most_share=0.4) and part.link_share > 0.5:  # noqa: PLR2004 - its entries are links
            yield anatomy.take_out(part, "navigation")
    yield from take_sections(anatomy, _CONTENTS, "navigation", _leads_into_page)
    for part in (*anatomy.with_tokens(_TOKENS), *anatomy.boxes_named(_VAGUE_TOKENS)):
        if part.taken:
            continue
        if anatomy.is_box(part, most_characters=2500) and part.linked and part.link_share > 0.6:  # noqa: PLR2004 - "Tags:" is not
            yield anatomy.take_out(part, "navigation")
    for part in anatomy.named("p", "div", "ul", "li", "span", "footer"):
        if part.text and part.linked and part is not anatomy.root and part.link_share > 0.5 and _TAGGED(part.text):  # noqa: PLR2004 - the tags are links
            yield anatomy.take_out(part, "navigation")


def _is_menu(anatomy: Anatomy, part: Part) -> bool:
    """Return whether the page says itself that an element is a menu, and it does not hold the article."""
    role = part.element.attrs.get("role")
    if part.name != "nav" and role not in {"navigation", "menu", "menubar", "breadcrumb", "doc-toc"}:
        return False
    return part is not anatomy.root and anatomy.share(part) < 0.5 and (part.link_share > 0.3 or not part.prose)  # noqa: PLR2004 - a menu has links


def _is_trail(anatomy: Anatomy, part: Part) -> bool:
    """Return whether an element at the article's start is the way to it from the site's first page: breadcrumbs."""
    if part.position or not part.text or not part.linked or part is anatomy.root:
        return False
    links = part.element.find_all("a", href=True, limit=_MOST_STEPS + 1)
    if not 1 <= len(links) <= _MOST_STEPS:
        return False
    home, first = attribute(links[0], "href"), text_of(links[0])
    rest = part.text.removeprefix(first).strip()
    is_row = bool(rest) and (part.name in {"ul", "ol"} or rest.startswith(_STEP_MARKS))
    is_of_the_site = all(urlsplit(attribute(link, "href")).netloc in {"", urlsplit(home).netloc} for link in links)
    return is_row and part.text.startswith(first) and _is_home(home) and is_of_the_site


def _is_home(address: str) -> bool:
    """Return whether an address is that of a site's first page."""
    parts = urlsplit(address)
    return parts.path in {"", "/", "/index.html", "/index.php"} and not parts.query and not parts.fragment


def _leads_into_page(part: Part) -> bool:
    """Return whether a block is a list of links to places in the page."""
    if part.link_share < 0.8:  # noqa: PLR2004 - numbers stand outside
        return False
    links = part.element.find_all("a", limit=3)
    return bool(links) and all("#" in attribute(link, "href") for link in links)


RULE = Rule(
    "navigation",
    "menus, breadcrumbs, tags, tables of contents",
    _take,
    is_clutter=any_of(one_of(_LABELS), _TAGGED, _NOTICE),
    heads_clutter=any_of(one_of(_CONTENTS)),
)

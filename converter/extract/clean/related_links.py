"""Links to other articles: "Related", "Read more", "Most popular"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule, take_sections
from converter.extract.clean.wording import any_of, names, one_of, phrases, plain, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    related related-posts related-articles related-content related-links related-stories related-news relatedposts relatedarticles
    recommended recommendations recommended-posts recirc recirculation more-stories more-articles more-posts more-news read-next
    readnext up-next also-like you-may might-like outbrain taboola zergnet trending most-read most-popular popular-posts
    mostpopular mostread latest-posts latest-news recent-posts recentposts jp-relatedposts yarpp crp similar-posts similar-articles
    post-navigation next-post prev-post previous-post inline-related readmore-link teaser-list keep-reading
""")
_HEADINGS: Final = phrases("""
    related | related articles | related posts | related stories | related content | related news | related reading | related links
    related topics | related coverage | related resources | related blogs | related blog posts | related products | related post
    related article | related story | related guides | related video | related videos | related recipes | related reads
    related blog articles | related insights | related items | related searches | related questions | related pages
    you may also like | you might also like | you may also enjoy | you might also enjoy | you may like | you might like
    you may also be interested in | you might also be interested in | you may be interested in | you may have missed
    also read | also see | also in this series | also on this site | read also | read next | read more | read this next | up next
    what to read next | more to read | more to explore | more stories | more articles | more posts | more news | more from author
    more like this | more reading | more on this topic | for more on this topic | for more on this | more on this | more on this story | more for you | more in this section
    more from our network | more from this author | more from the blog | more from our blog | more coverage | more headlines
    recommended | recommended for you | recommended articles | recommended reading | recommended stories | recommended posts
    recommendations | we recommend | our recommendations | suggested articles | suggested for you | suggested reading
    explore more | discover more | keep reading | keep exploring | continue reading | dig deeper | similar articles
    similar posts | similar stories | further reading on our site | popular | popular posts | popular articles | popular stories
    popular now | most popular | most read | most viewed | most shared | most recent | most commented | trending | trending now
    trending stories | trending articles | trending posts | trending topics | top stories | top posts | top articles | top news
    top picks | editor's picks | editors' picks | editor’s picks | editors’ picks | latest | latest news | latest articles
    latest posts | latest stories | latest from the blog | latest blog posts | latest blogs | latest insights | recent posts
    recent articles | recent news | recent stories | recent blogs | recent blog posts | recent | recent comments | new posts
    other articles | other posts | other news | other stories | in other news | other blog posts | others also read
    people also read | people also viewed | people also search for | readers also liked | from our partners | from our blog
    from the blog | from around the web | around the web | promoted stories | promoted content | in case you missed it
    don't miss | don’t miss | featured articles | featured posts | featured stories | featured news | must read | must reads
    next article | previous article | next post | previous post | next story | next up | previous | next
    post navigation | posts navigation | explore related topics | see also on this site | view all posts | all posts | archives
    explore content categories | blog posts | our latest posts | our latest articles | our latest blogs | check these out
    you'll also like | you’ll also like | find more | learn more about | explore topics | explore more topics | related terms
    mehr zum thema | mehr lesen | weiterlesen | auch interessant | das könnte sie auch interessieren | lesen sie auch
    das könnte dich auch interessieren | das könnte ihnen auch gefallen | das könnte dir auch gefallen | ähnliche artikel
    ähnliche beiträge | verwandte artikel | verwandte beiträge | weitere artikel | weitere beiträge | weitere themen
    weitere nachrichten | meistgelesen | meistgelesene artikel | aktuelle beiträge | neueste beiträge | mehr aus | mehr von
    das thema könnte dich auch interessieren | sie könnten auch an folgenden artikeln interessiert sein | schon gelesen | auch lesenswert
    highlights aus dem heft | empfohlener redaktioneller inhalt | mehr zu diesem thema | passend dazu
    empfehlungen der redaktion | themen | beliebte beiträge | beitragsnavigation | lesen sie mehr zum thema | zum thema
    articles similaires | articles liés | à lire aussi | lire aussi | à lire également | sur le même sujet | à voir aussi
    vous aimerez aussi | vous pourriez aussi aimer | les plus lus | les plus populaires | articles récents | voir aussi
    artículos relacionados | noticias relacionadas | relacionados | relacionado | te puede interesar | te puede gustar
    también te puede interesar | quizás te interese | lo más leído | lo más visto | entradas recientes | entradas relacionadas
    leer más | lea también | lee también | más noticias | más información | vea también | le puede interesar | mira también | te recomendamos
    no te pierdas | ver también | lea más
    articoli correlati | leggi anche | potrebbe interessarti | potrebbe interessarti anche | ti potrebbe interessare
    i più letti | notizie correlate | articoli recenti | articoli simili
    artigos relacionados | notícias relacionadas | leia também | leia mais | veja também | mais lidas | mais lidos | saiba mais
    posts relacionados | você também pode gostar | você pode gostar | últimas notícias
    gerelateerde artikelen | gerelateerd | lees ook | lees meer | meest gelezen | ook interessant | meer over dit onderwerp
    powiązane artykuły | podobne artykuły | zobacz też | zobacz także | czytaj też | czytaj także | przeczytaj także
    najczęściej czytane | polecane | polecamy | najnowsze
    читайте также | читать также | похожие статьи | по теме | материалы по теме | смотрите также | популярное | последние новости
    рекомендуем | похожие записи | другие новости | вам может понравиться
    相关文章 | 相关阅读 | 相关新闻 | 推荐阅读 | 延伸阅读 | 热门文章 | 猜你喜欢 | 相关推荐 | 最新文章 | 更多
    関連記事 | 関連 | おすすめ記事 | あわせて読みたい | 人気記事 | 最新記事 | 新着記事 | ランキング | 関連ニュース
    관련 기사 | 관련기사 | 많이 본 뉴스 | 추천 기사
    läs också | läs även | läs mer | les også | les mer | læs også | læs mere | lue myös | lue lisää | čtěte také | přečtěte si také | citește și
    διαβάστε επίσης | διαβάστε ακόμα | bunları da okuyun | ilginizi çekebilir | baca juga | xem thêm | читайте ще | читайте також
""")
_INLINE: Final = starting(
    r"(?:[>▶►→+*•»]\s?)?(?:(?:also\s|must\s)read|read\s(?:more|also|next|this)|related(?:\s(?:article|story|post|reading|news|stories))?|see\salso|more\son\sthis|"
    r"recommended(?:\sreading)?|don[’']t\smiss|you\smay\salso\slike|up\snext|watch|lesen\ssie\s(?:auch|mehr)|lies\sauch|mehr\szum\sthema|"
    r"(?:à\s)?lire\saussi|lee\stambién|lea\stambién|leggi\sanche|leia\s(?:também|mais)|lees\sook|"
    r"vea\stambién|(?:le|te)\spuede\sinteresar|mira\stambién|te\srecomendamos|schon\sgelesen|läs\s(?:också|även|mer)|les\sogså|læs\sogså|lue\s(?:myös|lisää)|"
    r"čtěte\stak[ée]|citește\sși|διαβάστε\s(?:επίσης|ακόμα)|baca\sjuga|xem\sthêm|читайте\sтакож|czytaj\swięcej|"
    r"czytaj\s(?:też|także)|zobacz\s(?:też|także)|читайте\sтакже|相关阅读|推荐阅读|関連記事)\s?[:：|»>–—?-]\s?\S",
    160,
)
_MORE_FROM: Final = starting(
    r"(?:more\s(?:from|in|by|about|on|stories|articles|posts|news)\b|(?:view|see|read|browse|explore|show)\s(?:all|more)\b|load\smore|related\s(?:to|in)\b|"
    r"continue\sreading\b|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested|enjoy)|(?:other|recent|latest|related|similar|popular|trending|featured)\s(?:\w{1,20}\s)?"
    r"(?:articles?|posts?|stories|news|blogs?|reads|content|guides?|resources|topics|insights)\b|(?:check|find)\sout\s(?:our|more|these)\s(?:other|related|latest)|"
    r"what\sto\sread\snext|mehr\s(?:von|aus|zu)\b|plus\sd[e’'])",
    60,
)
_LONGEST_BOX: Final = 3000
_MOST_REFERENCES: Final = 12
_LONGEST_REFERENCE: Final = 16
"""Characters; a headline has more."""
_MOSTLY: Final = 0.5
_NEARLY_ALL: Final = 0.85
_TEASERS: Final = 0.3
"""Share of links in a box of teasers: each has a few lines of text, too."""


def _is_links(part: Part) -> bool:
    """Return whether a block is mostly links: by characters, or by pictures that are links to cards."""
    return part.name in {
        "ul",
        "ol",
        "div",
        "section",
        "p",
        "a",
        "aside",
        "h3",
        "h4",
        "h5",
        "article",
    } and part.link_share > (_NEARLY_ALL if part.name == "p" else _MOSTLY)


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.boxes_named(_TOKENS):
        if (
            anatomy.is_box(part, most_characters=_LONGEST_BOX)
            and (part.link_share > _TEASERS or not part.prose)
            and _is_of_links(part)
        ):
            yield anatomy.take_out(part, "related_links")
    yield from take_sections(anatomy, _HEADINGS, "related_links", _is_links)
    for part in anatomy.named("p", "div", "li", "h3", "h4", "h5", "h6", "strong"):
        if part.text and part is not anatomy.root and _is_pointer(part):
            yield anatomy.take_out(part, "related_links")


def _is_of_links(part: Part) -> bool:
    return part.linked > 0 or not part.characters or plain(part.text) in _HEADINGS


def _is_pointer(part: Part) -> bool:
    """Return whether a short block is "Read also: a headline", the headline a link, and not "See also: SN 27; SN 46"."""
    return part.link_share > _MOSTLY and (
        (_INLINE(part.text) and not _refers(part)) or (part.link_share == 1 and plain(part.text) in _HEADINGS)
    )


def _refers(part: Part) -> bool:
    """Return whether a block names several places in few letters each, as scholars do."""
    links = part.element.find_all("a", limit=_MOST_REFERENCES)
    return len(links) > 1 and all(len(link.get_text()) <= _LONGEST_REFERENCE for link in links)


RULE = Rule(
    "related_links",
    "links to other articles",
    _take,
    is_clutter=any_of(
        _INLINE,
        one_of(
            phrases(
                "read more | continue reading | learn more | load more | show more | view all | see all | weiterlesen | leer más | lire la suite"
            )
        ),
    ),
    heads_clutter=any_of(one_of(_HEADINGS), _MORE_FROM),
)

"""The short line above the title: "Opinion" goes to the metadata, "Featured" only says where the site placed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import names, one_of, phrases, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names(
    "kicker eyebrow overline roofline dachzeile spitzmarke supertitle rubric rubrik article-section section-label post-category entry-category"
)
_LABELS: Final = phrases("""
    featured | feature | features | opinion | analysis | exclusive | breaking | breaking news | news | editorial | commentary | interview | review
    reviews | explainer | investigation | special report | video | podcast | live | live updates | world | politics | business | technology | science
    health | sports | sport | culture | arts | lifestyle | travel | entertainment | economy | education | environment | column | essay | perspective
    report | in depth | long read | longread | the long read | fact check | sponsored | meinung | kommentar | analyse | exklusiv | nachrichten
    politik | wirtschaft | wissenschaft | kultur | gesellschaft | interview | reportage | actualité | actualités | société | économie | culture
    enquête | tribune | opinión | análisis | noticias | política | economía | sociedad | cultura | entrevista | opinione | analisi | notizie
    politica | economia | cronaca | attualità | opinião | análise | notícias | opinie | nieuws | politiek | opinia | wiadomości | polityka
    мнение | новости | политика | аналитика | интервью | 新闻 | 评论 | 专题 | 独家 | ニュース | 特集 | 社説 | コラム
""")
_PLACINGS: Final = phrases("""
    featured | feature | features | breaking | breaking news | exclusive | live | live updates | news | sponsored | top story
    exklusiv | nachrichten | actualité | actualités | noticias | notizie | notícias | nieuws | wiadomości | новости | 新闻 | 独家 | ニュース
""")
_NEAR_START: Final = 0.05


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=60) and anatomy.progress(part) <= _NEAR_START and part.name != "h1":
            yield anatomy.take_out(part, "kicker")


def says_the_subject(label: str) -> bool:
    """Return whether a line above the title is the author's kicker: no date, and not the site's word for its place."""
    return plain(label) not in _PLACINGS | {""} and label.isprintable() and not any(map(str.isdigit, label))


RULE = Rule("kicker", "the short line above the title", _take, is_clutter=one_of(_LABELS | _PLACINGS))

"""The box about the author, below the article or above it; the name is in the metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule, take_sections
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    author-box author-bio author-card author-info author-description author-profile author-about author-section author-block author-footer
    about-author about-the-author authorbox authorbio post-author entry-author article-author bio biography contributor contributors
    author-details author-wrapper author-content guest-author abh-box saboxplugin
""")
_HEADINGS: Final = phrases("""
    about the author | about the authors | about author | about the writer | author bio | author | authors | the author | meet the author | author info
    written by | article by | post by | about the contributor | contributors | reviewed by | medically reviewed by | our experts | about me
    über den autor | über die autorin | zum autor | zur autorin | autor | autorin | der autor | die autorin | à propos de l'auteur
    à propos de l’auteur | l'auteur | l’auteur | sobre el autor | sobre la autora | acerca del autor | sull'autore | l'autore | sobre o autor
    sobre a autora | over de auteur | o autorze | об авторе | автор | 作者简介 | 关于作者 | この記事を書いた人 | 著者 | ライター
""")
_ABOUT: Final = starting(
    r"(?:about\s(?:the\s)?author|(?:more|all|view\sall|see\sall)\s(?:posts?|articles?|stories)\s(?:by|from)\b|über\sd(?:en|ie)\sautor|author\sbio|written\sby\Z)",
    60,
)
_LONGEST: Final = 1500
_NEAR_END: Final = 0.6
_NEAR_START: Final = 0.1


def _at_an_end(anatomy: Anatomy, part: Part) -> bool:
    return anatomy.progress(part) >= _NEAR_END or anatomy.progress(part) <= _NEAR_START


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=_LONGEST, most_share=0.2) and _at_an_end(anatomy, part):
            yield anatomy.take_out(part, "author_box")

    def is_about_author(part: Part) -> bool:
        return part.characters <= _LONGEST and anatomy.progress(part) >= _NEAR_END

    yield from take_sections(
        anatomy, _HEADINGS - phrases("authors | contributors | written by"), "author_box", is_about_author
    )


RULE = Rule(
    "author_box",
    "boxes about the author",
    _take,
    is_clutter=_ABOUT,
    heads_clutter=any_of(one_of(_HEADINGS), _ABOUT),
)

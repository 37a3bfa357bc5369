"""Links that jump over the page's menus, or back to its top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import one_of, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_LABELS: Final = phrases("""
    skip to content | skip to main content | skip to main | skip to navigation | skip navigation | skip to footer | skip to search
    skip main navigation | jump to content | jump to main content | skip to primary navigation | skip to primary sidebar
    skip to article | skip links | back to top | return to top | to top | go to top | top of page | scroll to top
    jump to navigation | jump to search | skip to header right navigation | skip to secondary navigation | up
    zum inhalt springen | zum inhalt | zum hauptinhalt springen | direkt zum inhalt | zur navigation springen | nach oben
    zum seitenanfang | aller au contenu | passer au contenu | accéder au contenu | aller au contenu principal | haut de page
    retour en haut | saltar al contenido | ir al contenido | ir al contenido principal | volver arriba | vai al contenuto
    salta al contenuto | torna su | torna in alto | pular para o conteúdo | ir para o conteúdo | saltar para o conteúdo
    voltar ao topo | ga naar de inhoud | naar de inhoud | spring naar inhoud | terug naar boven | naar boven | przejdź do treści
    przejdź do głównej treści | do góry | перейти к содержимому | перейти к содержанию | перейти к основному содержанию
    наверх | 跳到内容 | 跳至内容 | 跳转到主要内容 | 返回顶部 | 回到顶部 | コンテンツへスキップ | 本文へスキップ
    ページの先頭へ | トップへ戻る
""")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.labelled(_LABELS):
        if part.linked == part.characters and part is not anatomy.root:
            yield anatomy.take_out(part, "skip_links")


RULE = Rule("skip_links", "links that jump over menus", _take, is_clutter=one_of(_LABELS))

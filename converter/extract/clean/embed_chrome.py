"""The controls of players; what they play stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    vjs-control vjs-modal player-controls video-controls audio-controls mejs-controls plyr-controls jw-controls playlist-controls
    play-button video-duration lightbox-caption slick-arrow slick-dots carousel-control carousel-indicators swiper-button
    swiper-pagination gallery-nav slider-nav
""")
_LABELS: Final = phrases("""
    play | pause | mute | unmute | fullscreen | full screen | play video | play audio | play now | watch on youtube | watch on | watch video | watch the video | replay
    view this post on instagram | a post shared by | view on instagram | view on twitter | view on x | loading | loading video | loading... | volume
    current time | duration | 0:00 | 00:00 | 00:00 / 00:00 | your browser does not support the video tag | your browser does not support the audio element
    click to enlarge | enlarge image | enlarge this image | view gallery | view image in fullscreen | open image modal | toggle caption | hide caption
    next slide | previous slide | slide | zoom | zoom image | image caption | image source | listen now | expand image | close modal | close dialog
    this is a modal window | video player is loading
    video abspielen | bild vergrößern | wird geladen | lire la vidéo | reproducir video | carregando | 播放 | 再生 | 加载中
""")
_PLAYER: Final = starting(
    r"(?:your browser does not support|to view this video please enable|javascript is (?:disabled|required)|please enable (?:javascript|cookies)|you need to enable javascript)",
    200,
)


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=120) and not part.pictures:
            removal = anatomy.take_out(part, "embed_chrome")
            if removal.words:
                yield removal
    for part in anatomy.labelled(_LABELS):
        if (
            part is not anatomy.root
            and part.name in {"button", "span", "div", "p", "a", "figcaption"}
            and _is_alone(part)
        ):
            yield anatomy.take_out(part, "embed_chrome")
    for part in anatomy.named("p", "div"):
        if part.text and part is not anatomy.root and _PLAYER(part.text):
            yield anatomy.take_out(part, "embed_chrome")


def _is_alone(part: Part) -> bool:
    """Return whether no sentence stands around a label: only other controls, or a player."""
    outer = part.parent
    return part.name not in {"span", "a"} or (
        outer is not None and outer.name not in {"p", "li", "td", "code", "h2", "h3", "h4"}
    )


RULE = Rule("embed_chrome", "controls of players and galleries", _take, is_clutter=any_of(one_of(_LABELS), _PLAYER))

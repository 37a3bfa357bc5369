"""Portraits of accounts, counts of reactions and badges of app stores: what a page says of its readers and its shop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import names
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part

_AVATAR_TOKENS: Final = names(
    "avatar gravatar user-avatar author-avatar profile-picture profile-pic profile-photo userpic"
)
_AVATAR: Final = re.compile(r".{1,60}['’]s?\s(?:avatar|profile\s(?:picture|photo|pic))|user\savatar", re.IGNORECASE)
_PERHAPS_AN_AVATAR: Final = re.compile(
    r"(?:avatar|profile\s(?:picture|photo|image|pic)|profilbild|photo\sde\sprofil|foto\sde\sperfil)"
    r"(?:\s(?:of|for|image|de|von)\b.{0,60})?",
    re.IGNORECASE,
)
"""It may be the portrait in an article about somebody: only a small one is an account's."""
_LARGEST_AVATAR_PX: Final = 200
_STORE: Final = re.compile(
    r"(?:(?:download|get(?:\sit)?|available|now|laden|jetzt|disponible|disponibile|télécharger|scarica(?:lo)?|consíguelo|descarga(?:r)?|baixar)\b.{0,20}\s)"
    r"(?:the\s)?(?:app\sstore|google\splay|mac\sapp\sstore|microsoft\sstore|app\sgallery|f-droid|amazon\sappstore).{0,10}",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"(?:❤️?|👍|👏|♥|♡)?\s?\d[\d.,]{0,8}\s?[KkM]?\s(?:likes?|shares?|retweets?|reposts?|restacks?|claps?|reactions?|upvotes?|views?|"
    r"gefällt(?:\smir)?|j’aime|me\sgusta|mi\spiace|curtidas)(?:\s?[·•|∙]\s?\d[\d.,]{0,8}\s?[KkM]?\s(?:comments?|shares?|replies|restacks?|reposts?|views?))*",
    re.IGNORECASE,
)
_LONGEST_COUNT: Final = 60


def _is_badge(part: Part) -> bool:
    """Return whether a picture is of an account, or leads to a shop for programs."""
    alternative = " ".join(attribute(part.element, "alt").split())
    if _STORE.fullmatch(alternative):
        return True
    sides = [side for name in ("width", "height") if (side := attribute(part.element, name)).isdecimal()]
    if any(int(side) > _LARGEST_AVATAR_PX for side in sides):
        return False
    if sides and _PERHAPS_AN_AVATAR.fullmatch(alternative):
        return True
    return bool(part.tokens & _AVATAR_TOKENS) or _AVATAR.fullmatch(alternative) is not None


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.named("img"):
        if _is_badge(part):
            alternative = " ".join(attribute(part.element, "alt").split())
            anatomy.take_out(part, "badges")
            yield Removal("badges", f"picture “{alternative}”"[:EXCERPT_CHARACTERS], 0)
    for part in anatomy.named("div", "p", "a", "span", "button"):
        if (
            part is not anatomy.root
            and 0 < part.characters <= _LONGEST_COUNT
            and not part.taken
            and _COUNT.fullmatch(part.text.strip())
            and _is_alone(part)
        ):
            yield anatomy.take_out(anatomy.widest_alone(part), "badges")


def _is_alone(part: Part) -> bool:
    """Return whether no sentence and no table of figures stands around a count."""
    outer = part.parent
    return outer is None or (
        outer.name not in {"td", "th", "li", "dd", "figcaption", "blockquote"}
        and (part.name in {"p", "div"} or outer.characters == part.characters)
    )


RULE = Rule("badges", "portraits of accounts, counts of likes, badges of shops", _take)

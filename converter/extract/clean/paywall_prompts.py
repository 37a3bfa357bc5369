"""What asks the reader to pay or to log in before reading on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal

_TOKENS: Final = names("""
    paywall regwall paywall-prompt subscription-wall login-wall meter-wall tp-modal piano-modal subscriber-only subscribers-only
    premium-wall paid-barrier gateway-content register-wall registration-wall
""")
_PROMPT: Final = starting(
    r"(?:(?:please\s)?(?:subscribe|sign\s(?:in|up)|log\s?in|register|join)\s(?:now\s)?(?:to|or)\s(?:[\w’']{1,20}\s){0,4}(?:continue|keep|read|view|unlock|access|see)\b|"
    r"to\s(?:view|read|see|access)\sthe\s(?:full|whole|complete|entire|rest\sof\sthe)\s(?:story|article|text|post|content)\b|"
    r"subscribe\snow\b|become\sa\s(?:paid\s|paying\s)?(?:subscriber|member|patron)\b|if\syou[’']re\sseeing\sthis\smessage\b|"
    r"for\sthe\slatest\s(?:[\w’']{1,20}\s){1,5}download\b|if\syou\s(?:enjoyed|liked|like)\s(?:reading\s)?this\s[^.]{0,60}support|"
    r"(?:>{1,3}\s)?jetzt\s(?:die\s)?aktuelle\sausgabe\s(?:kaufen|bestellen|lesen)|zapraszamy\s(?:też\s)?do\ssubskrypcji|"
    r"to\s(?:continue|keep)\sreading\b|already\s(?:a\s|an\s)?(?:subscriber|member|registered)|already\shave\san\saccount|this\s(?:article|content|story|post)\sis\s(?:only\s)?(?:for|available\sto|reserved)\s"
    r"[^.]{0,20}(?:subscribers|members)|you\s(?:have|[’']ve)\s(?:reached|read)\s(?:your|all)\s[^.]{0,40}(?:free|article)|subscribers\sonly|create\s(?:a|your)\sfree\saccount|unlock\sthis\sarticle|"
    r"(?:start|try)\syour\sfree\strial|support\s(?:our|independent)\sjournalism|jetzt\s(?:weiterlesen|abo)|weiterlesen\smit|dieser\sartikel\sist\s[^.]{0,30}abonnenten|"
    r"(?:cet\sarticle|contenu)\sest\sréservé|(?:contenido|artículo)\s(?:exclusivo|solo)\spara\ssuscriptores|contenuto\sriservato|conteúdo\sexclusivo\spara\sassinantes)",
    260,
)
_LABELS: Final = phrases("""
    sign in to continue | log in to continue | subscribe to continue reading | subscribe to read | subscribe to continue | sign in to read
    already a subscriber? log in | already a subscriber? sign in | premium | members only | for subscribers
""")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.with_tokens(_TOKENS):
        if anatomy.is_box(part, most_characters=1000):
            yield anatomy.take_out(part, "paywall_prompts")
    for part in anatomy.named("p", "div", "h2", "h3", "h4", "section", "aside"):
        if part.text and part is not anatomy.root and not part.pictures and _PROMPT(part.text):
            yield anatomy.take_out(part, "paywall_prompts")


RULE = Rule(
    "paywall_prompts", "prompts to subscribe or log in to read on", _take, is_clutter=any_of(one_of(_LABELS), _PROMPT)
)

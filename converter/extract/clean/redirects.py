"""Links over a page that counts the click and leads on: they lead where they say, at once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.model.record import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy

_COUNTERS: Final = (
    ("google", re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url\Z"), ("q", "url")),
    ("facebook", re.compile(r"(?:l|lm|www|m)\.(?:facebook|instagram)\.com/(?:l\.php|flx/warn/)?\Z"), ("u",)),
    ("reddit", re.compile(r"out\.reddit\.com/(?:t3_\w{1,12})?\Z"), ("url",)),
    ("youtube", re.compile(r"(?:www\.)?youtube\.com/redirect\Z"), ("q",)),
    ("tumblr", re.compile(r"t\.umblr\.com/redirect\Z"), ("z",)),
    ("vk", re.compile(r"(?:m\.)?vk\.com/away(?:\.php)?\Z"), ("to",)),
    ("steam", re.compile(r"steamcommunity\.com/linkfilter/?\Z"), ("url", "u")),
    ("slack", re.compile(r"slack-redir\.net/link\Z"), ("url",)),
    ("duckduckgo", re.compile(r"(?:www\.)?duckduckgo\.com/l/?\Z"), ("uddg",)),
    ("linkedin", re.compile(r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)/?\Z"), ("url",)),
    ("disqus", re.compile(r"disq\.us/url\Z"), ("url",)),
    ("outlook", re.compile(r"[a-z0-9]{1,12}\.safelinks\.protection\.outlook\.com/\Z"), ("url",)),
    ("skimlinks", re.compile(r"go\.(?:skimresources|redirectingat)\.com/\Z"), ("url",)),
    ("zhihu", re.compile(r"link\.(?:zhihu|juejin)\.(?:com|cn)/\Z"), ("target",)),
)
"""Who counts, the host and path of its page, and the parameters that may hold where it leads."""
_LONGEST_ADDRESS: Final = 4000


def target_of(address: str) -> tuple[str, str]:
    """Return who counts the clicks of an address, and where it leads; "" twice for an address that leads there itself."""
    if "?" not in address or len(address) > _LONGEST_ADDRESS:
        return "", ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    place = f"{parts.netloc.lower()}{parts.path}"
    for name, pattern, parameters in _COUNTERS:
        if pattern.match(place):
            values = parse_qs(parts.query[:_LONGEST_ADDRESS])
            found = (values[parameter][0] for parameter in parameters if parameter in values)
            return name, next((url for url in found if url.startswith(("http://", "https://"))), "")
    return "", ""


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    counted: Counter[str] = Counter()
    for part in anatomy.named("a", "area"):
        name, target = target_of(attribute(part.element, "href").strip())
        if target:
            part.element["href"] = target
            counted[name] += 1
    for name, links in counted.items():
        yield Removal("redirects", f"{name} in {links} link{'s' * (links > 1)}", 0)


RULE = Rule("redirects", "pages of links where clicks are counted", _take)

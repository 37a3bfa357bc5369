"""XHTML to HTML that says the same: one linear pass over its text.

Parsers of HTML know no `<a id="x"/>` and no `<title/>`, which swallow what follows; XML's parsers know no mercy, and most
books have a fault somewhere.
"""

from __future__ import annotations

import re
from typing import Final

from converter.base.dom import VOID_ELEMENTS

_TAG: Final = re.compile(r"""<(/?)(?:[\w.\-]{1,60}:)?([A-Za-z][\w.\-]*)((?>(?:[^<>"']|"[^"]*"|'[^']*')*))>""")
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_DECLARATION: Final = re.compile(
    r"<\?[^>]{0,1000}\?>|<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,20000}\]\s{0,20})?>", re.IGNORECASE
)


def html_of(xhtml: str) -> str:
    """Return the HTML: elements without contents get their end tags, and names lose their prefixes."""
    text = _DECLARATION.sub("", xhtml)
    if "<![CDATA[" in text:
        text = _CDATA.sub(lambda found: _escaped(found[1]), text)
    return _TAG.sub(_tag, text)


def _tag(found: re.Match[str]) -> str:
    end, name, rest = found.groups()
    if end or not rest.endswith("/") or name.lower() in VOID_ELEMENTS:
        return f"<{end}{name}{rest}>"
    return f"<{name}{rest[:-1]}></{name}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

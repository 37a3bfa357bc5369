"""An attribute's address to an absolute URL, or to nothing where it may not be followed."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})
PICTURE_SCHEMES: Final = frozenset({"http", "https"})

# URL standard, 4.4: a parser strips C0 controls and spaces from the ends, and tabs and line ends anywhere. A browser
# therefore runs "java\nscript:", so it must be looked at in that form.
_STRIPPED_FROM_THE_ENDS: Final = "".join(map(chr, range(0x21)))
_STRIPPED_ANYWHERE: Final = re.compile(r"[\t\n\r]+")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*(?=:)")
# The path percent-encode set of the URL standard, without what may be there already, and the bar, which EPUBCheck
# does not take.
_WITH_CAPITALS: Final = re.compile(r"(?i:https?)://[^/?#@]*[A-Z][^/?#@]*(?=[/?#]|\Z)|(?:HTTP|Http)[Ss]?://")
"""Scheme and host, which mean the same in small letters (RFC 3986, 6.2.2.1); nothing where a name or password is."""
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f\"<>`{}^|\\]")


def cleaned_address(attribute: str) -> str:
    """Return an attribute's address as a browser's URL parser sees it: nothing at its ends, no tab or line end."""
    address = attribute.strip(_STRIPPED_FROM_THE_ENDS)
    return address if address.isprintable() else _STRIPPED_ANYWHERE.sub("", address)


def link_address(attribute: str, base_url: str) -> str:
    """Return the absolute http(s) or mailto URL of a link; "" where it is none."""
    url = _resolved(cleaned_address(attribute), base_url)
    return url if _scheme(url) in LINK_SCHEMES else ""


def picture_address(attribute: str, base_url: str) -> str:
    """Return the absolute http(s) URL of a picture, or its relative path where the page has no URL; "" is neither.

    A page that lies on disk has its pictures beside it, so its relative addresses are kept for fetching.
    """
    url = _resolved(cleaned_address(attribute), base_url)
    scheme = _scheme(url)
    if not scheme and not base_url and not url.startswith(("//", "#")):
        return url
    return url if scheme in PICTURE_SCHEMES else ""


def fragment(attribute: str, base_url: str) -> str:
    """Return the identifier that an address within the same page points to; "" for other addresses."""
    address = cleaned_address(attribute)
    if address.startswith("#"):
        return address[1:]
    page, mark, identifier = address.partition("#")
    return identifier if mark and base_url and page == base_url.partition("#")[0] else ""


def _scheme(url: str) -> str:
    found = _SCHEME.match(url)
    return found.group().lower() if found else ""


def _resolved(address: str, base_url: str) -> str:
    """Return the address made absolute; "" for one that no parser takes."""
    if not address:
        return ""
    scheme = _scheme(address)
    if scheme in ("http", "https", ""):
        address = _slashes_righted(address)
    elif scheme != "mailto":
        return ""
    try:
        url = address if address.startswith(("http://", "https://", "mailto:")) else urljoin(base_url, address)
        if _scheme(url) in PICTURE_SCHEMES and not urlsplit(url).netloc:
            return ""
    except ValueError:
        return ""
    if capitals := _WITH_CAPITALS.match(url):
        url = capitals.group().lower() + url[capitals.end() :]
    return _UNSAFE.sub(lambda unsafe: f"%{ord(unsafe.group()):02X}", url)


def _slashes_righted(address: str) -> str:
    r"""Return a web address with `\` as `/` outside its query and fragment, as the URL standard reads it."""
    if "\\" not in address:
        return address
    end = min((place for place in (address.find("?"), address.find("#")) if place >= 0), default=len(address))
    return address[:end].replace("\\", "/") + address[end:]

"""A source's content to the kind of page that it is, by looking at it.

A suffix or a media type is only a hint where the content leaves a doubt: between Markdown and plain text, and for text
that speaks of HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from converter.base.errors import UnsupportedContent
from converter.base.vocabulary import GENERATOR
from converter.model.codec import FORMAT as DOCUMENT_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.base.archives import ArchiveFile
    from converter.model.page import PageKind

Hint: TypeAlias = Literal["html", "text", "markdown", "none"]
"""What a name or a media type suggests."""

_SUFFIX_HINTS: Final[dict[str, Hint]] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".php", ".asp", ".aspx"), "html"),
    **dict.fromkeys((".txt", ".text"), "text"),
}
_MEDIA_TYPE_HINTS: Final[dict[str, Hint]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}

_SIGNATURES: Final = (
    (re.compile(rb"\s{0,64}%PDF-"), "a PDF file"),
    (re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]|word/|_rels/)", re.DOTALL), "an Office document"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), "a ZIP archive"),
    (re.compile(rb"\x7fELF|MZ.{0,62}\x00|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe", re.DOTALL), "a program"),
    (re.compile(rb"\x89PNG\r\n"), "a PNG picture"),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG picture"),
    (re.compile(rb"GIF8[79]a"), "a GIF picture"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "a WebP picture"),
    (re.compile(rb".{4}ftyp(?:avi[fs]|hei[cx]|mif1)", re.DOTALL), "a picture"),
    (re.compile(rb"BM.{4}\x00\x00\x00\x00|II\x2a\x00|MM\x00\x2a|\x00\x00\x01\x00", re.DOTALL), "a picture"),
    (re.compile(rb".{4}ftyp|\x1a\x45\xdf\xa3|OggS|fLaC|ID3[\x02-\x04]|RIFF.{4}(?:AVI |WAVE)", re.DOTALL), "a sound or video file"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\xfd7zXZ\x00|BZh[1-9]1AY|\x28\xb5\x2f\xfd|.{257}ustar", re.DOTALL), "an archive"),
    (re.compile(rb"\x1f\x8b"), "gzip within gzip"),
    (re.compile(rb"wOF[F2]|\x00\x01\x00\x00\x00|OTTO\x00"), "a font"),
    (re.compile(rb"SQLite format 3\x00"), "a database"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office document"),
    (re.compile(rb".{60}(?:BOOKMOBI|TEXtREAd)", re.DOTALL), "a Kindle book"),
    (re.compile(rb"\{\\rtf"), "an RTF document"),
    (re.compile(rb"%!PS"), "a PostScript file"),
    (re.compile(rb"WARC/[01]\."), "a web archive (WARC)"),
    (re.compile(rb"(?:From|MIME-Version|Snapshot-Content-Location|Subject): [^\x00]{0,2000}?multipart/related", re.IGNORECASE), "a web archive (MHTML)"),
)  # fmt: skip
"""The first bytes of formats that hold no article or are not read here (WHATWG MIME Sniffing, 6; file's magic)."""

_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\f\r\v\x1b"})
_MAX_NUL_SHARE: Final = 0.02
_MAX_CONTROL_SHARE: Final = 1 / 16
"""Random bytes have 1 in 10, text that went through many hands fewer than 1 in 1000."""

_PROLOGUE: Final = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?")
_COMMENT_OR_DECLARATION: Final = re.compile(r"<!--.*?-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,20000}\]\s{0,20})?>\s*|<\?[^>]{0,500}>\s*", re.DOTALL | re.IGNORECASE)  # fmt: skip
_ROOT: Final = re.compile(r"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>])")
_FEED_ROOTS: Final = {
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "rdf": "an RSS feed",
    "opml": "a list of feeds (OPML)",
}
_XML_ROOTS: Final = {**_FEED_ROOTS, "svg": "an SVG drawing", "urlset": "a site map", "sitemapindex": "a site map"}

_DOCUMENT: Final = re.compile(rf'"format"\s*:\s*"{DOCUMENT_FORMAT}"')
_JSON: Final = re.compile(r'\s*(?:\{\s*(?:"[^"\n]{0,200}"\s*:|\}\s*\Z)|\[\s*(?:\{\s*"|"|\[\s*[\[{"\d]|\]\s*\Z))')
_LOOKING_CHARACTERS: Final = 4096
_PAGE_START: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s/>]|\Z)", re.IGNORECASE)
_START_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,12})(?:\s[^<>]{0,2000})?/?>")
_GENERATOR: Final = re.compile(rf'<meta name="generator" content="{GENERATOR}">')
_GENERATOR_OF_CHAPTER: Final = f'<meta name="generator" content="{GENERATOR}"/>'.encode()
_HEAD_CHARACTERS: Final = 4096
"""Where it stands in what Octavo writes: before what the page says of its article, which may be long."""
_STRUCTURE: Final = frozenset(
    "html head body title meta main article section header footer nav aside div p h1 h2 h3 h4 h5 h6 ul ol dl table"
    " blockquote pre figure form center frameset".split()
)
_IN_LINE: Final = frozenset(
    "a abbr b br cite code del em font hr i img li q s script small span strong style sub sup td tr tt u xmp plaintext"
    " listing textarea svg math select iframe".split()
)
_MIN_TAGS: Final = 2
"""How many start tags within make a text without a name HTML; what was copied as text has an end tag left here and there."""

_FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FRONT_MATTER_KEY: Final = re.compile(r"^[A-Za-z_][\w-]{0,40}:(?:[ \t]|$)", re.MULTILINE)
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_FENCE: Final = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?:https?://|\.{0,2}/|#)[^\s()\[\]]{1,2000}\)")
_SURE: Final = 2
"""How many marks of Markdown make a text without a name Markdown: one alone may be a hash tag or a comment."""


def refuse_binary(content: bytes, location: str) -> None:
    """Raise UnsupportedContent, naming what was found, for bytes that are empty or no text."""
    if not content:
        raise UnsupportedContent(location=location, found="empty")
    for signature, found in _SIGNATURES:
        if signature.match(content):
            raise UnsupportedContent(location=location, found=found)
    controls = len(content) - len(content.translate(None, _CONTROLS))
    nuls = content.count(0)
    # In UTF-16 every second byte of ASCII is NUL; what it is in truth shows when it is decoded.
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.25 < nuls / len(content) <= 0.5  # noqa: PLR2004
    if not is_utf16 and (nuls > len(content) * _MAX_NUL_SHARE or controls > len(content) * _MAX_CONTROL_SHARE):
        raise UnsupportedContent(location=location, found="a binary file of an unknown kind")


def hint_of(name: str, media_type: str) -> Hint:
    """Return what a file's name or else a server's media type suggests."""
    suffix = re.search(r"\.[a-z]{2,8}\Z", name.lower().removesuffix(".gz"))
    by_suffix: Hint = _SUFFIX_HINTS.get(suffix[0], "none") if suffix else "none"
    by_media_type: Hint = _MEDIA_TYPE_HINTS.get(media_type, "none")
    # Servers that do not know Markdown send it as plain text.
    if by_suffix == "markdown" and by_media_type in {"none", "text"}:
        return "markdown"
    return by_media_type if by_media_type != "none" else by_suffix


def kind_of(text: str, hint: Hint, location: str) -> PageKind:
    """Return the kind of a decoded text. Raises UnsupportedContent for what is no article's format."""
    if not text or text.isspace():
        raise UnsupportedContent(location=location, found="white space only" if text else "empty")
    head = text[:_LOOKING_CHARACTERS]
    if _JSON.match(head):
        if text.lstrip().startswith("{") and _DOCUMENT.search(head):
            return "document"
        raise UnsupportedContent(location=location, found="JSON")
    root = _root_element(text)
    if root in _XML_ROOTS:
        raise UnsupportedContent(location=location, found=_XML_ROOTS[root])
    if root and root != "html" and text.lstrip().startswith("<?xml"):
        raise UnsupportedContent(location=location, found=f"XML of a kind that is not read here ({root})")
    if root in {"html", "head", "body"} or _PAGE_START.match(text, _prologue_end(text)):
        return "rendering" if is_rendering(text) else "html"
    return _kind_of_fragment(text, hint)


def is_rendering(text: str) -> bool:
    """Return whether a page says in its head that Octavo wrote it."""
    end = text.find("</head>", 0, _HEAD_CHARACTERS)
    style = text.find("<style", 0, _HEAD_CHARACTERS)
    return _GENERATOR.search(text, 0, min(place for place in (end, style, _HEAD_CHARACTERS) if place >= 0)) is not None


def is_book_of_one_rendering(files: Iterable[ArchiveFile]) -> bool:
    """Return whether a book holds one article that Octavo wrote."""
    heads = (file.content[:_HEAD_CHARACTERS] for file in files if file.name.endswith(".xhtml"))
    return sum(1 for head in heads if _GENERATOR_OF_CHAPTER in head) == 1


def _kind_of_fragment(text: str, hint: Hint) -> PageKind:
    """Return the kind of a text that does not open as a whole page."""
    match hint:
        case "markdown":
            return "markdown"
        case "html":
            return "html" if _start_tags(text, _STRUCTURE | _IN_LINE, enough=1) else "text"
        case "text":
            return "text"
        case "none":
            if looks_like_markdown(text):
                return "markdown"
            enough = 1 if _START_TAG.match(text.lstrip()) else _MIN_TAGS
            return "html" if _start_tags(text, _STRUCTURE, enough=enough) == enough else "text"


def _start_tags(text: str, names: frozenset[str], *, enough: int) -> int:
    """Return how many start tags of these elements a text has; it stops counting when there are enough."""
    found = 0
    for tag in _START_TAG.finditer(text):
        found += tag[1].lower() in names
        if found == enough:
            break
    return found


def looks_like_markdown(text: str) -> bool:
    """Return whether a text without a name is Markdown: it has front matter, or several marks that prose has not."""
    front_matter = _FRONT_MATTER.match(text)
    if front_matter and _FRONT_MATTER_KEY.search(front_matter[0]):
        return True
    if text.lstrip().startswith("<"):
        return False
    marks = sum(
        1 for pattern in (_HEADING, _FENCE, _LINK) for _ in zip(pattern.finditer(text), range(_SURE), strict=False)
    )
    return marks >= _SURE or _HEADING.match(text.lstrip("\n")) is not None


def _prologue_end(text: str) -> int:
    """Return where the first element could begin: behind XML declaration, comments and document type."""
    start = _PROLOGUE.match(text)
    position = start.end() if start else 0
    while not _PAGE_START.match(text, position) and (found := _COMMENT_OR_DECLARATION.match(text, position)):
        position = found.end()
    return position


def _root_element(text: str) -> str:
    """Return the local name of the first element, in lower case; "" where the text does not begin with one."""
    position = _prologue_end(text)
    while found := _COMMENT_OR_DECLARATION.match(text, position):
        position = found.end()
    root = _ROOT.match(text, position)
    return root[1].lower() if root else ""

"""Bytes to text, in the order of the HTML standard (13.2.3): byte order mark, server, meta, and only then a guess.

What is declared is believed unless it cannot be true: text in an old encoding is hardly ever valid UTF-8, so bytes that
are valid UTF-8 with several characters of more than one byte are UTF-8 whatever the page says. Labels mean what the
Encoding standard says they mean (iso-8859-1 is windows-1252, gb2312 is gbk); UTF-7 is no encoding there.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from converter.base.detection import detect_encoding
from converter.base.prescan import charset_in_markup

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_UNSUPPORTED: Final = frozenset({"replacement", "x-user-defined"})
"""Encodings of the standard that decode no text (4.3, 14.1, 14.5)."""
_CODECS: Final = {
    "gbk": ("gb18030",),
    "euc-jp": ("euc_jp", "euc_jis_2004"),
    "iso-2022-jp": ("iso2022_jp", "iso2022_jp_3"),
}
"""Python's codecs where webencodings' choice knows less than the standard's decoder, the first that fits."""
_MULTIBYTE: Final = frozenset({"gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr"})

_MIN_UTF8_SEQUENCES: Final = {True: 3, False: 1}
"""How many characters of more than one byte make valid UTF-8 certain, against a multibyte encoding and a single-byte one.

Two Chinese words in GBK can be valid UTF-8 by chance; an old single-byte text never writes an Ã before a ©.
"""
_ISO_2022_JP_ESCAPES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_UTF16_SAMPLE_BYTES: Final = 1024
_UTF16_NUL_SHARE: Final = 0.4
"""Of every second byte, in mark-up, which is ASCII for the most part."""

_FORBIDDEN_CHARACTER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
"""What XML 1.0 (2.2) does not allow, and DEL."""
_FORBIDDEN_BYTES: Final = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_NONCHARACTERS: Final = ("\ufffe", "\uffff")
_C1_IN_UTF8: Final = re.compile(rb"\xc2[\x80-\x9f]")
_WINDOWS_CHARACTERS: Final = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""What a page means by the C1 controls, which no page has: it was taken for Latin-1 once, and was windows-1252. As the
HTML standard reads `&#146;` (13.2.5.80); five stand for nothing."""
_FIRST_BYTE_OF_SURROGATES: Final = b"\xed"
"""Of some Hangul, too."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
REPLACEMENT: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was guessed or lost on the way to it."""

    text: str = field(repr=False)
    """Lines end in a line feed; no byte order mark, no character that XML forbids, no surrogate."""
    encoding: str
    """The Encoding standard's name, in lower case."""
    doubt: str = ""
    """Why the encoding is a guess, as the end of a sentence; "" when it is none."""
    replaced: int = 0
    """How many U+FFFD stand for bytes that are no text."""
    dropped: int = 0
    """How many control characters were taken out."""


def decode_html(content: bytes, server_charset: str = "") -> Decoded:
    """Return the text of a page; `server_charset` is the label in its Content-Type."""
    return _decode(content, server_charset or charset_in_markup(content))


def decode_text(content: bytes, server_charset: str = "") -> Decoded:
    """Return the text of a file that declares nothing itself."""
    return _decode(content, server_charset)


def clean_text(text: str, encoded: bytes) -> Decoded:
    """Return a text that is decoded already, without what no document may hold.

    `encoded` is the text in UTF-8 with its surrogates: to look at bytes takes a fourth of the time of a pattern.
    """
    text = text.removeprefix("\ufeff")
    replaced = 0
    if _FIRST_BYTE_OF_SURROGATES in encoded:
        text, replaced = _SURROGATE.subn(REPLACEMENT, text)
    return _cleaned(text, "utf-8", replaced=replaced, encoded=encoded)


def charset_name(label: str) -> str:
    """Return the Encoding standard's name for a label; "" when it knows none that decodes text."""
    from webencodings import lookup

    try:
        encoding = lookup(label)
    except UnicodeEncodeError:  # a lone surrogate in the label
        return ""
    return "" if encoding is None or encoding.name in _UNSUPPORTED else str(encoding.name)


def _decode(content: bytes, label: str) -> Decoded:
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded_as(name, content[len(mark) :])
    name = _utf16_without_mark(content)
    if name:
        return _decoded_as(name, content, doubt=f"nothing but the look of its bytes says {name}")
    declared = charset_name(label)
    if declared:
        return _decode_declared(content, declared)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _decode_undeclared(content, doubt="the page does not say which encoding it is in")
    if any(escape in content for escape in _ISO_2022_JP_ESCAPES) and content.isascii():
        return _decoded_as("iso-2022-jp", content, doubt="the page does not say which encoding it is in")
    return _cleaned(text, "utf-8")


def _decode_declared(content: bytes, declared: str) -> Decoded:
    """Return the text in the declared encoding, or in another where that cannot be true."""
    doubt = f"the page says {declared}, and its bytes say otherwise"
    if declared != "utf-8":
        multibyte = declared in _MULTIBYTE
        if _utf8_sequences(content) >= _MIN_UTF8_SEQUENCES[multibyte]:
            return _decoded_as("utf-8", content, doubt=doubt)
    text, replaced = _text_in(declared, content)
    if not replaced or _is_damaged(text, replaced):
        return _cleaned(text, declared, replaced=replaced)
    return _decode_undeclared(content, doubt)


def _decode_undeclared(content: bytes, doubt: str) -> Decoded:
    """Return the text of bytes that are not valid UTF-8, or only damaged UTF-8."""
    text, replaced = _text_in("utf-8", content)
    if _is_damaged(text, replaced):
        return _cleaned(text, "utf-8", replaced=replaced)
    return _decoded_as(detect_encoding(content), content, doubt)


def _is_damaged(text: str, replaced: int) -> bool:
    """Return whether a decoded text is in this encoding and only broken in places, or cut in its last character."""
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - replaced
    return foreign >= replaced or (replaced == 1 and text.endswith(REPLACEMENT))


def _decoded_as(name: str, content: bytes, doubt: str = "") -> Decoded:
    text, replaced = _text_in(name, content)
    return _cleaned(text, name, doubt, replaced)


def _cleaned(text: str, encoding: str, doubt: str = "", replaced: int = 0, encoded: bytes | None = None) -> Decoded:
    # Form feeds part pages of plain text, and are white space in HTML.
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\f", "\n").replace("\v", " ")
    dropped = 0
    if encoded is None:
        encoded = text.encode("utf-8", "surrogatepass")
    if _C1_IN_UTF8.search(encoded):
        text = text.translate(_WINDOWS_CHARACTERS)
    if _may_be_forbidden(text, encoded):
        text, dropped = _FORBIDDEN_CHARACTER.subn("", text)
    return Decoded(text, encoding, doubt, replaced, dropped)


def _may_be_forbidden(text: str, encoded: bytes) -> bool:
    """Return whether a text, which is given in UTF-8 too, may hold a forbidden character."""
    if any(character in text for character in _NONCHARACTERS):
        return True
    return len(encoded.translate(None, _FORBIDDEN_BYTES)) < len(encoded)


def _text_in(name: str, content: bytes) -> tuple[str, int]:
    """Return the text in an encoding of the standard, and how many characters of it had to be replaced."""
    from webencodings import lookup

    for codec in _CODECS.get(name, ()):
        try:
            return content.decode(codec), 0
        except UnicodeDecodeError:
            continue
    encoding = lookup(name)
    codec_name = "utf-8" if encoding is None else encoding.codec_info.name
    text = content.decode(codec_name, "replace")
    try:
        own = text.count(REPLACEMENT) and text.count(REPLACEMENT) - content.count(REPLACEMENT.encode(codec_name))
    except UnicodeEncodeError:
        own = text.count(REPLACEMENT)
    return text, max(0, own)


def _utf16_without_mark(content: bytes) -> str:
    """Return "utf-16le" or "utf-16be" where every second byte of the start is mostly NUL, "" elsewhere."""
    sample = content[:_UTF16_SAMPLE_BYTES]
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 2 or b"\0" not in sample:  # noqa: PLR2004 - one character is no pattern
        return ""
    even_share, odd_share = even.count(0) / len(even), odd.count(0) / len(odd)
    if odd_share >= _UTF16_NUL_SHARE and even_share < odd_share / 10:
        return "utf-16le"
    if even_share >= _UTF16_NUL_SHARE and odd_share < even_share / 10:
        return "utf-16be"
    return ""


def _utf8_sequences(content: bytes) -> int:
    """Return how many characters of more than one byte valid UTF-8 holds; 0 where it is not valid."""
    if content.isascii():
        return 0
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return 0
    return sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))

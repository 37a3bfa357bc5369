"""Whether two sources gave the same article: by its address, and by its words."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from converter.base.urls import page_key
from converter.base.words import bare_words
from converter.model.walk import document_parts, plain_text

if TYPE_CHECKING:
    from converter.batch.ledger import Ledger, Record
    from converter.model.document import Document, Metadata

FEWEST_WORDS: Final = 30
"""Shorter texts are alike by chance: "This video is not available." is no article twice."""
MOST_APART: Final = 0.1
"""By which share two copies of one article may differ in length: what a page for phones leaves out."""

_PHONE_HOST: Final = re.compile(r"(?:m|mobile|touch|amp)\.(?=[^./:]+\.[^/:])")
_AMP_PATH: Final = re.compile(r"(?:/amp|\.amp(?:\.html?)?|\.amp)(?=\?|\Z)|(?<=/)amp/(?=.)")
_AMP_QUERY: Final = re.compile(
    r"(?<=[?&])(?:amp(?:=1|=true)?|outputtype=amp|output=amp|m=1|mobile=1)(?=&|\Z)", re.IGNORECASE
)
_INDEX: Final = re.compile(r"/index\.(?:html?|php)(?=\?|\Z)")


def address_key(url: str) -> str:
    """Return what all spellings of an article's address have in common, "" for what is no web address.

    Besides what `page_key` levels: the site's pages for phones (m.) and AMP, and index.html.
    """
    key = page_key(url)
    if not key:
        return ""
    key = _INDEX.sub("", _AMP_PATH.sub("", _PHONE_HOST.sub("", key, count=1)))
    start, mark, query = key.partition("?")
    if mark:
        rest = "&".join(pair for pair in _AMP_QUERY.sub("", f"?{query}").removeprefix("?").split("&") if pair)
        start, query = start.rstrip("/"), rest
    return f"{start.rstrip('/')}?{query}" if query else start.rstrip("/")


def article_key(metadata: Metadata) -> str:
    """Return the key of the article's own address: the canonical one, else where it came from.

    Only of a page, and not of a whole site; "" where there is none.
    """
    keys = map(address_key, (metadata.canonical_url, metadata.url))
    return next((key for key in keys if "/" in key or "?" in key), "")


def article_mark(metadata: Metadata) -> str:
    """Return what two copies of an article have in common that may differ in length: the key of its address, and its title.

    "" where it has no address. An address alone says nothing: sites name one page as the canonical one of all.
    """
    key = article_key(metadata)
    return "\n".join((key, *bare_words(metadata.title))) if key else ""


def text_sha256(document: Document) -> str:
    """Return the SHA-256 of a document's title and bare words; "" for a text too short to tell anything."""
    words = bare_words(plain_text(document_parts(document)))
    if len(words) < FEWEST_WORDS:
        return ""
    return hashlib.sha256(" ".join([*bare_words(document.metadata.title), "\n", *words]).encode()).hexdigest()


def namesake(ledger: Ledger, record: Record) -> Record | None:
    """Return an item, done, that gave a record's very article already; None where there is none.

    It is the same where title and words are, or where the address and the title are and the length nearly.
    """
    entry, proof = record.entry, record.proof
    for earlier in ledger.same_text(proof.text_sha256, entry.name):
        return earlier
    for earlier in ledger.same_mark(proof.article_mark, entry.name):
        words = earlier.entry.words
        if abs(words - entry.words) <= MOST_APART * max(words, entry.words):
            return earlier
    return None

"""A page, and what a rule says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.extract.html import extract_html
from converter.extract.sites import follow_rules
from converter.model.page import Page
from converter.model.settings import ExtractSettings
from converter.model.site import RuleFile

if TYPE_CHECKING:
    from converter.extract.ruled import Ruled
    from converter.model.article import Article

SENTENCE = "The light on the point turned all night, and nobody on the mainland knew who wound it."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The Lamp - Gazette</title>
<script type="application/ld+json">{{"@type": "Article", "author": {{"@type": "Person", "name": "Wrong Name"}}}}</script>
<meta property="og:image" content="https://example.org/lead.jpg"></head>
<body class="single"><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1 class="headline">The Lamp</h1><span class="by">By Ada Byron and Grace Hopper</span>
<time datetime="2020-03-04">4 March</time>
<p>{SENTENCE}</p><p class="promo">Buy this lamp now.</p>
<p>A <a class="gloss" href="/w">lantern</a> is older. {SENTENCE}</p>
<p class="quoted">Keep it lit.</p><img src="grey.gif" data-late="lamp.jpg" srcset="x.jpg 2x" alt="A lamp">
<img src="https://ads.example.com/1.gif" alt="An advertisement"></article>
<div class="after box related-links"><p>The afterword. {SENTENCE}</p></div>
<a rel="next" href="?page=2">Next</a><a class="print" href="/print/1">Print</a></body></html>"""


def follow(rule: str, page: str = PAGE, *, keep: frozenset[str] = frozenset()) -> Ruled:
    """Return what a rule says of a page."""
    return follow_rules(Page(page, "html", url="https://example.org/a"), (RuleFile("example.org.txt", rule),), keep)


def article_of(rule: str, page: str = PAGE, settings: ExtractSettings | None = None) -> Article:
    """Return the article of a page of a site with a rule."""
    files = (RuleFile("example.org.txt", rule),)
    return extract_html(Page(page, "html", url="https://example.org/a"), settings or ExtractSettings(), files)

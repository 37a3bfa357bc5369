"""The HTML that Octavo speaks within itself.

`extract/shape/` writes it, `read/html.py` reads it, and the XHTML of `render/` is made of it. It is HTML's own
elements wherever HTML has one; the rest is agreed on here, once.

| construct     | form |
|---------------|------|
| footnote mark | `<a role="doc-noteref" href="#ID">` (its text is ignored) |
| footnotes     | `<section role="doc-endnotes"><ol><li id="ID">blocks</li>…</ol></section>` anywhere in the body |
| way back      | `<a role="doc-backlink">` inside a footnote; ignored |
| code block    | `<pre><code class="language-NAME">`; with a caption inside `<figure class="listing">` + `<figcaption>` |
| formula       | `<math alttext="LATEX">…</math>` or `<span class="math" data-latex="LATEX">`; display: `display="block"` or `<div class="math" …>` |
| figure        | `<figure>` with `<img>`s and `<figcaption>`; the credit is `<small class="credit">` as its last child |
| callout       | `<aside class="callout" data-callout="KIND"><p class="callout-title">…</p>blocks</aside>`; `<details>` is kind "details" |
| pull quote    | `<aside class="pullquote">` |
| quote source  | `<footer>` as the last child of `<blockquote>`; URL in `cite` |
| embed         | `<figure class="embed" data-embed="KIND" data-provider="NAME"><a href="URL"><img>TITLE</a></figure>` |
| post          | `<article class="posting" data-author="NAME" data-date="DATE" data-url="URL">blocks, posts that answer it</article>`; a `<header class="posting-header">` in it is ignored |
| verse         | `<div class="verse">` with `<br>` after each line; an empty line is two |
| task item     | `<li data-checked="true|false">` |
| small caps    | `<span class="small-caps">` |
"""

from __future__ import annotations

FOOTNOTE_MARK_ROLE = "doc-noteref"
FOOTNOTES_ROLE = "doc-endnotes"
BACKLINK_ROLE = "doc-backlink"
LISTING_CLASS = "listing"
MATH_CLASS = "math"
LATEX_ATTRIBUTE = "data-latex"
CREDIT_CLASS = "credit"
CALLOUT_CLASS = "callout"
CALLOUT_KIND_ATTRIBUTE = "data-callout"
CALLOUT_TITLE_CLASS = "callout-title"
CALLOUT_LABEL_CLASS = "callout-label"
"""Beside the title's class: the kind's own name, which is no title."""
DETAILS_KIND = "details"
PULL_QUOTE_CLASS = "pullquote"
EMBED_CLASS = "embed"
EMBED_ADDRESS_CLASS = "address"
"""Of an embed's link whose words are its address, for want of a title."""
EMBED_KIND_ATTRIBUTE = "data-embed"
EMBED_PROVIDER_ATTRIBUTE = "data-provider"
POST_CLASS = "posting"
POST_HEADER_CLASS = "posting-header"
POST_AUTHOR_ATTRIBUTE = "data-author"
POST_DATE_ATTRIBUTE = "data-date"
POST_URL_ATTRIBUTE = "data-url"
VERSE_CLASS = "verse"
CHECKED_ATTRIBUTE = "data-checked"
SMALL_CAPS_CLASS = "small-caps"
LANGUAGE_CLASS_PREFIX = "language-"

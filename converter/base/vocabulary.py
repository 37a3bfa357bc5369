"""The HTML that Octavo speaks within itself.

`extract/shape/` writes it, `read/html/` reads it, and the XHTML of `render/` is made of it. It is HTML's own
elements wherever HTML has one; the rest is agreed on here, once.

| construct     | form |
|---------------|------|
| footnote mark | `<a role="doc-noteref" href="#ID">` (its text is ignored) |
| footnotes     | `<section role="doc-endnotes"><ol><li id="ID">blocks</li>…</ol></section>` anywhere in the body |
| pop-up notes  | the same, with `<li><div role="doc-footnote" id="ID">blocks</div></li>` |
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

What a rendering says beside it, for `read/rendering/`, which reads it back to the very Document:

| what                  | form |
|-----------------------|------|
| an address            | `data-address`, where `href`, `src` or `cite` says another (a file's, an encoded one) or must not be there |
| an identifier         | `data-identifier`, where `id` is not the document's; "" is one that only a table of contents needs |
| a picture not had     | `<span class="alternative" data-address="URL" data-width data-height>ALT</span>`, `hidden` where nothing is to stand |
| a mark within a link  | `<sup data-footnote="ID">` |
| a date HTML has not   | `<span data-time="VALUE">` |
| headers of a table    | `data-header-rows`, `data-header-columns`, where `<thead>` and the first row's `<th>` say otherwise |
| what a list lacks     | `<dt hidden>` or `<dd hidden>`, where HTML wants one and the document has none |
| metadata              | `<meta>` elements, by METADATA_NAMES |
"""

from __future__ import annotations

FOOTNOTE_MARK_ROLE = "doc-noteref"
FOOTNOTES_ROLE = "doc-endnotes"
FOOTNOTE_ROLE = "doc-footnote"
BACKLINK_ROLE = "doc-backlink"
LISTING_CLASS = "listing"
MATH_CLASS = "math"
LATEX_ATTRIBUTE = "data-latex"
CREDIT_CLASS = "credit"
GALLERY_CLASS = "gallery"
"""Of a figure of several pictures, for style sheets."""
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
GENERATOR = "Octavo"
"""What a rendering's `<meta name="generator">` says."""
ADDRESS_ATTRIBUTE = "data-address"
IDENTIFIER_ATTRIBUTE = "data-identifier"
ALTERNATIVE_CLASS = "alternative"
WIDTH_ATTRIBUTE = "data-width"
HEIGHT_ATTRIBUTE = "data-height"
FOOTNOTE_ATTRIBUTE = "data-footnote"
TIME_ATTRIBUTE = "data-time"
HEADER_ROWS_ATTRIBUTE = "data-header-rows"
HEADER_COLUMNS_ATTRIBUTE = "data-header-columns"
SOURCE_CLASS = "source"
"""Of the footer that says where the article is from; OPENING_CLASS of the header with its title. Both are metadata."""
OPENING_CLASS = "opening"
CHAPTER_CLASS = "chapter"
"""Of the section that holds a file of a book's text."""
METADATA_NAMES = {
    "title": "og:title",
    "subtitle": "octavo:subtitle",
    "kicker": "octavo:kicker",
    "authors": "author",
    "published": "article:published_time",
    "modified": "article:modified_time",
    "site_name": "og:site_name",
    "section": "article:section",
    "tags": "article:tag",
    "language": "dcterms.language",
    "direction": "octavo:direction",
    "description": "description",
    "lead_image": "og:image",
    "canonical_url": "octavo:canonical-url",
    "url": "dcterms.source",
    "fetched": "octavo:fetched",
    "page_sha256": "octavo:page-sha256",
    "licence": "dcterms.license",
    "word_count": "octavo:word-count",
    "reading_minutes": "octavo:reading-minutes",
}
"""Field of Metadata: the `<meta>` element, by its name or property, that says it; one each for each author and tag."""
LEAD_IMAGE_NAMES = {
    "alt": "og:image:alt",
    "title": "octavo:image-title",
    "asset": "octavo:image-sha256",
    "width": "og:image:width",
    "height": "og:image:height",
}
"""The same for the lead image's fields beside its address."""

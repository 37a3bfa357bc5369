"""A size to a page of that size, in each shape that pages of the web have: all words are made here.

Each shape repeats one construct as often as the size asks for, so that only the size differs.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Final

from benchmarks.startup import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEAD: Final = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lighthouse Ledger</title>'
    '<meta name="author" content="Ada Keeper"></head><body>'
)
TITLE: Final = "<h1>The Lighthouse Ledger</h1>"
OPENING: Final = (
    "<p>The keeper of the lamp wrote every evening, and every evening the ledger grew by a page or two.</p>"
)
TAIL: Final = "</body></html>"

_MENU: Final = "".join(f'<li class="item"><a href="/section/{name}">{name.title()}</a></li>' for name in WORDS[:24])
_TEASERS: Final = "".join(
    f'<div class="card"><a href="/story/{number}"><img src="/thumb/{number}.jpg" alt=""><h3>The {word} story</h3></a>'
    f'<span class="meta">{number} minutes</span></div>'
    for number, word in enumerate(WORDS[:10])
)
FRAME_OPENS: Final = (
    '<header class="site-header"><a href="/" class="logo">The Coast</a>'
    f'<nav class="main-nav"><ul>{_MENU}</ul></nav><form action="/search"><input name="q"></form></header>'
    '<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>'
    '<div class="page"><main id="content"><article class="post">'
)
FRAME_CLOSES: Final = (
    '</article><section class="comments"><h2>3 comments</h2><div class="comment"><p>Fine light, that.</p></div></section>'
    f'</main><aside class="sidebar"><h2>Most read</h2>{_TEASERS}</aside></div>'
    f'<section class="related"><h2>Related</h2>{_TEASERS}</section>'
    f"<footer><ul>{_MENU}</ul><p>All rights reserved</p></footer><script>{'track();' * 60}</script>"
)


def words(chance: random.Random, count: int) -> str:
    """Return so many words, the first with a capital."""
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def many(size: int, one: Callable[[int, random.Random], str]) -> list[str]:
    """Return what `one` makes of 0, 1, 2, …, until it is at least `size` characters in all."""
    chance = random.Random(7)  # noqa: S311 - the same words at each run, and no secret
    pieces: list[str] = []
    while size > 0:
        pieces.append(one(len(pieces), chance))
        size -= len(pieces[-1])
    return pieces


def repeated(size: int, opening: str, one: Callable[[int, random.Random], str], closing: str) -> str:
    """Return a page of about `size` characters: as many of what `one` makes as fit between opening and closing."""
    around = len(HEAD) + len(opening) + len(closing) + len(TAIL)
    return "".join((HEAD, opening, *many(size - around, one), closing, TAIL))


def _paragraph(number: int, chance: random.Random) -> str:
    heading = f"<h2>{words(chance, 4)}</h2>" if number % 6 == 5 else ""
    return f'{heading}<p>{words(chance, 60)}, <a href="/{number}">as they say</a>, and <em>so on</em>.</p>'


def article(size: int) -> str:
    """Return an article of many paragraphs, and nothing else."""
    return repeated(size, f"<article>{TITLE}{OPENING}", _paragraph, "</article>")


def framed_article(size: int) -> str:
    """Return a long article in a page with menus, teasers, comments and a footer."""
    return repeated(size, f"{FRAME_OPENS}{TITLE}{OPENING}", _paragraph, FRAME_CLOSES)


def table(size: int) -> str:
    """Return an article with a table of many rows."""

    def row(number: int, chance: random.Random) -> str:
        return f"<tr><td>{number}</td><td>{words(chance, 3)}</td><td>{words(chance, 6)}</td><td>{number * 7}</td></tr>"

    heads = "<thead><tr><th>No.</th><th>Ship</th><th>Cargo</th><th>Tons</th></tr></thead>"
    return repeated(size, f"<article>{TITLE}{OPENING}<table>{heads}<tbody>", row, "</tbody></table></article>")


def nested_boxes(size: int) -> str:
    """Return an article whose every paragraph stands in one more div than the one before; none is closed."""
    return repeated(
        size, f"<article>{TITLE}{OPENING}", lambda _, chance: f'<div class="box"><p>{words(chance, 30)}.</p>', ""
    )


def forum(size: int) -> str:
    """Return a thread of many posts."""

    def post(number: int, chance: random.Random) -> str:
        return (
            f'<div class="post" id="post-{number}"><div class="postprofile"><a href="/user/{number % 50}">'
            f'{words(chance, 1)}{number % 50}</a><img src="/avatar/{number % 50}.png" alt=""><span>Posts: {number}</span>'
            f'</div><div class="content"><blockquote><p>{words(chance, 10)}</p></blockquote><p>{words(chance, 40)}.</p>'
            f'<p>{words(chance, 20)}?</p></div><a class="reply" href="/reply/{number}">Reply</a></div>'
        )

    return repeated(size, f'{TITLE}<div class="topic">', post, "</div>")


def listing(size: int) -> str:
    """Return a page of links to other pages, each with a few words."""

    def entry(number: int, chance: random.Random) -> str:
        return f'<li class="entry"><h3><a href="/entry/{number}">{words(chance, 6)}</a></h3><p>{words(chance, 14)}.</p></li>'

    return repeated(size, f'<main>{TITLE}<ul class="entries">', entry, "</ul></main>")


def footnotes(size: int) -> str:
    """Return an article with a footnote to each paragraph, and the notes after all of them."""

    def noted(number: int, chance: random.Random) -> str:
        mark = f'<sup id="fnref:{number}"><a href="#fn:{number}" class="footnote-ref">{number + 1}</a></sup>'
        return f"<p>{words(chance, 40)}.{mark}</p>"

    def note(number: int, chance: random.Random) -> str:
        return f'<li id="fn:{number}"><p>{words(chance, 15)}. <a href="#fnref:{number}">↩</a></p></li>'

    text = many(size * 2 // 3, noted)
    chance = random.Random(8)  # noqa: S311 - as in `many`
    notes = [note(number, chance) for number in range(len(text))]
    opening, closing = f"{HEAD}<article>{TITLE}{OPENING}", f"</article>{TAIL}"
    return "".join((opening, *text, '<section class="footnotes"><ol>', *notes, "</ol></section>", closing))


def code(size: int) -> str:
    """Return an article with one long listing of a program, its words coloured by spans."""

    def line(number: int, chance: random.Random) -> str:
        name = chance.choice(WORDS)
        return (
            f'<span class="k">def</span> <span class="nf">{name}_{number}</span>(lamp):\n    return lamp + {number}\n'
        )

    opening = f'<article>{TITLE}{OPENING}<div class="highlight"><pre><code class="language-python">'
    return repeated(size, opening, line, "</code></pre></div></article>")


def giant_paragraph(size: int) -> str:
    """Return an article of one paragraph, full of inline mark-up."""

    def clause(number: int, chance: random.Random) -> str:
        return (
            f'{words(chance, 8)} <em>{words(chance, 2)}</em>, <a href="/{number}">{words(chance, 3)}</a> *and* '
            f"<strong>{words(chance, 2)} <code>lamp[{number}]</code></strong>_<br>"
        )

    return repeated(size, f"<article>{TITLE}{OPENING}<p>", clause, "</p></article>")


def scripts(size: int) -> str:
    """Return a page that is scripts and styles for the most part, with a paragraph after each."""

    def script(number: int, chance: random.Random) -> str:
        calls = "".join(f'if (a < {number}) {{ load("<p>{word}</p>"); }}\n' for word in chance.choices(WORDS, k=200))
        return f"<script>{calls}</script><style>.c{number} {{ color: red }}</style>{_paragraph(number, chance)}"

    return repeated(size, f"<article>{TITLE}{OPENING}", script, "</article>")


def gallery(size: int) -> str:
    """Return an article with boxes that hold a picture and no word, some of them hidden by the page's style sheet."""

    def picture(number: int, chance: random.Random) -> str:
        name = chance.choice(("picture", "picture", "picture late"))
        return f'<div class="{name}"><img src="/{words(chance, 1)}/{number}.jpg" alt=""></div>'

    opening = f"<style>.late{{display:none}}</style><article>{TITLE}{OPENING}<div>"
    return repeated(size, opening, picture, "</div></article>")


def declared(size: int) -> str:
    """Return a page that says its text twice: as paragraphs, and as a string with markup in its metadata."""

    def said(number: int, chance: random.Random) -> str:
        return f"<p>{words(chance, 30)} {number} <b {words(chance, 3)} &lt;"

    said_text = "".join(many(size // 2, said))
    script = (
        f'<script type="application/ld+json">{{"@type": "Article", "articleBody": {json.dumps(said_text)}}}</script>'
    )
    return f"{HEAD}{script}<article>{TITLE}{OPENING}{''.join(many(size // 2, _paragraph))}</article>{TAIL}"


def thread(size: int) -> str:
    """Return a page of a forum's program, whose posts quote what stands above them."""

    def post(number: int, chance: random.Random) -> str:
        quote = (
            f'<blockquote class="bbCodeBlock--quote">Sailor said: {words(chance, 20)}</blockquote>'
            if number % 3
            else ""
        )
        return (
            f'<article class="message message--post" data-author="Sailor {number}"><div class="message-attribution">'
            f'<time class="u-dt" datetime="2026-02-03T10:00:00Z">Feb 3</time></div><div class="message-body"><div'
            f' class="bbWrapper">{quote}{words(chance, 60)}</div></div><button>Reply</button></article>'
        )

    return repeated(size, "<main>", post, "</main>")


SHAPES: Final[Mapping[str, Callable[[int], str]]] = {
    "article": article,
    "framed article": framed_article,
    "table": table,
    "nested boxes": nested_boxes,
    "forum": forum,
    "thread": thread,
    "listing": listing,
    "footnotes": footnotes,
    "code": code,
    "giant paragraph": giant_paragraph,
    "scripts": scripts,
    "gallery": gallery,
    "declared": declared,
}
"""By the name that the table of growth.py prints."""

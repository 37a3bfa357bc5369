"""Players, posts, maps and frames to `<figure class="embed">`; a post whose words are there stays a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import EMBED_CLASS, EMBED_KIND_ATTRIBUTE, EMBED_PROVIDER_ATTRIBUTE
from converter.extract.shape.tree import classes_of, is_gone

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree
    from converter.model.document import EmbedKind

_SERVICES: Final[tuple[tuple[re.Pattern[str], EmbedKind, str, str], ...]] = (
    (re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/(?!videoseries)([\w\-]{6,20})"), "video", "YouTube", "https://www.youtube.com/watch?v={}"),
    (re.compile(r"youtube\.com/watch\?(?:[^#]{0,200}&)?v=([\w\-]{6,20})"), "video", "YouTube", "https://www.youtube.com/watch?v={}"),
    (re.compile(r"youtu\.be/([\w\-]{6,20})"), "video", "YouTube", "https://www.youtube.com/watch?v={}"),
    (re.compile(r"player\.vimeo\.com/video/(\d{1,15})"), "video", "Vimeo", "https://vimeo.com/{}"),
    (re.compile(r"dailymotion\.com/embed/video/(\w{1,20})"), "video", "Dailymotion", "https://www.dailymotion.com/video/{}"),
    (re.compile(r"open\.spotify\.com/embed(?:-podcast)?/(\w{1,20}/\w{1,40})"), "audio", "Spotify", "https://open.spotify.com/{}"),
    (re.compile(r"embed\.ted\.com/(talks/[\w\-/]{1,120})"), "video", "TED", "https://www.ted.com/{}"),
    (re.compile(r"platform\.twitter\.com/embed/[^#]{0,400}[?&]id=(\d{1,25})"), "post", "X", "https://x.com/i/status/{}"),
    (re.compile(r"codepen\.io/([\w\-]{1,60})/(?:embed|pen)/(?:preview/)?(\w{1,40})"), "frame", "CodePen", "https://codepen.io/{}/pen/{}"),
    (re.compile(r"instagram\.com/((?:p|reel|tv)/[\w\-]{1,40})"), "post", "Instagram", "https://www.instagram.com/{}/"),
)  # fmt: skip
"""Address of a player: what it is, whose, and the address where a person can see it."""

_KINDS_BY_HOST: Final[tuple[tuple[str, EmbedKind, str], ...]] = (
    ("w.soundcloud.com", "audio", "SoundCloud"), ("bandcamp.com", "audio", "Bandcamp"), ("embed.podcasts.apple.com", "audio", "Apple Podcasts"),
    ("google.com/maps", "map", "Google Maps"), ("maps.google", "map", "Google Maps"), ("openstreetmap.org", "map", "OpenStreetMap"),
    ("docs.google.com", "document", "Google Docs"), ("slideshare.net", "document", "SlideShare"), ("scribd.com", "document", "Scribd"),
    ("players.brightcove.net", "video", "Brightcove"), ("fast.wistia", "video", "Wistia"), ("player.twitch.tv", "video", "Twitch"),
    ("facebook.com/plugins/video", "video", "Facebook"), ("facebook.com/plugins/post", "post", "Facebook"), ("tiktok.com", "video", "TikTok"),
    ("bsky.app", "post", "Bluesky"), ("streamable.com", "video", "Streamable"), ("rumble.com", "video", "Rumble"),
)  # fmt: skip
_NEVER_SHOWN: Final = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|adservice|amazon-adsystem|/ads?/|taboola|outbrain|recaptcha|disqus|facebook\.com/plugins/(?:like|page)"
    r"|platform\.twitter\.com/widgets|sharethis|addthis|consent|newsletter|subscribe|mailchimp|hubspot|substack\.com/embed"
)
_POSTS: Final = ((" twitter-tweet ", "X"), (" twitter-video ", "X"), (" instagram-media ", "Instagram"), (" mastodon-embed ", "Mastodon"), (" tiktok-embed ", "TikTok"), (" bluesky-embed ", "Bluesky"), (" reddit-embed-bq ", "Reddit"), (" threads-post ", "Threads"))  # fmt: skip
_LITE_PLAYERS: Final = ("lite-youtube", "youtube-video", "lite-vimeo", "amp-youtube", "amp-vimeo", "amp-iframe")


def shape_embeds(tree: ArticleTree) -> None:
    """Give everything that played or ran on the page one form."""
    for frame in tree.elements("iframe", "embed", "amp-iframe"):
        address = attribute(frame, "src") or attribute(frame, "data-src") or attribute(frame, "data-lazy-src")
        _shape_frame(frame, urljoin(tree.base_url, address) if address else "", tree)
    for player in tree.elements(*_LITE_PLAYERS):
        video = attribute(player, "videoid") or attribute(player, "data-videoid") or attribute(player, "video-id")
        if video:
            vimeo = "vimeo" in player.name
            url = f"https://vimeo.com/{video}" if vimeo else f"https://www.youtube.com/watch?v={video}"
            _put(tree, player, ("video", "Vimeo" if vimeo else "YouTube", url), _title(player))
    for player in tree.elements("video", "audio"):
        _shape_player(player, tree)
    for quote, classes in tree.with_class("blockquote"):
        provider = next((name for mark, name in _POSTS if mark in classes), "")
        if provider and not is_gone(quote):
            _shape_post(quote, provider, tree)


def service_of(url: str) -> tuple[EmbedKind, str, str]:
    """Return what stands behind a frame's address, whose it is, and where a person can see it."""
    for pattern, kind, provider, page in _SERVICES:
        if found := pattern.search(url):
            return kind, provider, page.format(*found.groups())
    for part, kind, provider in _KINDS_BY_HOST:
        if part in url:
            return kind, provider, _inner_address(url) if provider == "SoundCloud" else url
    return "frame", "", url


def _shape_frame(frame: Tag, url: str, tree: ArticleTree) -> None:
    hidden = (
        attribute(frame, "width") in ("0", "1")
        or attribute(frame, "height") in ("0", "1")
        or "display:none" in attribute(frame, "style").replace(" ", "")
    )
    if not url.startswith(("http://", "https://")) or hidden or _NEVER_SHOWN.search(url):
        tree.remove(frame)
        return
    _put(tree, frame, service_of(url), _title(frame))


def _shape_player(player: Tag, tree: ArticleTree) -> None:
    """Shape a `<video>` or `<audio>`; one without an address that others can open is gone."""
    sources = [player, *player.find_all("source")]
    addresses = [value for each in sources for name in ("src", "data-src") if (value := attribute(each, name))]
    url = urljoin(tree.base_url, addresses[0]) if addresses else ""
    if not url.startswith(("http://", "https://")):
        tree.remove(player)
        return
    poster = attribute(player, "poster")
    _put(tree, player, ("video" if player.name == "video" else "audio", "", url), _title(player), poster)


def _put(tree: ArticleTree, old: Tag, what: tuple[EmbedKind, str, str], title: str, poster: str = "") -> None:
    kind, provider, url = what
    figure = tree.new("figure", {"class": EMBED_CLASS, EMBED_KIND_ATTRIBUTE: kind, EMBED_PROVIDER_ATTRIBUTE: provider})
    link = tree.new("a", {"href": url}, title)
    if poster:
        link.insert(0, tree.new("img", {"src": poster, "alt": ""}))
    figure.append(link)
    around = old.parent
    if around is not None and around.name == "figure":
        # The page's own figure holds the caption; one figure within another would make a gallery of them.
        around.attrs = dict(figure.attrs)
        tree.replace(old, link)
    else:
        tree.replace(old, figure)


def _shape_post(quote: Tag, provider: str, tree: ArticleTree) -> None:
    """Make a post a quotation with its address; one without words an embed."""
    links = [attribute(link, "href") for link in quote.find_all("a")]
    url = attribute(quote, "cite") or attribute(quote, "data-instgrm-permalink") or (links[-1] if links else "")
    url = url.partition("?")[0]
    if not text_of(quote) or (provider == "Instagram" and "/p/" in url and len(text_of(quote)) < 200):  # noqa: PLR2004 - "View this post on Instagram"
        _put(tree, quote, ("post", provider, url), "")
        return
    paragraphs = quote.find_all("p", recursive=False)
    tail = list(paragraphs[-1].next_siblings) if paragraphs else []
    if paragraphs and any(str(node).strip() for node in tail):
        footer = tree.new("footer")
        for node in tail:
            footer.append(node.extract())
        quote.append(footer)
    quote.attrs = {"cite": url} if url else {}


def _title(element: Tag) -> str:
    title = " ".join(
        (attribute(element, "title") or attribute(element, "aria-label") or attribute(element, "playlabel")).split()
    )
    return (
        ""
        if title.lower() in ("youtube video player", "video player", "embedded content", "iframe", "vimeo-player")
        else title
    )


def _inner_address(url: str) -> str:
    """Return the address that a player's address names in `url=`; itself where there is none."""
    inner = parse_qs(urlsplit(url).query).get("url", [""])[0]
    return unquote(inner) if inner.startswith("http") else url


def is_embed(element: Tag) -> bool:
    """Return whether an element is in the form of an embed."""
    return element.name == "figure" and f" {EMBED_CLASS} " in classes_of(element)

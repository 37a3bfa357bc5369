"""Players, posts, maps and frames to `<figure class="embed">`; a post whose words are there stays a quotation."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.base.vocabulary import EMBED_CLASS, EMBED_KIND_ATTRIBUTE, EMBED_PROVIDER_ATTRIBUTE
from converter.extract.shape.embed_services import VIMEO_PAGE, YOUTUBE_PAGE, service_of
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree
    from converter.model.document import EmbedKind

_NEVER_SHOWN: Final = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|adservice|amazon-adsystem|/ads?/|taboola|outbrain|recaptcha|disqus|facebook\.com/plugins/(?:like|page|share)"
    r"|platform\.twitter\.com/widgets|sharethis|addthis|consent|newsletter|subscribe|mailchimp|hubspot|substack\.com/embed|beehiiv|sibforms|adnxs|criteo"
    r"|pubmatic|rubiconproject|adtrafficquality|privacy-mgmt|permutive|adsrvr|/ns\.html"
    r"|\.swf(?:$|[?#])"  # Flash, which nothing plays any more
)
_POSTS: Final = (
    (" twitter-tweet ", "X"), (" twitter-video ", "X"), (" instagram-media ", "Instagram"), (" mastodon-embed ", "Mastodon"), (" tiktok-embed ", "TikTok"),
    (" bluesky-embed ", "Bluesky"), (" reddit-embed-bq ", "Reddit"), (" reddit-card ", "Reddit"), (" threads-post ", "Threads"), (" text-post-media ", "Threads"),
)  # fmt: skip
_LAZY_ADDRESSES: Final = (
    "src", "data-src", "data-lazy-src", "data-lazy", "data-litespeed-src", "data-src-cmplz", "data-cmp-src", "data-cookieblock-src", "data-cookie-src",
    "data-iframe-src", "data-embed-src", "data-orig-src", "data-runner-src", "data-url", "data-href", "data", "href",
)  # fmt: skip
"""Where a frame's address may stand: in the last attributes while it waits for consent, or to be scrolled to."""
_HOLDERS: Final = (
    ("lite-youtube", "videoid", YOUTUBE_PAGE), ("lite-youtube", "video-id", YOUTUBE_PAGE), ("youtube-video", "videoid", YOUTUBE_PAGE), ("amp-youtube", "data-videoid", YOUTUBE_PAGE),
    ("lite-vimeo", "videoid", VIMEO_PAGE), ("lite-vimeo-embed", "videoid", VIMEO_PAGE), ("amp-vimeo", "data-videoid", VIMEO_PAGE),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/embed/video/{}"), ("amp-twitter", "data-tweetid", "https://platform.twitter.com/embed/Tweet.html?id={}"),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/{}/"), ("amp-tiktok", "data-src", "https://www.tiktok.com/embed/v2/{}"), ("amp-facebook", "data-href", "{}"),
    ("amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/{}"), ("div", "data-youtube-id", YOUTUBE_PAGE), ("div", "data-youtubeid", YOUTUBE_PAGE),
    ("div", "data-vimeo-id", VIMEO_PAGE), ("div", "data-youtube", YOUTUBE_PAGE), ("div", "data-ytid", YOUTUBE_PAGE),
)  # fmt: skip
"""Elements that a script turns into players: the attribute that names the video, and where to see it."""
_ADDRESSED_CLASS: Final = re.compile(
    r" (?:rll-youtube-player|youtube-player|lazy-youtube|fb-post|fb-video|flourish-embed|infogram-embed|wistia_embed|youtube-embed|video-embed|oembed|codepen) "
)
_IDENTIFIER: Final = re.compile(r"[\w\-]{6,20}\Z")
_STILL_ATTRIBUTES: Final = ("poster", "data-poster", "data-thumb", "data-thumbnail", "data-preview-image")
_BACKGROUND: Final = re.compile(r"background(?:-image)?\s*:[^;]{0,40}url\(['\"]?([^'\")]{5,500})")
_FALLBACK_LINK: Final = re.compile(r"<a\s[^>]{0,400}?href=[\"']([^\"']{8,500})[\"'][^>]{0,200}>([^<]{1,200})</a>")
_GENERIC_TITLES: Final = frozenset((
    "youtube video player", "youtube video", "video player", "embedded content", "embedded video", "embed", "iframe", "vimeo-player", "vimeo video player", "vimeo embed",
    "map", "google map", "google maps", "player", "video", "audio", "embedded iframe", "twitter tweet", "x post", "spotify embed", "untitled", "undefined", "null",
    "soundcloud player", "instagram embed", "facebook post", "content", "cp_embed_1", "web content", "advertisement",
))  # fmt: skip
"""Titles that say what a frame is, and not what is in it."""
_TITLE_PREFIX: Final = re.compile(
    r"(?:Spotify Embed|YouTube video player|YouTube|Vimeo|Embedded video|Datawrapper|Interactive or visual content)\s?[:|\-]\s?(?=\S)",
    re.IGNORECASE,
)
_PLAYER_BOX: Final = re.compile(r"video|player|embed|youtube|vimeo|poster")
_LONGEST_TITLE_CHARACTERS: Final = 150
_MOST_FRAMES_UP: Final = 4
_SHORTEST_POST_CHARACTERS: Final = 200
"""Instagram's own text, "View this post on Instagram", is shorter."""


def shape_embeds(tree: ArticleTree) -> None:
    """Give everything that played or ran on the page one form."""
    for frame in tree.elements("iframe", "embed", "amp-iframe", "object"):
        if not is_gone(frame):
            _shape_frame(frame, tree)
    for name, holder, page in _HOLDERS:
        for player in tree.with_attribute(holder):
            value = attribute(player, holder)
            if player.name == name and (_IDENTIFIER.match(value) or (page == "{}" and value)):
                _put(tree, player, service_of(page.format(value)), _title(player), _still(player))
    for player, _ in tree.of_class(_ADDRESSED_CLASS, "div", "p"):
        if not is_gone(player):
            _shape_addressed(player, tree)
    for player in tree.elements("video", "audio", "amp-video", "amp-audio"):
        _shape_player(player, tree)
    for quote, classes in tree.with_class("blockquote"):
        provider = next((name for mark, name in _POSTS if mark in classes), "")
        if provider and not is_gone(quote):
            _shape_post(quote, provider, tree)


def is_embed(element: Tag) -> bool:
    """Return whether an element is in the form of an embed."""
    return element.name == "figure" and f" {EMBED_CLASS} " in classes_of(element)


def _address(element: Tag, tree: ArticleTree) -> str:
    """Return the first address of an element that others can open; "" where it has none."""
    for name in _LAZY_ADDRESSES:
        if name not in element.attrs:
            continue
        try:
            url = urljoin(tree.base_url, attribute(element, name).strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")) and attribute(element, name).strip():
            return url
    return ""


def _shape_frame(frame: Tag, tree: ArticleTree) -> None:
    url = _address(frame, tree)
    is_hidden = (
        attribute(frame, "width") in ("0", "1")
        or attribute(frame, "height") in ("0", "1")
        or "display:none" in attribute(frame, "style").replace(" ", "")
    )
    if frame.name == "object":
        _shape_object(frame, url, tree)
    elif not url or is_hidden or _NEVER_SHOWN.search(url):
        tree.remove(frame)
    else:
        kind, provider, page = service_of(url)
        title = _title(frame)
        if found := _FALLBACK_LINK.search("".join(map(str, frame.strings))):
            # Bandcamp and others write into the frame where it leads, for readers that show none.
            page = found.group(1) if provider == "Bandcamp" else page
            title = title or " ".join(unescape(found.group(2)).split())
        _put(tree, frame, (kind, provider, page), title, _still(frame) or _poster_beside(frame, tree))


def _shape_object(holder: Tag, url: str, tree: ArticleTree) -> None:
    """Shape an `<object>`: a document, an old player, or else what it holds for those that cannot show it."""
    if first_within(holder, "figure", "img", "iframe") is not None:
        # What it holds has its form already, or is a picture.
        tree.unwrap(holder)
        return
    movies = [
        attribute(each, "value") for each in holder.find_all("param") if attribute(each, "name") in ("movie", "src")
    ]
    kind, provider, page = service_of(next((movie for movie in movies if movie.startswith(("http", "//"))), url))
    if page and not page.startswith("//") and (provider or kind == "document"):
        link = first_within(holder, "a")
        _put(tree, holder, (kind, provider, page), _title(holder) or (text_of(link) if link is not None else ""))
    else:
        tree.unwrap(holder)


def _shape_addressed(player: Tag, tree: ArticleTree) -> None:
    """Shape an element that a script would fill, by the address or the identifier that it carries."""
    attributes = player.attrs
    url = _address(player, tree)
    identifier = attribute(player, "data-id") or attribute(player, "data-embed")
    classes = classes_of(player)
    title = _title(player) or attribute(player, "data-title")
    if " flourish-embed " in classes and "data-src" in attributes:
        url = f"https://flo.uri.sh/{attribute(player, 'data-src').lstrip('/')}/embed"
    elif " infogram-embed " in classes and "data-id" in attributes:
        url = f"https://e.infogram.com/{identifier}"
    elif " codepen " in classes and "data-slug-hash" in attributes:
        user = attribute(player, "data-user") or "anon"
        url = f"https://codepen.io/{user}/embed/{attribute(player, 'data-slug-hash')}"
        title = attribute(player, "data-pen-title") or title
    elif "youtube" in classes and _IDENTIFIER.match(identifier):
        url = YOUTUBE_PAGE.format(identifier)
    kind, provider, page = service_of(url)
    if url and (provider or "fb-" in classes):
        kind, provider = (kind, provider) if provider else ("video" if "video" in classes else "post", "Facebook")
        _put(tree, player, (kind, provider, page), title, _still(player))


def _shape_player(player: Tag, tree: ArticleTree) -> None:
    """Shape a `<video>` or `<audio>`; one without an address that others can open is gone."""
    url = next((found for each in (player, *player.find_all("source")) if (found := _address(each, tree))), "")
    if not url:
        tree.remove(player)
        return
    kind: EmbedKind = "video" if player.name.endswith("video") else "audio"
    _put(tree, player, (kind, "", url), _title(player), _still(player))


def _put(tree: ArticleTree, old: Tag, what: tuple[EmbedKind, str, str], title: str, still: str = "") -> None:
    kind, provider, url = what
    figure = tree.new("figure", {"class": EMBED_CLASS, EMBED_KIND_ATTRIBUTE: kind, EMBED_PROVIDER_ATTRIBUTE: provider})
    link = tree.new("a", {"href": url}, title)
    if still:
        link.insert(0, tree.new("img", {"src": still, "alt": ""}))
    figure.append(link)
    holder = _figure_around(old)
    if holder is None:
        tree.replace(old, figure)
    else:
        # The page's own figure holds the caption; one figure within another would make a gallery of them.
        holder.attrs = dict(figure.attrs)
        tree.replace(old, link)


def _figure_around(element: Tag) -> Tag | None:
    """Return the page's figure around an embed, where nothing but its caption is beside; None where there is none."""
    inner = element
    for around in ancestors(element, _MOST_FRAMES_UP):
        if around.name == "figure":
            others = [node for node in visible_nodes(around) if node is not inner]
            return around if all(getattr(node, "name", None) == "figcaption" for node in others) else None
        if around.name not in ("div", "span", "p") or len(visible_nodes(around)) > 1:
            return None
        inner = around
    return None


def _still(player: Tag) -> str:
    """Return the address of the still picture that a player shows before it plays; "" where it has none."""
    for name in _STILL_ATTRIBUTES:
        if value := attribute(player, name).strip():
            return value
    if found := _BACKGROUND.search(attribute(player, "style")):
        return unescape(found.group(1)).strip()
    picture = first_within(player, "img")
    return attribute(picture, "src") if picture is not None else ""


def _poster_beside(frame: Tag, tree: ArticleTree) -> str:
    """Return the address of the picture that a player's box shows until it is played, and take it out; "" for none."""
    for around in ancestors(frame, _MOST_FRAMES_UP):
        if around.name not in ("div", "span", "p") or not is_short(around, _LONGEST_TITLE_CHARACTERS):
            return ""
        if _PLAYER_BOX.search(classes_of(around)):
            pictures, frames = all_within(around, "img"), all_within(around, "iframe")
            if len(pictures) == len(frames) == 1:
                address = attribute(pictures[0], "src")
                tree.remove(pictures[0])
                return address
    return ""


def _shape_post(quote: Tag, provider: str, tree: ArticleTree) -> None:
    """Make a post a quotation with its address; one without words an embed."""
    links = [attribute(link, "href") for link in quote.find_all("a")]
    named = (
        attribute(quote, name)
        for name in ("cite", "data-instgrm-permalink", "data-text-post-permalink", "data-embed-url")
    )
    url = next(filter(None, named), links[-1] if links else "").partition("?")[0]
    is_placeholder = provider in ("Instagram", "Threads") and len(text_of(quote)) < _SHORTEST_POST_CHARACTERS
    if not text_of(quote) or (is_placeholder and url):
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
    """Return what an element says that it shows; "" where that is only that it is a player."""
    title = attribute(element, "title") or attribute(element, "aria-label") or attribute(element, "playlabel")
    title = _TITLE_PREFIX.sub("", " ".join(title.split()), count=1)
    return "" if title.lower() in _GENERIC_TITLES else title

"""The address of a player or a frame to what stands behind it, whose it is, and where a person can see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from converter.model.document import EmbedKind

YOUTUBE_PAGE: Final = "https://www.youtube.com/watch?v={}"
VIMEO_PAGE: Final = "https://vimeo.com/{}"

_SERVICES: Final[tuple[tuple[re.Pattern[str], EmbedKind, str, str], ...]] = (
    (re.compile(r"youtube(?:-nocookie)?\.com/embed/(?:videoseries)?\?(?:[^#]{0,200}&)?list=([\w\-]{6,60})"), "video", "YouTube", "https://www.youtube.com/playlist?list={}"),
    (re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)/(?!videoseries)([\w\-]{6,20})"), "video", "YouTube", YOUTUBE_PAGE),
    (re.compile(r"youtube\.com/watch\?(?:[^#]{0,200}&)?v=([\w\-]{6,20})"), "video", "YouTube", YOUTUBE_PAGE),
    (re.compile(r"youtu\.be/([\w\-]{6,20})"), "video", "YouTube", YOUTUBE_PAGE),
    (re.compile(r"player\.vimeo\.com/video/(\d{1,15})\?(?:[^#]{0,200}&)?h=(\w{6,20})"), "video", "Vimeo", "https://vimeo.com/{}/{}"),
    (re.compile(r"player\.vimeo\.com/video/(\d{1,15})"), "video", "Vimeo", VIMEO_PAGE),
    (re.compile(r"dailymotion\.com/embed/video/(\w{1,20})"), "video", "Dailymotion", "https://www.dailymotion.com/video/{}"),
    (re.compile(r"dailymotion\.com/player[^?]{0,40}\?(?:[^#]{0,200}&)?video=(\w{1,20})"), "video", "Dailymotion", "https://www.dailymotion.com/video/{}"),
    (re.compile(r"player\.twitch\.tv/\?(?:[^#]{0,200}&)?video=v?(\d{1,20})"), "video", "Twitch", "https://www.twitch.tv/videos/{}"),
    (re.compile(r"player\.twitch\.tv/\?(?:[^#]{0,200}&)?channel=(\w{1,40})"), "video", "Twitch", "https://www.twitch.tv/{}"),
    (re.compile(r"clips\.twitch\.tv/embed\?(?:[^#]{0,200}&)?clip=([\w\-]{1,80})"), "video", "Twitch", "https://clips.twitch.tv/{}"),
    (re.compile(r"tiktok\.com/(?:embed|player)/(?:v\d/)?(\d{5,25})"), "video", "TikTok", "https://www.tiktok.com/embed/v2/{}"),
    (re.compile(r"open\.spotify\.com/embed(?:-podcast)?/(\w{1,20}/\w{1,40})"), "audio", "Spotify", "https://open.spotify.com/{}"),
    (re.compile(r"embed\.(podcasts|music)\.apple\.com/([^?#]{1,200})"), "audio", "Apple Podcasts", "https://{}.apple.com/{}"),
    (re.compile(r"embed\.ted\.com/(talks/[\w\-/]{1,120})"), "video", "TED", "https://www.ted.com/{}"),
    (re.compile(r"loom\.com/embed/(\w{8,40})"), "video", "Loom", "https://www.loom.com/share/{}"),
    (re.compile(r"streamable\.com/(?:[eos]/)?(\w{3,12})"), "video", "Streamable", "https://streamable.com/{}"),
    (re.compile(r"archive\.org/embed/([^?#/]{1,100})"), "document", "Internet Archive", "https://archive.org/details/{}"),
    (re.compile(r"player\.bilibili\.com/player\.html\?(?:[^#]{0,200}&)?bvid=(\w{5,20})"), "video", "Bilibili", "https://www.bilibili.com/video/{}"),
    (re.compile(r"player\.youku\.com/embed/([\w=]{5,30})"), "video", "Youku", "https://v.youku.com/v_show/id_{}.html"),
    (re.compile(r"embed\.nicovideo\.jp/watch/(\w{3,20})"), "video", "Niconico", "https://www.nicovideo.jp/watch/{}"),
    (re.compile(r"(https?://[\w.\-]{4,80})/videos/embed/([\w\-]{10,40})"), "video", "PeerTube", "{}/w/{}"),
    (re.compile(r"platform\.twitter\.com/embed/[^#]{0,400}[?&]id=(\d{1,25})"), "post", "X", "https://x.com/i/status/{}"),
    (re.compile(r"twitframe\.com/show\?(?:[^#]{0,100}&)?url=[^#]{0,120}?status(?:%2F|/)(\d{1,25})"), "post", "X", "https://x.com/i/status/{}"),
    (re.compile(r"embed\.bsky\.app/embed/(did:[\w:.]{5,80})/app\.bsky\.feed\.post/(\w{5,30})"), "post", "Bluesky", "https://bsky.app/profile/{}/post/{}"),
    (re.compile(r"(https://(?:www\.)?threads\.(?:net|com)/@[\w.]{1,40}/post/[\w\-]{5,30})"), "post", "Threads", "{}"),
    (re.compile(r"(https://[\w.\-]{4,80}/@\w{1,60}(?:@[\w.\-]{4,60})?/\d{5,25})/embed"), "post", "Mastodon", "{}"),
    (re.compile(r"(?:embed\.reddit\.com|redditmedia\.com)/(r/\w{1,40}/comments/[\w/\-]{1,160})"), "post", "Reddit", "https://www.reddit.com/{}"),
    (re.compile(r"linkedin\.com/embed/(feed/update/[\w:]{5,80})"), "post", "LinkedIn", "https://www.linkedin.com/{}"),
    (re.compile(r"instagram\.com/((?:p|reel|tv)/[\w\-]{1,40})"), "post", "Instagram", "https://www.instagram.com/{}/"),
    (re.compile(r"codepen\.io/([\w\-]{1,60})/(?:embed|pen)/(?:preview/)?(\w{1,40})"), "frame", "CodePen", "https://codepen.io/{}/pen/{}"),
    (re.compile(r"jsfiddle\.net/((?:\w{1,40}/){1,3})embedded"), "frame", "JSFiddle", "https://jsfiddle.net/{}"),
    (re.compile(r"codesandbox\.io/embed/([\w\-]{3,80})"), "frame", "CodeSandbox", "https://codesandbox.io/s/{}"),
    (re.compile(r"stackblitz\.com/(edit/[\w\-]{3,80})"), "frame", "StackBlitz", "https://stackblitz.com/{}"),
    (re.compile(r"observablehq\.com/embed/(@?[\w\-/]{3,100})"), "frame", "Observable", "https://observablehq.com/{}"),
    (re.compile(r"gist\.github\.com/([\w\-]{1,60}/\w{6,40})"), "document", "GitHub Gist", "https://gist.github.com/{}"),
    (re.compile(r"flo\.uri\.sh/((?:visualisation|story)/\d{2,15})"), "frame", "Flourish", "https://public.flourish.studio/{}/"),
    (re.compile(r"e\.infogram\.com/([\w\-]{5,80})"), "frame", "Infogram", "https://infogram.com/{}"),
    (re.compile(r"(datawrapper\.dwcdn\.net/\w{3,12})/"), "frame", "Datawrapper", "https://{}/"),
    (re.compile(r"scribd\.com/embeds/(\d{3,15})"), "document", "Scribd", "https://www.scribd.com/document/{}"),
)  # fmt: skip
"""Address of a player: what it is, whose, and the address where a person can see it."""

_KINDS_BY_HOST: Final[tuple[tuple[str, EmbedKind, str], ...]] = (
    ("w.soundcloud.com", "audio", "SoundCloud"), ("bandcamp.com", "audio", "Bandcamp"), ("podcasters.spotify.com", "audio", "Spotify"), ("anchor.fm", "audio", "Spotify"),
    ("mixcloud.com", "audio", "Mixcloud"), ("player.simplecast", "audio", "Simplecast"), ("buzzsprout.com", "audio", "Buzzsprout"), ("megaphone.fm", "audio", "Megaphone"),
    ("google.com/maps", "map", "Google Maps"), ("maps.google", "map", "Google Maps"), ("google.com/mymaps", "map", "Google Maps"),
    ("openstreetmap.org", "map", "OpenStreetMap"), ("umap.openstreetmap", "map", "uMap"), ("api.mapbox.com", "map", "Mapbox"), ("bing.com/maps", "map", "Bing Maps"),
    ("docs.google.com", "document", "Google Docs"), ("drive.google.com", "document", "Google Drive"), ("slideshare.net", "document", "SlideShare"), ("scribd.com", "document", "Scribd"),
    ("issuu.com", "document", "Issuu"), ("speakerdeck.com", "document", "Speaker Deck"), ("documentcloud.org", "document", "DocumentCloud"), ("view.officeapps.live.com", "document", "Office"),
    ("figma.com", "frame", "Figma"), ("replit.com", "frame", "Replit"), ("public.tableau.com", "frame", "Tableau"), ("play.kotlinlang.org", "frame", "Kotlin Playground"),
    ("players.brightcove.net", "video", "Brightcove"), ("fast.wistia", "video", "Wistia"), ("twitch.tv", "video", "Twitch"), ("jwplatform.com", "video", "JW Player"),
    ("facebook.com/plugins/video", "video", "Facebook"), ("facebook.com/plugins/post", "post", "Facebook"), ("tiktok.com", "video", "TikTok"), ("videopress.com", "video", "VideoPress"),
    ("bsky.app", "post", "Bluesky"), ("rumble.com", "video", "Rumble"), ("odysee.com", "video", "Odysee"), ("giphy.com", "frame", "GIPHY"), ("vine.co", "video", "Vine"),
)  # fmt: skip
"""Part of an address: what stands there and whose it is, where its own address is the best there is."""
_NAMES_ITS_PAGE: Final = frozenset({"SoundCloud", "Facebook", "Figma", "Office"})
"""Whose players carry the page's address in a parameter."""
_PARAMETERS: Final = ("url", "href", "src")
_DOCUMENT: Final = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|odt|odp)(?:[?#]|\Z)", re.IGNORECASE)


def service_of(url: str) -> tuple[EmbedKind, str, str]:
    """Return what stands behind a frame's address, whose it is, and where a person can see it."""
    for pattern, kind, provider, page in _SERVICES:
        if found := pattern.search(url):
            return kind, provider, page.format(*found.groups())
    for part, kind, provider in _KINDS_BY_HOST:
        if part in url:
            return kind, provider, _inner_address(url) if provider in _NAMES_ITS_PAGE else url
    return "document" if _DOCUMENT.search(url) else "frame", "", url


def _inner_address(url: str) -> str:
    """Return the address that a player's address names in a parameter; itself where there is none."""
    parameters = parse_qs(urlsplit(url).query)
    inner = next((values[0] for name in _PARAMETERS if (values := parameters.get(name))), "")
    return unquote(inner) if inner.startswith("http") else url

"""Each way in which pages show what others play or host, and the address where a reader can see it."""

from __future__ import annotations

import pytest

from converter.base.dom import parse_fragment
from converter.extract.shape import shape

URL = "https://example.org/2024/article"
WATCH = "https://www.youtube.com/watch?v=aBcDeFgHiJk"

EMBEDS = [
    ("<iframe src='https://www.youtube.com/embed/aBcDeFgHiJk?start=3'></iframe>", "video", "YouTube", WATCH),
    ("<iframe src='//www.youtube-nocookie.com/embed/aBcDeFgHiJk'></iframe>", "video", "YouTube", WATCH),
    ("<iframe src='about:blank' data-src='https://www.youtube.com/embed/aBcDeFgHiJk'></iframe>", "video", "YouTube", WATCH),
    ("<iframe data-litespeed-src='https://youtube.com/embed/aBcDeFgHiJk'></iframe>", "video", "YouTube", WATCH),
    ("<iframe src='https://www.youtube.com/embed/videoseries?list=PL12345678'></iframe>", "video", "YouTube", "https://www.youtube.com/playlist?list=PL12345678"),
    ("<lite-youtube videoid=aBcDeFgHiJk></lite-youtube>", "video", "YouTube", WATCH),
    ("<amp-youtube data-videoid=aBcDeFgHiJk></amp-youtube>", "video", "YouTube", WATCH),
    ("<div class=rll-youtube-player data-id=aBcDeFgHiJk></div>", "video", "YouTube", WATCH),
    ("<div data-youtube-id=aBcDeFgHiJk></div>", "video", "YouTube", WATCH),
    ("<figure class='wp-block-embed is-type-video'><div class=wp-block-embed__wrapper><iframe src='https://www.youtube.com/embed/aBcDeFgHiJk'></iframe></div></figure>", "video", "YouTube", WATCH),
    ("<object><param name=movie value='https://www.youtube.com/v/aBcDeFgHiJk'></object>", "video", "YouTube", WATCH),
    ("<iframe src='https://player.vimeo.com/video/12345?h=abcdef12'></iframe>", "video", "Vimeo", "https://vimeo.com/12345/abcdef12"),
    ("<iframe src='https://www.dailymotion.com/embed/video/x1'></iframe>", "video", "Dailymotion", "https://www.dailymotion.com/video/x1"),
    ("<iframe src='https://geo.dailymotion.com/player/x2.html?video=x1'></iframe>", "video", "Dailymotion", "https://www.dailymotion.com/video/x1"),
    ("<iframe src='https://player.twitch.tv/?channel=ann&parent=e.org'></iframe>", "video", "Twitch", "https://www.twitch.tv/ann"),
    ("<iframe src='https://platform.twitter.com/embed/Tweet.html?dnt=1&id=20'></iframe>", "post", "X", "https://x.com/i/status/20"),
    ("<iframe src='https://social.example.org/@ann/1234567/embed'></iframe>", "post", "Mastodon", "https://social.example.org/@ann/1234567"),
    ("<iframe src='https://embed.bsky.app/embed/did:plc:abc12/app.bsky.feed.post/3kabc'></iframe>", "post", "Bluesky", "https://bsky.app/profile/did:plc:abc12/post/3kabc"),
    ("<iframe src='https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fann%2Fposts%2F1'></iframe>", "post", "Facebook", "https://www.facebook.com/ann/posts/1"),
    ("<div class=fb-post data-href='https://www.facebook.com/ann/posts/1'></div>", "post", "Facebook", "https://www.facebook.com/ann/posts/1"),
    ("<iframe src='https://embed.reddit.com/r/books/comments/1/x/'></iframe>", "post", "Reddit", "https://www.reddit.com/r/books/comments/1/x/"),
    ("<iframe src='https://www.linkedin.com/embed/feed/update/urn:li:share:7'></iframe>", "post", "LinkedIn", "https://www.linkedin.com/feed/update/urn:li:share:7"),
    ("<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/abc/?utm=1'><a href=x>View this post on Instagram</a></blockquote>", "post", "Instagram", "https://www.instagram.com/p/abc/"),
    ("<iframe src='https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/ann/song'></iframe>", "audio", "SoundCloud", "https://soundcloud.com/ann/song"),
    ("<iframe src='https://open.spotify.com/embed/episode/abc?si=1'></iframe>", "audio", "Spotify", "https://open.spotify.com/episode/abc"),
    ("<iframe src='https://embed.podcasts.apple.com/us/podcast/x/id1?i=2'></iframe>", "audio", "Apple Podcasts", "https://podcasts.apple.com/us/podcast/x/id1"),
    ("<iframe src='https://bandcamp.com/EmbeddedPlayer/album=1'><a href='https://ann.bandcamp.com/album/x'>X by Ann</a></iframe>", "audio", "Bandcamp", "https://ann.bandcamp.com/album/x"),
    ("<audio controls><source src='/talk.mp3'></audio>", "audio", "", "https://example.org/talk.mp3"),
    ("<video src='blob:x'><source src='/talk.mp4'></video>", "video", "", "https://example.org/talk.mp4"),
    ("<iframe src='https://www.openstreetmap.org/export/embed.html?bbox=1'></iframe>", "map", "OpenStreetMap", "https://www.openstreetmap.org/export/embed.html?bbox=1"),
    ("<iframe src='https://codepen.io/ann/embed/abc?height=300'></iframe>", "frame", "CodePen", "https://codepen.io/ann/pen/abc"),
    ("<p class=codepen data-slug-hash=abc data-user=ann>See the Pen</p>", "frame", "CodePen", "https://codepen.io/ann/pen/abc"),
    ("<iframe src='https://jsfiddle.net/ann/abc/embedded/result/'></iframe>", "frame", "JSFiddle", "https://jsfiddle.net/ann/abc/"),
    ("<div class='flourish-embed' data-src='visualisation/123'></div>", "frame", "Flourish", "https://public.flourish.studio/visualisation/123/"),
    ("<iframe src='https://datawrapper.dwcdn.net/abcde/3/'></iframe>", "frame", "Datawrapper", "https://datawrapper.dwcdn.net/abcde/"),
    ("<iframe src='https://www.figma.com/embed?embed_host=x&url=https%3A%2F%2Fwww.figma.com%2Ffile%2Fa'></iframe>", "frame", "Figma", "https://www.figma.com/file/a"),
    ("<iframe src='https://www.scribd.com/embeds/12345/content'></iframe>", "document", "Scribd", "https://www.scribd.com/document/12345"),
    ("<object data='/report.pdf' type='application/pdf'><a href='/report.pdf'>The report</a></object>", "document", "", "https://example.org/report.pdf"),
    ("<embed src='/report.pdf'>", "document", "", "https://example.org/report.pdf"),
    ("<iframe src='/chart/1'></iframe>", "frame", "", "https://example.org/chart/1"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "kind", "provider", "url"), EMBEDS)
def test_what_is_embedded_leads_to_where_a_reader_can_see_it(html: str, kind: str, provider: str, url: str) -> None:
    tree = parse_fragment(f"<p>Before.</p>{html}<p>After.</p>")
    shape(tree, URL)

    (figure,) = tree.select("figure")
    assert (figure["class"], figure["data-embed"], figure["data-provider"]) == ("embed", kind, provider)
    assert figure.a is not None
    assert figure.a["href"] == url


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<iframe src='https://youtu.be/aBcDeFgHiJk' title='How bread rises'></iframe>", "How bread rises"),
        ("<iframe src='https://youtu.be/aBcDeFgHiJk' title='YouTube video player'></iframe>", ""),
        ("<iframe src='https://open.spotify.com/embed/track/a' title='Spotify Embed: A song'></iframe>", "A song"),
        ("<iframe src='https://bandcamp.com/EmbeddedPlayer/album=1'><a href='https://ann.bandcamp.com/x'>X by Ann</a></iframe>", "X by Ann"),
    ],
)  # fmt: skip
def test_an_embed_has_the_title_that_says_what_it_is(html: str, title: str) -> None:
    tree = parse_fragment(html)
    shape(tree, URL)

    assert tree.get_text() == title


@pytest.mark.parametrize(
    "html",
    [
        "<video poster='/still.jpg' src='/talk.mp4'></video>",
        "<lite-youtube videoid=aBcDeFgHiJk style=\"background-image: url('/still.jpg')\"></lite-youtube>",
        "<div class=rll-youtube-player data-id=aBcDeFgHiJk><img src='/still.jpg'></div>",
        "<div class=video-embed><img src='/still.jpg'><b>Watch</b><iframe src='https://youtu.be/aBcDeFgHiJk'></iframe></div>",
    ],
)
def test_an_embed_keeps_its_still_picture(html: str) -> None:
    tree = parse_fragment(html)
    shape(tree, URL)

    assert [image["src"] for image in tree.select("figure.embed a img")] == ["https://example.org/still.jpg"]


def test_the_caption_of_an_embed_stays_with_it() -> None:
    tree = parse_fragment(
        "<figure class=wp-block-embed><div><iframe src='https://youtu.be/aBcDeFgHiJk'></iframe></div><figcaption>Bread.</figcaption></figure>"
    )
    shape(tree, URL)

    assert [caption.get_text() for caption in tree.select("figure.embed > figcaption")] == ["Bread."]


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://ad.doubleclick.net/x'></iframe>",
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1' height=0></iframe>",
        "<iframe src='https://www.facebook.com/plugins/like.php?href=x'></iframe>",
        "<iframe src='javascript:false'></iframe>",
        "<embed src='/media/intro.swf'>",
        "<video src='blob:https://example.org/1'></video>",
    ],
)
def test_frames_that_show_a_reader_nothing_go(html: str) -> None:
    tree = parse_fragment(f"<p>a</p>{html}")
    shape(tree, URL)

    assert tree.select("figure, iframe, video, embed") == []

from __future__ import annotations

import hashlib
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pillow

from converter.fetch import assets
from converter.fetch.assets import fetch_images
from converter.model.document import Document, Embed, Figure, Image, Metadata, Paragraph, Text
from converter.model.record import NoteKind
from converter.model.settings import FetchSettings
from converter.model.walk import images_of
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.fetch.web_server import Server


def png(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    written = BytesIO()
    Pillow.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()


def figures(*urls: str, page: str = "") -> Document:
    return Document(Metadata(url=page), tuple(Figure((Image(url, alt=f"alt of {url[-5:]}"),)) for url in urls))


def kinds(document: Document) -> list[NoteKind]:
    return [note.kind for note in document.notes]


def test_a_picture_on_the_web_becomes_an_asset(server: Server) -> None:
    content = png()
    server.replies["/a.png"] = Reply(content, headers={"Content-Type": "text/plain"})

    document = fetch_images(figures(server.url("/a.png")), None, server.settings())

    (asset,) = document.assets
    assert (asset.media_type, asset.width, asset.height, asset.url) == ("image/png", 40, 30, server.url("/a.png"))
    assert asset.content == content
    assert [image.asset for image in images_of(document)] == [hashlib.sha256(content).hexdigest()]
    assert document.notes == ()


def test_a_picture_that_is_shown_twice_is_asked_for_once(server: Server) -> None:
    server.replies["/a.png"] = Reply(png())
    url = server.url("/a.png")

    document = fetch_images(figures(url, url), None, server.settings())

    assert (len(server.requests), len(document.assets)) == (1, 1)


def test_the_same_picture_under_two_addresses_is_one_asset(server: Server) -> None:
    server.replies |= {"/a.png": Reply(png()), "/b.png": Reply(png())}

    document = fetch_images(figures(server.url("/a.png"), server.url("/b.png")), None, server.settings())

    assert len(document.assets) == 1
    assert len({image.asset for image in images_of(document)}) == 1


def test_the_page_is_named_as_the_referer(server: Server) -> None:
    server.replies["/a.png"] = Reply(png())

    fetch_images(figures(server.url("/a.png"), page="http://h.example/article"), None, server.settings())

    assert server.requests[0][1]["referer"] == "http://h.example/article"


def test_pictures_come_several_at_a_time_but_no_host_is_pressed(server: Server) -> None:
    import threading

    meeting = threading.Barrier(3, timeout=5)

    def reply() -> Reply:
        meeting.wait()
        return Reply(png())

    server.replies |= {f"/{number}.png": reply for number in range(6)}

    document = fetch_images(figures(*(server.url(f"/{number}.png") for number in range(6))), None, server.settings())

    # Three must meet at the barrier each time, or none is answered.
    assert document.notes == ()
    assert server.busiest == 3


def test_pictures_of_one_host_come_one_after_the_other_where_it_has_one_connection(
    server: Server, other_server: Server
) -> None:
    import threading

    meeting = threading.Barrier(2, timeout=5)

    def reply() -> Reply:
        meeting.wait()
        return Reply(png())

    for each in (server, other_server):
        each.replies |= {f"/{number}.png": reply for number in range(3)}
    urls = [each.url(f"/{number}.png") for number in range(3) for each in (server, other_server)]
    hosts = server.settings().private_hosts | other_server.settings().private_hosts

    document = fetch_images(figures(*urls), None, FetchSettings(private_hosts=hosts, connections_per_host=1))

    # One of each host must meet at the barrier each time, or none is answered.
    assert document.notes == ()
    assert (server.busiest, other_server.busiest) == (1, 1)


def test_assets_stand_in_the_order_of_first_use(server: Server) -> None:
    colours = {"/a.png": "red", "/b.png": "green", "/c.png": "blue"}
    server.replies |= {path: Reply(png(colour)) for path, colour in colours.items()}

    document = fetch_images(figures(*map(server.url, colours)), None, server.settings())

    assert [asset.url for asset in document.assets] == [server.url(path) for path in colours]


def test_a_figure_that_lost_its_picture_becomes_its_alternative_text(server: Server) -> None:
    url = server.url("/gone.png")

    document = fetch_images(figures(url), None, server.settings())

    assert document.blocks == (Paragraph((Text("alt of e.png"),)),)
    assert [(note.kind, note.subject) for note in document.notes] == [(NoteKind.IMAGE_MISSING, url)]
    assert "404" in document.notes[0].message


def test_a_picture_in_a_line_becomes_its_alternative_text(server: Server) -> None:
    line = Paragraph((Text("before "), Image(server.url("/gone.png"), alt="a cat"), Text(" after")))

    document = fetch_images(Document(Metadata(), (line,)), None, server.settings())

    assert document.blocks == (Paragraph((Text("before a cat after"),)),)


def test_an_error_page_is_no_picture(server: Server) -> None:
    server.replies["/a.png"] = Reply(b"<!DOCTYPE html><p>Not here", headers={"Content-Type": "image/png"})

    document = fetch_images(figures(server.url("/a.png")), None, server.settings())

    assert document.assets == ()
    assert kinds(document) == [NoteKind.IMAGE_MISSING]


def test_a_pixel_that_counts_readers_is_dropped_and_told(server: Server) -> None:
    server.replies["/t.png"] = Reply(png(size=(1, 1)))

    document = fetch_images(Document(Metadata(), (Figure((Image(server.url("/t.png")),)),)), None, server.settings())

    assert (document.blocks, document.assets) == ((), ())
    assert "counts readers" in document.notes[0].message


def test_a_private_address_is_not_asked(server: Server) -> None:
    document = fetch_images(figures(server.url("/a.png")), None, FetchSettings())

    assert server.requests == []
    assert kinds(document) == [NoteKind.ADDRESS_REFUSED]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://h.example/a.png", "javascript:alert(1)", "blob:x", "about:blank"]
)
def test_an_address_of_another_scheme_is_not_asked(url: str, tmp_path: Path) -> None:
    assert kinds(fetch_images(figures(url), tmp_path, FetchSettings())) == [NoteKind.ADDRESS_REFUSED]


def test_a_data_url_becomes_an_asset_without_an_address() -> None:
    url = "data:image/png;base64," + b64encode(png()).decode()

    document = fetch_images(figures(url), None, FetchSettings())

    assert [image.url for image in images_of(document)] == [""]
    assert [(asset.url, asset.content) for asset in document.assets] == [("", png())]


def test_the_lead_image_and_the_still_of_an_embed_are_fetched_too(server: Server) -> None:
    server.replies |= {"/lead.png": Reply(png("red")), "/still.png": Reply(png("blue"))}
    embed = Embed("video", "http://h.example/v", still=Image(server.url("/still.png")))
    document = Document(Metadata(lead_image=Image(server.url("/lead.png"))), (embed,))

    assert all(image.asset for image in images_of(fetch_images(document, None, server.settings())))


def test_an_asset_that_is_there_already_stays(server: Server) -> None:
    server.replies["/a.png"] = Reply(png())
    once = fetch_images(figures(server.url("/a.png")), None, server.settings())

    assert fetch_images(once, None, server.settings()) == once
    assert len(server.requests) == 1


def test_when_the_time_for_pictures_is_over_the_rest_is_missing(server: Server) -> None:
    server.replies["/a.png"] = Reply(png())

    document = fetch_images(figures(server.url("/a.png")), None, server.settings(images_deadline_seconds=0.0))

    assert kinds(document) == [NoteKind.IMAGE_MISSING]
    assert server.requests == []


def test_pictures_that_are_too_large_together_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(png(size=(10, 10 + ord(name[0]))))
    monkeypatch.setattr(assets, "MAX_BYTES_IN_ALL", len(png(size=(10, 107))) + 10)

    document = fetch_images(figures("a.png", "b.png"), tmp_path, FetchSettings())

    assert [asset.url for asset in document.assets] == ["a.png"]
    assert "together are too large" in document.notes[0].message


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("a.png", "a.png"),
        ("./page-files/a.png", "page-files/a.png"),
        ("page%20files/a%C3%A4.png", "page files/aä.png"),
        ("a.png?width=100#top", "a.png"),
        ("a.png?width=100", "a.png?width=100"),
        ("100%25.png", "100%25.png"),
        ("x/../a.png", "a.png"),
    ],
)
def test_a_local_page_has_its_pictures_from_its_folder(url: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(png())

    document = fetch_images(figures(url), tmp_path, FetchSettings())

    assert [asset.content for asset in document.assets] == [png()]


@pytest.mark.parametrize(
    "url",
    ["../outside.png", "inside/../../outside.png", "%2e%2e/outside.png", "/outside.png", "\\outside.png", "link.png"],
)
def test_nothing_outside_the_folder_is_read(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "page"
    (folder / "inside").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "outside.png")

    document = fetch_images(figures(url), folder, FetchSettings())

    assert document.assets == ()
    assert kinds(document) == [NoteKind.ADDRESS_REFUSED]


def test_an_absolute_path_of_a_real_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(png())
    folder = tmp_path / "page"
    folder.mkdir()

    assert kinds(fetch_images(figures(str(tmp_path / "outside.png")), folder, FetchSettings())) == [
        NoteKind.ADDRESS_REFUSED
    ]


def test_without_a_folder_nothing_on_the_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(png())
    monkeypatch.chdir(tmp_path)

    assert fetch_images(figures("a.png"), None, FetchSettings()).assets == ()


@pytest.mark.parametrize("url", ["a\0.png", "x" * 5000, "\ud800.png", "//", "http://[x", "gone.png", "."])
def test_an_address_that_leads_nowhere_is_only_missing(url: str, tmp_path: Path) -> None:
    document = fetch_images(figures(url), tmp_path, FetchSettings())

    assert len(document.notes) == 1
    assert document.assets == ()


def test_a_saved_page_that_says_where_it_came_from_has_its_pictures_from_its_folder(
    server: Server, tmp_path: Path
) -> None:
    server.replies["/story/far.png"] = Reply(png("blue"))
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "near.png").write_bytes(png("red"))
    near, far = server.url("/story/files/near.png"), server.url("/story/far.png")
    page = figures(near, far)
    saved = Document(Metadata(canonical_url=server.url("/story/page")), page.blocks)

    document = fetch_images(saved, tmp_path, server.settings())

    assert [asset.content for asset in document.assets] == [png("red"), png("blue")]
    assert [asset.url for asset in document.assets] == [near, far]
    assert [path for path, _ in server.requests] == ["/story/far.png"]

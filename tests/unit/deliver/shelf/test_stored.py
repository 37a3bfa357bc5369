"""The files of a batch to storage: in memory, on a server without whole puts, and on an S3 of our own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import boto3
import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from converter.base.errors import OutputUnwritable, PlaceUnusable, SourceNotFound
from converter.base.storage import STORAGES, without_credentials
from converter.deliver.shelf import shelf_at
from tests.unit.s3_server import BUCKET, s3_server

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_STORAGE = {
    "arrow_hdfs": "an old name of hdfs",
    "adl": "retired",
    "async_wrapper": "wraps another",
    "asyncwrapper": "wraps another",
    "asynclocal": "this machine",
    "blockcache": "wraps another",
    "box": "not tried",
    "cached": "wraps another",
    "dask": "this cluster's machines",
    "data": "no place",
    "dbfs": "not tried",
    "dir": "wraps another",
    "dropbox": "not tried",
    "dvc": "a repository",
    "file": "this machine",
    "filecache": "wraps another",
    "gdrive": "not tried",
    "generic": "wraps another",
    "gist": "a repository",
    "git": "a repository",
    "github": "a repository",
    "hf": "a hub of models",
    "http": "fetch/http.py, with its guard",
    "https": "fetch/http.py, with its guard",
    "jlab": "a notebook's server",
    "jupyter": "a notebook's server",
    "lakefs": "not tried",
    "libarchive": "wraps another",
    "local": "this machine",
    "ocilake": "not tried",
    "pyscript": "a browser",
    "reference": "wraps another",
    "root": "not tried",
    "simplecache": "wraps another",
    "tar": "wraps another",
    "tosfs": "another name of tos",
    "webdav": "its address is no URL's: it wants an option",
    "wandb": "a hub of models",
    "zip": "wraps another",
}
"""What fsspec knows and no row of STORAGES does, and why. What is new here is weighed before it is let in."""


class FolderServer(MemoryFileSystem):  # type: ignore[misc]  # fsspec ships no types
    """A server of folders, as one by SSH is: a file is there as soon as its first byte is."""

    protocol = ("ftp",)
    store: dict[str, Any] = {}  # noqa: RUF012 - the superclass has it so
    pseudo_dirs = [""]  # noqa: RUF012 - the same
    fails_to_rename = False

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("ftp://", "memory://")))

    def mv(self, path1: str, path2: str, **_: object) -> None:
        if self.fails_to_rename:
            raise OSError("gone")
        self.store[path2] = self.store.pop(path1)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[FolderServer]]:
    monkeypatch.setattr(fsspec, "get_filesystem_class", lambda _: FolderServer)
    FolderServer.store.clear()
    yield FolderServer
    FolderServer.store.clear()


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    MemoryFileSystem.store.clear()
    yield
    MemoryFileSystem.store.clear()


def test_every_file_system_of_fsspec_is_storage_or_has_a_reason_not_to_be() -> None:
    assert set(fsspec.available_protocols()) <= set(STORAGES) | set(NO_STORAGE)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("s3://bucket/a@b/c:d", "s3://bucket/a@b/c:d"),
        ("s3://KEY:SEC/RET@bucket/a", "s3://bucket/a"),
        ("sftp://anna:secret@host:22/a", "sftp://host:22/a"),
        ("sftp://anna@host/a", "sftp://host/a"),
        ("sftp://host:22/a@b", "sftp://host:22/a@b"),
        ("https://example.org:8080/a:b@c", "https://example.org:8080/a:b@c"),
        ("https://example.org/@anna:b@c", "https://example.org/@anna:b@c"),
        ("saved/anna:b@c.html", "saved/anna:b@c.html"),
        ("abfs://shelf@account.dfs.core.windows.net/a", "abfs://shelf@account.dfs.core.windows.net/a"),
    ],
)
def test_no_message_shows_credentials(address: str, shown: str) -> None:
    assert without_credentials(address) == shown


def test_a_backend_s_words_are_not_told_where_they_hold_a_password(
    server: type[FolderServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError("login with s3cr3t failed")

    shelf = shelf_at("ftp://anna:s3cr3t@host/shelf")
    monkeypatch.setattr(server, "pipe_file", refuse)

    with pytest.raises(OutputUnwritable) as caught:
        shelf.put("a.md", b"A")

    assert str(caught.value) == "ftp://host/shelf/a.md cannot be written: ValueError."
    assert "s3cr3t" not in repr(shelf)


def test_storage_whose_package_is_missing_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(fsspec, "get_filesystem_class", missing)

    with pytest.raises(PlaceUnusable, match=r"^s3:// needs .* pip install 'octavo\[s3\]' installs it\.$"):
        shelf_at("s3://bucket/shelf")


@pytest.mark.parametrize("place", ["memory://shelf", "memory://shelf/"])
def test_a_file_stands_whole_under_its_name(place: str) -> None:
    shelf = shelf_at(place)

    shelf.put_all([("2024/a.md", b"A"), ("2024/a.epub", b"B")])

    assert sorted(MemoryFileSystem.store) == ["/shelf/2024/a.epub", "/shelf/2024/a.md"]
    assert shelf.read("2024/a.md") == b"A"


def test_a_file_may_come_in_pieces() -> None:
    shelf = shelf_at("memory://shelf")

    shelf.put_pieces("a.md", (letter.encode() for letter in "All"))

    assert shelf.read("a.md") == b"All"


def test_where_a_piece_fails_the_old_file_stays() -> None:
    shelf = shelf_at("memory://shelf")
    shelf.put("a.md", b"old")

    with pytest.raises(ZeroDivisionError):
        shelf.put_pieces("a.md", (b"%d" % (1 // number) for number in (1, 0)))

    assert MemoryFileSystem.store["/shelf/a.md"].getvalue() == b"old"
    assert len(MemoryFileSystem.store) == 1


def test_the_digest_is_that_of_the_content_and_empty_where_nothing_is() -> None:
    shelf = shelf_at("memory://shelf")
    shelf.put("a.md", b"A" * 3_000_000)

    assert shelf.sha256("a.md") == hashlib.sha256(b"A" * 3_000_000).hexdigest()
    assert shelf.sha256("none.md") == ""


def test_what_is_removed_is_gone_and_may_be_removed_again() -> None:
    shelf = shelf_at("memory://shelf")
    shelf.put("a.md", b"A")

    shelf.remove("a.md")
    shelf.remove("a.md")

    with pytest.raises(SourceNotFound):
        shelf.read("a.md")


@pytest.mark.parametrize("name", ["", "../out.md", "/out.md", "a//b.md"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(OutputUnwritable, match="is no name of a file"):
        shelf_at("memory://shelf").put(name, b"A")


def test_where_puts_are_not_whole_a_draft_gets_the_name(server: type[FolderServer]) -> None:
    shelf_at("ftp://host/shelf").put("2024/a.md", b"A")

    assert list(server.store) == ["/shelf/2024/a.md"]


def test_where_the_draft_gets_no_name_nothing_is_left(
    server: type[FolderServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "fails_to_rename", True)

    with pytest.raises(OutputUnwritable, match="gone"):
        shelf_at("ftp://host/shelf").put("2024/a.md", b"A")

    assert list(server.store) == []


def test_a_sweep_takes_the_drafts_of_a_killed_run(server: type[FolderServer]) -> None:
    files = server()
    files.pipe("/shelf/2024/.octavo-shelf-0123456789abcdef.part", b"A")
    files.pipe("/shelf/2024/a.md", b"A")

    assert shelf_at("ftp://host/shelf").sweep(["", "2024", "never-made"]) == 1
    assert list(server.store) == ["/shelf/2024/a.md"]


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patched, s3_server(patched) as endpoint:
        yield endpoint


@pytest.mark.usefixtures("s3")
def test_files_stand_in_a_bucket_of_s3() -> None:
    shelf = shelf_at(f"s3://{BUCKET}/shelf")

    shelf.put_all([("2024/a.md", b"A"), ("2024/a #1?.epub", b"B"), ("2024/a.pdf", b"")])

    assert shelf.read("2024/a #1?.epub") == b"B"
    assert shelf.sha256("2024/a.md") == hashlib.sha256(b"A").hexdigest()
    assert shelf.sha256("2024/a.pdf") == hashlib.sha256(b"").hexdigest()
    assert shelf.sha256("2024/none.md") == ""


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("opds.xml", "application/atom+xml"),
        ("a.epub", "application/epub+zip"),
    ],
)
def test_a_browser_shows_what_it_gets_from_a_bucket(name: str, media_type: str) -> None:
    shelf = shelf_at(f"s3://{BUCKET}/typed")
    shelf.put(name, b"A")
    shelf.put_pieces(f"pieces/{name}", [b"A"])

    heads = [boto3.client("s3").head_object(Bucket=BUCKET, Key=f"typed/{key}") for key in (name, f"pieces/{name}")]

    assert [head["ContentType"] for head in heads] == [media_type, media_type]


@pytest.mark.usefixtures("s3")
def test_what_is_removed_from_s3_is_gone() -> None:
    shelf = shelf_at(f"s3://{BUCKET}/shelf")
    shelf.put("b.md", b"A")

    shelf.remove("b.md")
    shelf.remove("b.md")

    assert shelf.sha256("b.md") == ""


@pytest.mark.usefixtures("s3")
def test_a_bucket_that_is_not_there_is_told() -> None:
    with pytest.raises(OutputUnwritable, match="there is no such place"):
        shelf_at("s3://no-such-bucket/shelf").put("a.md", b"A")

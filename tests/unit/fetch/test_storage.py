"""Storage to bytes, and to the addresses of what lies there."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import boto3
import fsspec
import pytest

from converter.base.errors import (
    AddressRefused,
    PlaceUnusable,
    SourceNotFound,
    SourceTooLarge,
    SourceUnreachable,
    SourceUnreadable,
)
from converter.fetch import fetch_page, source_from, stored_names
from converter.fetch.storage import read_stored
from converter.model.page import FileSource, StoredSource, UrlSource
from converter.model.settings import FetchSettings
from tests.unit.s3_server import BUCKET, s3_server

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<!doctype html><title>A pier</title><p>The pier was built of larch."


@pytest.fixture
def files() -> Iterator[fsspec.AbstractFileSystem]:
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield memory
    memory.store.clear()


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as monkeypatch, s3_server(monkeypatch) as endpoint:
        yield endpoint


@pytest.mark.parametrize(
    "address", ["s3://bucket/a.html", "S3://bucket/a.html", "gs://bucket/a", "sftp://host/a", "memory://a"]
)
def test_an_address_of_storage_is_a_stored_source(address: str) -> None:
    assert source_from(address) == StoredSource(address)


def test_a_stored_source_remembers_where_it_was_saved_from() -> None:
    assert source_from("s3://bucket/a.html", url="https://example.org/a").url == "https://example.org/a"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "address",
    ["zip://a.html::s3://bucket/a.zip", "local:///etc/passwd", "reference://a", "data://a", "dir://a", "github://a"],
)
def test_what_wraps_another_or_is_no_storage_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        source_from(address)


def test_the_web_stays_the_web_s_and_a_file_a_file() -> None:
    assert isinstance(source_from("https://example.org/a"), UrlSource)
    assert isinstance(source_from("file:///a.html"), FileSource)
    assert isinstance(source_from("simplecache::s3://bucket/a.html"), FileSource)


def test_a_name_with_two_colons_is_a_name_and_no_chain(files: fsspec.AbstractFileSystem) -> None:
    files.store.clear()

    with pytest.raises(SourceNotFound):
        read_stored("memory://a::file:///etc/passwd")


def test_a_page_comes_from_storage(files: fsspec.AbstractFileSystem) -> None:
    files.pipe("/shelf/pier.html", PAGE)

    page = fetch_page(StoredSource("memory://shelf/pier.html", url="https://example.org/pier"), FetchSettings())

    assert (page.content, page.kind, page.url, page.folder) == (PAGE, "html", "https://example.org/pier", None)


def test_a_stored_page_is_what_its_ending_says(files: fsspec.AbstractFileSystem) -> None:
    files.pipe("/shelf/pier.md", b"# A pier\n\nThe pier was built of larch.\n")

    assert fetch_page(StoredSource("memory://shelf/pier.md"), FetchSettings()).kind == "markdown"


def test_a_stored_source_goes_from_process_to_process() -> None:
    source = StoredSource("s3://bucket/a.html", url="https://example.org/a")

    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own


def test_neither_a_source_nor_its_errors_show_credentials() -> None:
    source = StoredSource("memory://anna:s3cr3t@host/none.html")

    with pytest.raises(SourceNotFound) as caught:
        fetch_page(source, FetchSettings())

    assert str(caught.value) == "There is no file memory://host/none.html."
    assert "s3cr3t" not in repr(source)


def test_a_stored_file_over_the_limit_is_refused(files: fsspec.AbstractFileSystem) -> None:
    files.pipe("/shelf/a.html", b"A" * 1_000_001)

    with pytest.raises(SourceTooLarge):
        read_stored("memory://shelf/a.html", limit_bytes=1_000_000)


def test_a_kind_of_storage_whose_package_is_missing_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(fsspec, "get_filesystem_class", missing)

    with pytest.raises(PlaceUnusable, match="pip install gcsfs installs it"):
        read_stored("gs://bucket/a.html")


def test_a_backend_that_breaks_is_told_in_one_sentence(
    files: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("The bucket\nhas a hole.")

    monkeypatch.setattr(type(files), "open", broken)

    with pytest.raises(SourceUnreadable) as caught:
        read_stored("memory://shelf/a.html")

    assert str(caught.value) == "memory://shelf/a.html cannot be read: The bucket has a hole."


NAMES = ["b.html", "a/z.html", "a.html", "a/b/c.html", "a/b.md", ".hidden", "a/.octavo-shelf-0.part", "other/x.html"]
IN_ORDER = ["a.html", "a/b.md", "a/b/c.html", "a/z.html", "b.html", "other/x.html"]


@pytest.fixture
def shelf(files: fsspec.AbstractFileSystem) -> str:
    for name in NAMES:
        files.pipe(f"/shelf/{name}", PAGE)
    return "memory://shelf"


def test_a_folder_gives_all_files_below_it_in_one_order(shelf: str) -> None:
    assert list(stored_names(shelf)) == [f"memory://shelf/{name}" for name in IN_ORDER]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.html", ["a.html", "b.html"]),
        ("**/*.html", ["a.html", "a/b/c.html", "a/z.html", "b.html", "other/x.html"]),
        ("[ab].html", ["a.html", "b.html"]),
        ("a/?.html", ["a/z.html"]),
        ("a/*", ["a/b.md", "a/z.html"]),
        ("*.pdf", []),
    ],
)
def test_a_pattern_gives_the_files_that_fit_it(shelf: str, pattern: str, names: list[str]) -> None:
    assert list(stored_names(f"{shelf}/{pattern}")) == [f"memory://shelf/{name}" for name in names]


def test_a_file_gives_itself(shelf: str) -> None:
    assert list(stored_names(f"{shelf}/a.html")) == ["memory://shelf/a.html"]


def test_a_file_whose_name_looks_like_a_pattern_gives_itself(files: fsspec.AbstractFileSystem) -> None:
    files.pipe("/shelf/a [2].html", PAGE)

    assert list(stored_names("memory://shelf/a [2].html")) == ["memory://shelf/a [2].html"]


def test_a_folder_that_is_not_there_is_told(shelf: str) -> None:
    with pytest.raises(SourceNotFound):
        list(stored_names(f"{shelf}/none"))


@pytest.mark.usefixtures("s3")
def test_s3_gives_a_page() -> None:
    boto3.client("s3").put_object(Bucket=BUCKET, Key="page/the pier #1?.html", Body=PAGE)

    assert read_stored(f"s3://{BUCKET}/page/the pier #1?.html") == PAGE


@pytest.mark.usefixtures("s3")
def test_s3_gives_an_empty_file() -> None:
    boto3.client("s3").put_object(Bucket=BUCKET, Key="page/empty.html", Body=b"")

    assert read_stored(f"s3://{BUCKET}/page/empty.html") == b""


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize("address", [f"s3://{BUCKET}/none.html", "s3://no-such-bucket/a.html"])
def test_s3_says_what_is_not_there(address: str) -> None:
    with pytest.raises(SourceNotFound, match=address):
        read_stored(address)


@pytest.mark.usefixtures("s3")
def test_s3_gives_the_same_names_in_the_same_order_as_any_storage() -> None:
    for name in [*NAMES, "a/b/"]:
        boto3.client("s3").put_object(Bucket=BUCKET, Key=f"shelf/{name}", Body=PAGE)

    assert list(stored_names(f"s3://{BUCKET}/shelf/")) == [f"s3://{BUCKET}/shelf/{name}" for name in IN_ORDER]


@pytest.mark.usefixtures("s3")
def test_a_long_bucket_is_asked_for_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    client = boto3.client("s3")
    for number in range(7):
        client.put_object(Bucket=BUCKET, Key=f"long/{number}.html", Body=b"")
    kind = fsspec.get_filesystem_class("s3")
    asked, ask = [], kind.call_s3

    def by_threes(self: object, method: str, **wanted: object) -> object:
        asked.append(method)
        return ask(self, method, MaxKeys=3, **wanted)

    monkeypatch.setattr(kind, "call_s3", by_threes)
    names = stored_names(f"s3://{BUCKET}/long/*.html")

    assert next(names).endswith("long/0.html")
    assert len(asked) == 1
    assert [name[-6:] for name in names] == [f"{number}.html" for number in range(1, 7)]


def test_an_s3_that_nobody_answers_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "reader")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of-nothing")
    kind = fsspec.get_filesystem_class("s3")
    kind.clear_instance_cache()
    try:
        with pytest.raises(SourceUnreachable):
            read_stored("s3://bucket/a.html")
    finally:
        kind.clear_instance_cache()

"""A batch from storage into storage, here an S3 of our own on this machine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import boto3
import pytest

from tests.batch.command import articles_of, catalogue_of, done, kill, octavo, write_collection
from tests.unit.s3_server import BUCKET, s3_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = 6
FORMATS = "markdown,epub"


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[str]:
    """Give the address of a bucket with a collection in its folder `in`, which lies in the folder `in` here, too."""
    write_collection(tmp_path / "in", DOCUMENTS)
    for path in (tmp_path / "in").glob("*.svg"):
        path.unlink()  # a page in storage has no folder beside it, and so no pictures of its own
    with pytest.MonkeyPatch.context() as monkeypatch, s3_server(monkeypatch):
        for path in (tmp_path / "in").iterdir():
            boto3.client("s3").put_object(Bucket=BUCKET, Key=f"in/{path.name}", Body=path.read_bytes())
        yield f"s3://{BUCKET}"


def fetched(folder: str, to: Path) -> Path:
    """Fetch a folder of the bucket, and return where it lies now."""
    client = boto3.client("s3")
    for found in client.list_objects_v2(Bucket=BUCKET, Prefix=f"{folder}/").get("Contents", ()):
        path = to / found["Key"].removeprefix(f"{folder}/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(client.get_object(Bucket=BUCKET, Key=found["Key"])["Body"].read())
    return to


def test_a_folder_of_a_bucket_becomes_the_very_files_that_one_on_disk_does(bucket: str, tmp_path: Path) -> None:
    local = done("batch", str(tmp_path / "in"), "-o", str(tmp_path / "local"), "--to", FORMATS, "--quiet")
    stored = done(
        "batch", f"{bucket}/in", "-o", f"{bucket}/out", "--to", FORMATS, "--quiet", "--ledger", str(tmp_path / "state")
    )

    assert (local.returncode, stored.returncode, stored.stderr) == (0, 0, "")
    out = fetched("out", tmp_path / "stored")
    assert articles_of(out) == articles_of(tmp_path / "local")
    assert sorted(catalogue_of(out)) == sorted(catalogue_of(tmp_path / "local"))
    assert (out / "report.html").is_file()


def test_a_run_into_a_bucket_that_is_killed_goes_on_and_ends_as_one_that_was_not(bucket: str, tmp_path: Path) -> None:
    def arguments(name: str) -> list[str]:
        return [f"{bucket}/in", "-o", f"{bucket}/{name}", "--to", FORMATS, "--quiet", "--ledger", str(tmp_path / name)]

    assert done("batch", *arguments("whole")).returncode == 0
    for seconds in (1.5, 2.5):
        run = octavo("batch", *arguments("killed"))
        time.sleep(seconds)
        kill(run)
    last = done("batch", *arguments("killed"))

    assert (last.returncode, last.stderr) == (0, "")
    whole, killed = fetched("whole", tmp_path / "one"), fetched("killed", tmp_path / "two")
    assert articles_of(killed) == articles_of(whole)
    assert catalogue_of(killed) == catalogue_of(whole)


def test_a_place_that_is_not_there_is_told_in_one_sentence(bucket: str, tmp_path: Path) -> None:
    run = done(
        "batch", f"{bucket}/none", "-o", f"{bucket}/out", "--to", "text", "--quiet", "--ledger", str(tmp_path / "state")
    )

    assert (run.returncode, run.stderr) == (3, f"octavo: There is no file {bucket}/none.\n")

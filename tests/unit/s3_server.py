"""A server that speaks S3, on this machine, for tests."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import boto3
import fsspec
from moto.server import ThreadedMotoServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

BUCKET = "articles"


@contextmanager
def s3_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve an S3 that holds the empty bucket `articles`, and set the environment that a user would set for it.

    Gives its address.
    """
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    settings = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "reader",
        "AWS_SECRET_ACCESS_KEY": "of-nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    try:
        # What an earlier server of this process was given lies there still.
        urlopen(Request(f"{endpoint}/moto-api/reset", method="POST")).close()  # noqa: S310 - ours
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        yield endpoint
    finally:
        # s3fs keeps its clients, and these their connections, for the next who asks for the same.
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        server.stop()

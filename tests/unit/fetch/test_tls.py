from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SourceUnreachable
from converter.fetch import connections
from converter.fetch.http import PAGE, Request, fetch
from converter.model.record import NoteKind
from converter.model.settings import FetchSettings
from tests.unit.fetch.web_server import Reply, Server, start_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl command to make a certificate with")


@pytest.fixture
def encrypted_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server with a certificate for localhost, which this process trusts."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server, web = start_server()
    web.socket = context.wrap_socket(web.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    connections._ssl_context.cache_clear()
    yield server
    web.shutdown()
    web.server_close()
    connections._ssl_context.cache_clear()


def test_a_certificate_is_checked_against_the_name_and_not_the_address(encrypted_server: Server) -> None:
    encrypted_server.replies["/"] = Reply(b"<p>x")
    settings = FetchSettings(private_hosts=frozenset({"localhost"}))

    answer = fetch(Request(f"https://localhost:{encrypted_server.port}/", PAGE), settings)

    assert answer.content == b"<p>x"
    assert encrypted_server.requests[0][1]["host"] == f"localhost:{encrypted_server.port}"


def test_a_certificate_for_another_name_is_not_taken(encrypted_server: Server) -> None:
    settings = FetchSettings(private_hosts=frozenset({"127.0.0.1"}))

    with pytest.raises(SourceUnreachable, match="certificate verify failed"):
        fetch(Request(f"https://127.0.0.1:{encrypted_server.port}/", PAGE), settings)
    assert encrypted_server.requests == []


def test_a_redirect_to_an_open_line_is_told(encrypted_server: Server, server: Server) -> None:
    encrypted_server.replies["/"] = Reply(status=302, headers={"Location": server.url("/open")})
    server.replies["/open"] = Reply(b"<p>x")
    settings = FetchSettings(private_hosts=frozenset({"localhost", "127.0.0.1"}))

    answer = fetch(Request(f"https://localhost:{encrypted_server.port}/", PAGE), settings)

    assert [(note.kind, note.subject) for note in answer.notes] == [(NoteKind.DOWNGRADED, server.url("/open"))]

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from converter.model.settings import FetchSettings


@dataclass
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Server:
    """A web server on this machine, which notes who came."""

    port: int
    replies: dict[str, Any] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    busiest: int = 0
    spans: list[tuple[str, float, float]] = field(default_factory=list)
    """Of each answer its path, and when it was begun and sent, by the monotonic clock."""

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def settings(self, **changes: Any) -> FetchSettings:
        return FetchSettings(private_hosts=frozenset({f"127.0.0.1:{self.port}"}), **changes)

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


def start_server() -> tuple[Server, ThreadingHTTPServer]:
    busy = 0
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            nonlocal busy
            began = time.monotonic()
            with lock:
                busy += 1
                server.busiest = max(server.busiest, busy)
                server.requests.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                reply = server.replies.get(self.path, Reply(status=404))
                if isinstance(reply, list):
                    reply = reply.pop(0) if len(reply) > 1 else reply[0]
            if callable(reply):
                reply = reply()
            with lock:
                busy -= 1
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            # Before the last byte: who has it may go on, and must not be seen to before this.
            with lock:
                server.spans.append((self.path, began, time.monotonic()))
            with suppress(OSError):
                self.wfile.write(reply.body)

        def log_message(self, *_: Any) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.daemon_threads = True
    server = Server(web.server_address[1])
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server, web

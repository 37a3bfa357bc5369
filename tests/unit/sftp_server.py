"""A server that speaks SFTP, on this machine and in a process of its own, for tests."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import asyncssh
import fsspec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER, PASSWORD = "anna", "s3cr3t"


class _Door(asyncssh.SSHServer):
    """Lets one user in."""

    def begin_auth(self, username: str) -> bool:
        return bool(username)

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@contextmanager
def sftp_server(folder: Path) -> Iterator[str]:
    """Serve a folder, and give the host with its port."""
    command = [sys.executable, "-m", "tests.unit.sftp_server", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            yield f"127.0.0.1:{port}"
        finally:
            kind = fsspec.get_filesystem_class("sftp")
            for client in kind._cache.values():
                client.client.close()
            kind.clear_instance_cache()
            server.kill()


async def _serve(folder: str) -> None:
    server = await asyncssh.create_server(
        _Door,
        "127.0.0.1",
        0,
        server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=folder),
    )
    print(server.get_port(), flush=True)  # noqa: T201 - whoever started it waits for that
    # When whoever started it has gone, nobody holds its standard input.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))

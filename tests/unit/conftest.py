"""Web servers on this machine, for all that asks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.fetch.web_server import Server, start_server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[Server]:
    started, web = start_server()
    yield started
    web.shutdown()
    web.server_close()


@pytest.fixture
def other_server() -> Iterator[Server]:
    started, web = start_server()
    yield started
    web.shutdown()
    web.server_close()

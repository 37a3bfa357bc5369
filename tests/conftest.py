"""What every test may ask for on the command line."""

from __future__ import annotations

import os

import pytest

UPDATE = "--update-golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(UPDATE, action="store_true", help="write the golden renderings anew; look at the difference")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption(UPDATE) and os.environ.get("CI"):
        message = f"{UPDATE} is refused where CI is set: nobody would look at the difference."
        raise pytest.UsageError(message)


@pytest.fixture
def is_updating(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew rather than compared."""
    return bool(request.config.getoption(UPDATE))

"""What becomes of a test whose validator cannot be run."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(sys.prefix) / "validators" / "node_modules"
"""Where tools/setup.sh puts what package.json names."""


class ValidatorMissingError(Exception):
    """A validator cannot be run here; the message says what to install."""


def skip_unless_in_ci(missing: Exception) -> NoReturn:
    """Skip the test with its reason; in CI it fails, else nobody would learn that nothing was validated."""
    if os.environ.get("CI"):
        raise missing
    pytest.skip(str(missing))

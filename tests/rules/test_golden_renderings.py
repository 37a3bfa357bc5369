"""Every format has its golden renderings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from converter.render import RENDERERS
from tests.golden.readable import READABLE
from tests.golden.test_golden import CASES, GOLDEN

ROOT = Path(__file__).parents[2]


def test_every_format_has_a_way_to_be_read() -> None:
    assert list(READABLE) == [row.name for row in RENDERERS]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("row", RENDERERS, ids=lambda row: row.name)
def test_every_case_has_its_rendering_in_every_format(case: str, row: object) -> None:
    suffix = getattr(row, "suffixes")[0]  # noqa: B009

    assert list((GOLDEN / case).glob(f"rendered{suffix}*"))


def test_golden_files_are_not_written_where_nobody_looks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--update-golden", "tests/rules/test_golden_renderings.py"],
        cwd=ROOT, env=os.environ | {"CI": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused" in done.stderr

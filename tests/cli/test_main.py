"""How the command begins."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGUN = """
import gc
import converter.cli.app

def run():
    print(gc.isenabled(), gc.get_freeze_count() > 10_000)
    return 0

converter.cli.app.run = run
from converter.cli import main
main()
"""


def test_a_command_collects_its_garbage_and_looks_for_none_in_what_it_imported(environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGUN], env=environment, capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "True True\n"

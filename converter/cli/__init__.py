"""Arguments to the pipeline to an exit code; one command a file, and no rule of conversion."""

from __future__ import annotations

import gc
import sys

INTERRUPTED_EXIT_CODE = 130
"""128 + SIGINT, as shells count."""


def main() -> None:
    """Run the command line, and leave with its exit code."""
    try:
        # What is imported here stays to the end. To look for garbage in it, now and when the process ends, takes a
        # tenth of the time of a conversion.
        gc.disable()
        from converter.cli.app import run

        gc.freeze()
        gc.enable()
        sys.exit(run())
    except KeyboardInterrupt:  # also while it is still importing
        sys.exit(INTERRUPTED_EXIT_CODE)

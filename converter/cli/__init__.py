"""Arguments to the pipeline to an exit code; one command a file, and no rule of conversion."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, and leave with its exit code."""
    from converter.cli.app import run

    sys.exit(run())

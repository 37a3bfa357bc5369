"""`octavo devices`: what each device takes."""

from __future__ import annotations

from converter.cli.tables import print_devices


def devices() -> None:
    """List the devices that --device knows, and what is made of a document for each."""
    print_devices()

"""`octavo batch`: many sources into a folder, and what became of them."""

from converter.cli.batch.commands import batch

__all__ = ["batch"]

"""Modules that are imported when something of them is used, and not before."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType


class _LaterFinder(MetaPathFinder):
    """Finds the modules of some names as others do, and puts their loading off."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the module is, with a loader that waits; None for what is not ours to find."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self.names else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def import_when_used(*names: str) -> None:
    """Make the first import of those modules free until one of their attributes is asked for.

    For what others import and seldom use. What is imported already, or not installed, stays as it is.
    """
    # A module that only waits in sys.modules is loaded by the next import of it (CPython looks at its __spec__);
    # one that a finder has just made is not.
    sys.meta_path.insert(0, _LaterFinder(names))

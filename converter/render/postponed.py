"""What WeasyPrint imports and seldom needs, to imports at first use."""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBSETTER = "fontTools.subset"
_INSTANCER = "fontTools.varLib.instancer"


class _Postponed(ModuleType):
    """A module that is imported when something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system's own questions
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextlib.contextmanager
def font_tools_postponed() -> Iterator[None]:
    """Keep what is imported here from loading fontTools' subsetter and instancer, a third of WeasyPrint's import.

    WeasyPrint takes the first where HarfBuzz's own is not installed, the second for variable fonts; our themes have
    none. Measured: `import weasyprint` 0.40 s, so 0.27 s. Both stay usable, for whoever asks.
    """
    names = [name for name in (_SUBSETTER, _INSTANCER) if name not in sys.modules]
    for name in names:
        sys.modules[name] = _Postponed(name)
    if _INSTANCER in names:
        # WeasyPrint imports this by name, which would ask for it at once.
        vars(sys.modules[_INSTANCER])["instantiateVariableFont"] = _instantiate_variable_font
    try:
        yield
    finally:
        for name in names:
            if isinstance(sys.modules.get(name), _Postponed):
                del sys.modules[name]


def _instantiate_variable_font(*arguments: Any, **named: Any) -> Any:
    return import_module(_INSTANCER).instantiateVariableFont(*arguments, **named)

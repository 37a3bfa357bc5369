"""WeasyPrint's import, made quick: what it seldom needs is imported at first use, its libraries are named at once.

And made harmless: what it sets for the whole process is set back.
"""

from __future__ import annotations

import contextlib
import ctypes.util
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


@contextlib.contextmanager
def libraries_by_file_name() -> Iterator[None]:
    """Keep what is imported here from asking the compiler and the linker where a library is.

    WeasyPrint tries several names for each library. For one that is no file's name, such as "pango-1.0-0", cffi has
    `ctypes.util.find_library` run gcc, ld and ldconfig; the file's name, "libpango-1.0.so.0", comes last and loads at
    once. Measured on Linux, where the loader finds all by file name: 0.22 s of WeasyPrint's import, of 0.5 s.
    """
    find_library = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the signature is ctypes'
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


@contextlib.contextmanager
def broken_pictures_refused() -> Iterator[None]:
    """Keep what is imported here from letting Pillow take half a picture for a whole one.

    WeasyPrint sets that for the whole process, in which pictures are looked at before they are let into a document.
    """
    from PIL import ImageFile

    setting = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = setting


def _instantiate_variable_font(*arguments: Any, **named: Any) -> Any:
    return import_module(_INSTANCER).instantiateVariableFont(*arguments, **named)

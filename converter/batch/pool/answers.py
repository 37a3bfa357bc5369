"""An Answer to a Future that has its result or its error."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, assert_never

from converter.base.errors import ConverterError, OutOfMemory
from converter.batch.pool.messages import OverMemory, Raised, Returned

if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import Any

    from converter.batch.pool.limits import Limits
    from converter.batch.pool.messages import Answer


def settle(future: Future[Any], answer: Answer, limits: Limits) -> None:
    """Give whoever waits for a call what became of it."""
    match answer:
        case Returned(value):
            try:
                future.set_result(pickle.loads(value))  # noqa: S301 - from our own worker
            except Exception as error:  # noqa: BLE001 - any class may say anything to being unpickled
                future.set_exception(error)
        case Raised(error, text, traceback):
            future.set_exception(_raised(error, text, traceback))
        case OverMemory():
            future.set_exception(OutOfMemory(limit_bytes=limits.memory_bytes))
        case _:
            assert_never(answer)


def _raised(pickled: bytes, text: str, traceback: str) -> Exception:
    """Return a task's error as it was; a RuntimeError with its text where it does not come over whole."""
    try:
        error = pickle.loads(pickled) if pickled else RuntimeError(text)  # noqa: S301 - from our own worker
    except Exception:  # noqa: BLE001 - a class that takes other arguments than it hands on
        error = RuntimeError(text)
    if not isinstance(error, Exception):
        error = RuntimeError(text)
    if traceback and not isinstance(error, ConverterError):  # of which the sentence says all
        error.add_note(f"In the worker:\n{traceback}")
    return error

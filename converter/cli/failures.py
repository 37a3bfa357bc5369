"""An error to one sentence and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.base.errors import FAULT_EXIT_CODE, ConverterError
from converter.cli.terminal import Verbosity, say

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBUG_VARIABLE = "OCTAVO_DEBUG"


@dataclass(slots=True)
class Outcome:
    """How a run, or one source of it, went."""

    exit_code: int = 0
    """The highest of all failures; 0 when there was none."""
    message: str = ""
    """The last failure's sentence."""


@contextmanager
def failures_told(outcome: Outcome, verbosity: Verbosity = Verbosity.NORMAL) -> Iterator[None]:
    """Turn what goes wrong inside into a sentence on standard error and the outcome's exit code, and go on after it."""
    try:
        yield
    except ConverterError as error:
        outcome.message = str(error)
        outcome.exit_code = max(outcome.exit_code, error.exit_code)
    except BrokenPipeError:
        return  # the reader of the pipe (`| head`) has seen enough
    except Exception as error:  # noqa: BLE001 - one bad document must not stop the rest, nor a bug print pages
        if verbosity is Verbosity.VERBOSE or os.environ.get(DEBUG_VARIABLE):
            traceback.print_exception(error, file=sys.stderr)
        told = f"{type(error).__name__}: {error}".rstrip(": .")
        outcome.message = f"This is a fault of Octavo itself ({told}); {DEBUG_VARIABLE}=1 shows where."
        outcome.exit_code = max(outcome.exit_code, FAULT_EXIT_CODE)
    else:
        return
    say(f"octavo: {outcome.message}", style="red")

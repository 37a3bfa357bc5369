"""SVG drawings to pixels, by resvg: its only user.

It is written in Rust and reads nothing but what it is given. A drawing by a stranger may still ask for hours of work in
a line (a filter of a million octaves), so that it is drawn in a child process with limits on time and memory.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from converter.base.errors import PictureRefused

MAX_SECONDS: Final = 10
"""A map of 50,000 paths takes one."""
MAX_BYTES: Final = 1_500_000_000
"""Of the child's memory; a screen of five million pixels takes 20 MB for each layer that is drawn at once."""
MAX_SIDE_PX: Final = 10_000

_CHILD: Final = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
    resource.setrlimit(resource.RLIMIT_AS, ({bytes}, {bytes}))
except (ImportError, ValueError, OSError):
    pass
sys.path[:] = {path!r}
import resvg_py
svg = sys.stdin.buffer.read().decode("utf-8")
sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=svg, width={width}, height={height})))
"""


def draw_own_svg(svg: bytes, width_px: int, ground: str | None = None) -> bytes:
    """Return a drawing of ours as a PNG of that width; `ground` is a CSS colour, None lets the page shine through."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width_px, background=ground))


def draw_svg(svg: bytes, size: tuple[int, int]) -> bytes:
    """Return anybody's drawing as a PNG of that size in pixels.

    Its letters are those of the fonts on this machine. Raises PictureRefused where it cannot be drawn, or takes too
    much time or memory.
    """
    width, height = (max(1, min(side, MAX_SIDE_PX)) for side in size)
    code = _CHILD.format(seconds=MAX_SECONDS, bytes=MAX_BYTES, path=sys.path, width=width, height=height)
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with code of ours
            [sys.executable, "-I", "-c", code], input=svg, capture_output=True, timeout=2 * MAX_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise PictureRefused(reason="is a drawing that could not be made into pixels") from error
    return done.stdout

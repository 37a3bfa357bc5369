"""The command line as its users meet it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parents[2]

Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a user without a config file."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OCTAVO", "XDG"))}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


@pytest.fixture
def octavo(tmp_path: Path, environment: Mapping[str, str]) -> Run:
    """Runs the command in `tmp_path`, and gives its exit code and what it said."""

    def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "converter.cli", *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


ARTICLE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The Lighthouse Keepers | Example Gazette</title>
<meta property="og:title" content="The Lighthouse Keepers"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The Lighthouse Keepers</h1>
<p>For a hundred and forty years somebody slept in the tower at Grey Point, and rose every four hours to wind the clockwork
that turned the lamp. The last of them left in the spring, with two suitcases and a cat.</p>
<p>The light still turns. A motor the size of a loaf of bread does the work, and a computer on the mainland, eighty miles
away, watches the motor. Nobody has found a reason for anyone to climb the two hundred and six steps.</p>
<h2>What the log books say</h2>
<p>The keepers wrote everything down: the weather, the oil, the ships, the birds that flew against the glass. Forty-one
volumes stand in the county archive, and a group of volunteers has begun to copy them out by hand.</p>
<p>They expected a record of storms. What they found, they say, is mostly a record of patience, kept by people who knew
that the only news worth having was that nothing had happened.</p>
</article>
<div class="share-buttons"><a href="https://facebook.com/share">Share on Facebook</a></div>
<footer>Copyright Example Gazette</footer></body></html>
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A page with an article, in a folder with spaces and umlauts."""
    folder = tmp_path / "Grüße aus Köln"
    folder.mkdir()
    path = folder / "der Artikel.html"
    path.write_text(ARTICLE, encoding="utf-8")
    return path

"""The law of reading and writing, for every example of CommonMark's specification.

They come with the source of markdown-it-py, our parser: `tools/setup.sh` fetches them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.laws.test_markdown_text import read, written

EXAMPLES = Path(sys.prefix) / "share" / "commonmark.json"


def examples() -> list[str]:
    """Return the Markdown of each example; none where they are not there."""
    if not EXAMPLES.exists():
        return []
    return [each["markdown"] for each in json.loads(EXAMPLES.read_text(encoding="utf-8"))]


def test_the_specification_s_examples_are_there() -> None:
    if not EXAMPLES.exists():
        assert not os.environ.get("CI"), f"tools/setup.sh puts them to {EXAMPLES}"
        pytest.skip(f"{EXAMPLES} is not there; tools/setup.sh fetches it")

    assert len(examples()) > 600


@pytest.mark.parametrize("markdown", examples())
def test_an_example_means_the_same_when_it_is_written_and_read_again(markdown: str) -> None:
    document = read(markdown)
    once = written(document)
    again = read(once)

    assert (again.blocks, again.footnotes) == (document.blocks, document.footnotes)
    assert written(again) == once

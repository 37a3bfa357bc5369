"""What is written of a batch takes no more memory for more entries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FEW, MANY = 600, 2_400
# In a process of its own: threads that other tests have left would be counted, too.
PROGRAM = """
import sys, tracemalloc
from converter.batch import catalogue
from converter.batch.report import summary, write_report
from converter.deliver.shelf import shelf_at
from tests.unit.batch.sample_entries import article, failure

what, few, many, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
summary.MOST_ARTICLES, summary.MOST_FAILURES = 100, 10
catalogue._FILES_A_TIME = 4  # of which the few have more, too
shelf = shelf_at(folder)

def entries(count):
    return (failure(number) if number % 20 == 3 else article(number) for number in range(count))

def write(count):
    if what == "report":
        write_report(lambda: entries(count), shelf)
    else:
        catalogue.write_catalogue(entries(count), shelf)

def peak_bytes(count):
    tracemalloc.start()
    write(count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak

write(few)  # what is made once, such as compiled patterns, is there from here on
print(peak_bytes(few), peak_bytes(many))
"""


@pytest.mark.parametrize("what", ["report", "catalogue"])
def test_four_times_as_many_entries_take_the_same_memory(what: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, what, str(FEW), str(MANY), str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    few, many = map(int, done.stdout.split())
    assert many < 1.5 * few

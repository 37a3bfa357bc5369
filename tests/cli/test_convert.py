"""`octavo convert` as a child process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.cli.conftest import Run


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_without_an_output_the_file_is_named_after_the_article(octavo: Run, article: Path, tmp_path: Path) -> None:
    done = octavo("convert", article)

    assert (done.returncode, done.stdout) == (0, "The Lighthouse Keepers.md\n")
    assert "a record of patience" in (tmp_path / "The Lighthouse Keepers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("x.md", b"---\n"),
        ("x.html", b"<!"),
        ("x.txt", b"For a hundred"),
        ("x.json", b"{"),
        ("x.epub", b"PK"),
        ("x.pdf", b"%PDF-"),
    ],
)
def test_the_format_follows_the_ending(octavo: Run, article: Path, tmp_path: Path, name: str, start: bytes) -> None:
    done = octavo("convert", article, "-o", name)

    assert (done.returncode, done.stdout) == (0, f"{name}\n"), done.stderr
    assert (tmp_path / name).read_bytes().lower().startswith(start.lower())


def test_a_format_may_be_named_by_its_ending(octavo: Run, article: Path) -> None:
    done = octavo("convert", article, "--to", "md")

    assert (done.returncode, done.stdout) == (0, "The Lighthouse Keepers.md\n")


def test_several_formats_are_the_work_of_a_batch(octavo: Run, article: Path) -> None:
    done = octavo("convert", article, "--to", "md,epub")

    assert done.returncode == 2
    assert done.stderr == (
        'octavo: --to takes one format here, not "md,epub"; octavo batch writes several of each article.\n'
    )


def test_the_clutter_of_the_page_stays_out(octavo: Run, article: Path) -> None:
    done = octavo("convert", article, "-o", "-")

    assert "Lighthouse" in done.stdout
    assert "Facebook" not in done.stdout
    assert "Copyright" not in done.stdout


def test_standard_input_goes_to_standard_output(octavo: Run) -> None:
    done = octavo("convert", "-", "-o", "-", "--to", "text", stdin="# Tea\n\nPut the *kettle* on, then wait for it.\n")

    assert (done.returncode, done.stdout) == (0, "Put the kettle on, then wait for it.\n")


def test_a_pattern_names_every_file_that_fits(octavo: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# Title {name}\n\nA paragraph of {name}.\n")

    done = octavo("convert", "*.md", "-o", "new/", "--to", "text")

    assert (done.returncode, done.stdout) == (0, "new/Title a.txt\nnew/Title b.txt\n")


def test_two_articles_of_one_title_are_two_files(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Tea\n\nGreen.\n")
    (tmp_path / "b.md").write_text("# Tea\n\nBlack.\n")

    octavo("convert", "a.md", "b.md", "-o", "new/", "--to", "text")

    assert (tmp_path / "new" / "Tea.txt").read_text() == "Green.\n"
    assert (tmp_path / "new" / "Tea 2.txt").read_text() == "Black.\n"


def test_what_follows_a_failure_is_converted_still(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Tea\n\nBlack.\n")

    done = octavo("convert", "a.md", "b.md", "-o", "new/")

    assert (done.returncode, done.stdout) == (3, "new/Tea.md\n")
    assert done.stderr == "octavo: There is no file a.md.\n"


def test_a_report_names_each_removal_and_each_failure(octavo: Run, article: Path, tmp_path: Path) -> None:
    octavo("convert", article, "missing.html", "-o", "new/", "--report", "report.json")

    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    good, bad = report["sources"]
    assert good["output"] == "new/The Lighthouse Keepers.md"
    assert good["title"] == "The Lighthouse Keepers"
    assert all(set(removal) == {"rule", "excerpt", "words"} for removal in good["removals"])
    assert (bad["error"], bad["exit_code"]) == ("There is no file missing.html.", 3)


def test_a_file_is_not_replaced_unless_that_is_said(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("mine")

    refused = octavo("convert", article, "-o", "x.md")
    kept = (tmp_path / "x.md").read_text()
    done = octavo("convert", article, "-o", "x.md", "--overwrite")

    assert (refused.returncode, kept) == (7, "mine")
    assert done.returncode == 0
    assert "Lighthouse" in (tmp_path / "x.md").read_text(encoding="utf-8")


def test_quiet_leaves_the_path_alone(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Tea\n\n![A cup](nowhere.png)\n\nGreen.\n")

    done = octavo("convert", "a.md", "-o", "a.pdf", "-q")

    assert (done.stdout, done.stderr) == ("a.pdf\n", "")


def test_a_lost_picture_is_told(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Tea\n\n![A cup](nowhere.png)\n\nGreen.\n")

    done = octavo("convert", "a.md", "-o", "a.html")

    assert done.returncode == 0
    assert "image missing: " in done.stderr


def test_a_title_s_escape_codes_do_not_reach_the_terminal(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Tea\u202e\n\n![A\x1b[31m cup](no\x1b[2Jwhere.png)\n\nGreen.\n", encoding="utf-8")

    done = octavo("convert", "a.md", "-o", "-", "--images", "embed", "-v")

    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


def test_a_reader_that_stops_early_is_no_error(article: Path, tmp_path: Path, environment: Mapping[str, str]) -> None:
    command = f"'{sys.executable}' -m converter.cli convert '{article}' -o - --to html | head -c 5"

    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=tmp_path,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) == 5


def test_an_interrupt_ends_quietly_and_leaves_nothing(tmp_path: Path, environment: Mapping[str, str]) -> None:
    # Whoever starts the tests in a shell's background has interrupts ignored, and so has every child.
    code = (
        "import signal, converter.cli\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nconverter.cli.main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "convert", "-", "-o", "x.md"],
        cwd=tmp_path,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"word " * 100_000)  # more than a pipe holds: this line ends when the command reads
        process.stdin.flush()
        time.sleep(1)  # a signal between two reads is seen after the second, and that one waits for us
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)

    assert (process.returncode, said) == (130, b"")
    assert list(tmp_path.iterdir()) == []


def test_images_can_lie_in_a_folder_beside_the_file(octavo: Run, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (64, 48), "teal").save(tmp_path / "cup.png")
    (tmp_path / "a.md").write_text("# Tea\n\nGreen, in a cup.\n\n![A cup](cup.png)\n")

    done = octavo("convert", "a.md", "-o", "tea.md", "--images", "folder", "--overwrite")

    assert done.returncode == 0, done.stderr
    (picture,) = (tmp_path / "tea-files").iterdir()
    assert f"tea-files/{picture.name}" in (tmp_path / "tea.md").read_text()


@pytest.mark.parametrize("name", ["x.md", "x.html", "x.txt", "x.json", "x.epub", "x.pdf"])
def test_a_page_gives_the_same_bytes_from_another_folder(octavo: Run, article: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere" / "page.htm"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(article.read_bytes())

    octavo("convert", article, "-o", name)
    octavo("convert", elsewhere, "-o", elsewhere.parent / name)

    assert (tmp_path / name).read_bytes() == (elsewhere.parent / name).read_bytes()

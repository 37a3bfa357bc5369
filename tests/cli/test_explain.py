"""`octavo explain`: what became of a page, in the terminal and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_explain_shows_what_was_found_kept_and_removed(octavo: Run, article: Path, tmp_path: Path) -> None:
    done = octavo("explain", article)

    assert done.returncode == 0
    assert "The Lighthouse Keepers" in done.stdout
    assert "words kept" in done.stdout
    assert [line.split() for line in done.stdout.splitlines() if "Home News" in line] == [
        ["−", "2", "navigation", "Home", "News"]
    ]
    assert "Removed by rules: " in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Grüße aus Köln"]


def test_explain_writes_a_page_and_prints_its_path(octavo: Run, article: Path, tmp_path: Path) -> None:
    done = octavo("explain", article, "--html", "why.html")
    page = (tmp_path / "why.html").read_text(encoding="utf-8")

    assert (done.returncode, done.stdout, done.stderr) == (0, "why.html\n", "")
    assert page.startswith("<!DOCTYPE html>")
    assert "The light still turns." in page
    assert "Share on Facebook" in page


def test_the_page_goes_to_standard_output_alone(octavo: Run, article: Path) -> None:
    done = octavo("explain", article, "--html", "-")

    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")


def test_the_page_of_a_folder_is_named_after_the_article(octavo: Run, article: Path, tmp_path: Path) -> None:
    octavo("explain", article, "--html", "pages/")

    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["The Lighthouse Keepers.explained.html"]


def test_a_page_replaces_no_file_unless_told_to(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "why.html").write_text("mine")

    assert octavo("explain", article, "--html", "why.html").returncode == 7
    assert (tmp_path / "why.html").read_text() == "mine"
    assert octavo("explain", article, "--html", "why.html", "--overwrite").returncode == 0


def test_a_page_without_an_article_is_explained_before_it_is_told(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "gone.html").write_text("<html><body><p>Sorry, that is gone.</p></body></html>")

    done = octavo("explain", "gone.html", "--html", "why.html")
    shown = octavo("explain", "gone.html")

    assert (done.returncode, done.stdout) == (4, "why.html\n")
    assert "No article was found in gone.html" in done.stderr
    assert "Sorry, that is gone." in (tmp_path / "why.html").read_text(encoding="utf-8")
    assert shown.returncode == 4
    assert "outside" in shown.stdout


def test_plain_text_and_markdown_are_explained_too(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# A flood\n\nThe river rose.\n")

    assert octavo("explain", "note.md", "--html", "note.html").returncode == 0
    assert "The river rose." in (tmp_path / "note.html").read_text(encoding="utf-8")
    assert "The river rose." in octavo("explain", "-", stdin="The river rose.\n").stdout


def test_explain_in_a_pipe_keeps_a_row_on_a_line(octavo: Run, tmp_path: Path) -> None:
    title = "A title of many words that goes on " * 8
    (tmp_path / "long.md").write_text(f"# {title}\n\nA paragraph.\n")

    assert title.strip() in octavo("explain", "long.md").stdout


def test_explain_fails_as_convert_does(octavo: Run) -> None:
    done = octavo("explain", "gone.html")

    assert (done.returncode, done.stdout, done.stderr) == (3, "", "octavo: There is no file gone.html.\n")

"""What is installed from a wheel, in an empty environment and another folder."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, ROOT


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def octavo(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds this wheel; what it depends on is borrowed, to spare the network."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    run(
        sys.executable, "-m", "pip", "--python", folder / "bin" / "python",
        "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder,
    )  # fmt: skip
    return folder / "bin" / "octavo"


def test_the_wheel_holds_themes_with_their_fonts_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    shipped = {path.name for path in (ROOT / "themes").iterdir() if (path / "theme.toml").is_file()}
    assert {f"converter/_themes/{name}/theme.toml" for name in shipped} <= set(names)
    assert any(name.endswith(".woff2") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_wheel_holds_the_rules_for_sites(wheel: Path) -> None:
    rules = ROOT / "converter" / "site_rules" / "shipped"

    shipped = {f"converter/site_rules/shipped/{path.name}" for path in rules.iterdir()}
    assert shipped
    assert shipped <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_s_own_code_runs(octavo: Path, tmp_path: Path) -> None:
    where = run(octavo.with_name("python"), "-c", "import converter; print(converter.__file__)", cwd=tmp_path)

    assert Path(where.strip()).is_relative_to(octavo.parents[1])


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("suffix", ["md", "epub", "pdf"])
def test_the_installed_command_converts_in_another_folder(
    octavo: Path, tmp_path: Path, suffix: str, theme: str
) -> None:
    folder = tmp_path / "Bücher und mehr"
    folder.mkdir()
    (folder / "ein Artikel.html").write_text(ARTICLE, encoding="utf-8")

    said = run(octavo, "convert", "ein Artikel.html", "-o", f"für später.{suffix}", "--theme", theme, cwd=folder)

    assert said == f"für später.{suffix}\n"
    assert (folder / f"für später.{suffix}").stat().st_size > 500

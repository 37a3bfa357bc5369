"""What must agree with each other in this project: names, tables, pages, imports."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import converter
from converter.cli.tables import rule_rows

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SLOW_TO_IMPORT = {
    "bs4", "charset_normalizer", "css_inline", "ebooklib", "httpx", "idna", "lxml", "markdown_it", "PIL", "platformdirs", "pygments",
    "latex2mathml", "resvg_py", "selectolax", "smtplib", "sqlite3", "stamina", "tinycss2", "weasyprint", "ziamath",
}  # fmt: skip
SEED = "seeds/000_04fd449ed01c997c.txt"
MODULE_OF_DISTRIBUTION = {
    "beautifulsoup4": "bs4",
    "fonttools": "fontTools",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
}


def modules_after(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def third_party_imports() -> set[str]:
    """Return the top-level modules that the package imports and that are neither its own nor Python's."""
    names: set[str] = set()
    for path in (ROOT / "converter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"converter"}


def test_the_public_names_are_these() -> None:
    assert sorted(converter.__all__) == [
        "ConverterError",
        "Delivery",
        "Document",
        "convert",
        "read",
        "read_html",
        "read_markdown",
        "read_text",
        "render",
        "render_book",
    ]


def test_the_version_stands_once() -> None:
    assert converter.__version__ == PROJECT["version"]


def test_importing_the_package_imports_nothing_slow() -> None:
    assert modules_after("import converter") & (SLOW_TO_IMPORT | {"rich", "typer"}) == set()


def test_the_command_imports_nouns_of_mail_and_batches_only_for_their_commands() -> None:
    code = "import converter.cli.app, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    others = ("converter.model.delivery", "converter.model.batch", "converter.mailing", "socket", "email", "sqlite3")

    assert [name for name in done.stdout.split() if name.startswith(others)] == []


def test_a_conversion_to_markdown_imports_no_check_and_no_other_writer() -> None:
    code = f"import converter, sys; converter.render(converter.read({SEED!r}), 'markdown'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    others = ("converter.check", "converter.render.binding", "converter.render.xhtml", "httpx", "PIL")

    assert [name for name in done.stdout.split() if name.startswith(others)] == []


def test_the_help_imports_nothing_slow() -> None:
    code = "sys.argv = ['octavo', '--help']\nimport contextlib, converter.cli.app as app\nwith contextlib.suppress(SystemExit): app.app()"

    # Rich colours code with Pygments, and the help has none: only the name may be there.
    assert modules_after(code) & (SLOW_TO_IMPORT - {"pygments", "markdown_it"}) == set()


def modules_of(requirements: list[str]) -> set[str]:
    """Return the top-level modules that distributions bring."""
    names = {re.split(r"[<>=~!\[; ]", line)[0] for line in requirements}
    return {MODULE_OF_DISTRIBUTION.get(name, name.replace("-", "_")) for name in names}


def test_every_import_is_a_declared_dependency_and_the_other_way_round() -> None:
    needed = modules_of(PROJECT["dependencies"])
    extras = [line for extra, lines in PROJECT["optional-dependencies"].items() if extra != "dev" for line in lines]

    assert third_party_imports() - modules_of(extras) == needed


def test_every_path_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:converter|themes|tests|seeds|benchmarks|docs|tools)/[\w./-]*)`", README)
    named += re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_s_tables_of_formats_rules_and_exit_codes_are_the_code_s() -> None:
    done = subprocess.run(
        [sys.executable, "tools/readme_tables.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert done.returncode == 0, "`make tables` brings them up to date"


@pytest.mark.parametrize("row", rule_rows(), ids=lambda row: row[0])
def test_every_rule_is_a_module_of_its_name(row: tuple[str, str]) -> None:
    assert (ROOT / "converter" / "extract" / "clean" / f"{row[0]}.py").is_file()


@pytest.mark.parametrize(
    "name", ["Makefile", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", ".ci/run", "tools/setup.sh"]
)
def test_no_page_names_a_machine_of_ours(name: str) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|root|home)/", (ROOT / name).read_text(encoding="utf-8"))


def test_no_rule_for_sites_is_imported_for_a_page_that_has_none() -> None:
    page = "<p>" + "A sentence with quite some words in it, and a comma. " * 9
    code = (
        f"import sys, converter\nconverter.read_html('{page}', url='https://example.org/')\n"
        "print(*[name for name in sys.modules if name.startswith('converter.extract.sites')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "\n"

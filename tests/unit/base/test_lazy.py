"""Modules that are imported when something of them is used."""

from __future__ import annotations

import subprocess
import sys


def said_by(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_beautiful_soup_comes_without_its_selectors_and_detectors() -> None:
    code = "import sys, converter, bs4; print('soupsieve.css_parser' in sys.modules, 'charset_normalizer.api' in sys.modules)"

    assert said_by(code) == "False False"


def test_whoever_wants_a_selector_has_it() -> None:
    code = "import converter, bs4; print(bs4.BeautifulSoup('<p>Hello</p>', 'html.parser').select_one('p').text)"

    assert said_by(code) == "Hello"


def test_what_is_not_installed_is_not_there() -> None:
    code = "from converter.base.lazy import import_when_used; import_when_used('no_such_module'); import no_such_module"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ModuleNotFoundError" in done.stderr

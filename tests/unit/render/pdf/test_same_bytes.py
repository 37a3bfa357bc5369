"""The same document is the same bytes in every profile, whatever the folder, time zone, locale and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
PROGRAM = """
import hashlib, locale
from dataclasses import replace
locale.setlocale(locale.LC_ALL, "")
from converter.bind import bind_book
from converter.model.document import OriginalPage
from converter.model.settings import BindSettings, PdfSettings, RenderSettings
from converter.model.theme import PdfProfileName
from converter.render.pdf import render_pdf, render_pdf_book
from converter.themes import load_theme
from tests.unit.render.specimen import SPECIMEN

article = replace(SPECIMEN, originals=(OriginalPage(b"<p>x</p>", "text/html", "00", "https://example.org/"),))
for profile in ("standard", "archive", "print"):
    settings = RenderSettings(images="embed", pdf=PdfSettings(profile=profile))
    print(hashlib.sha256(render_pdf(article, load_theme("classic"), settings).content).hexdigest())
book = bind_book([article, SPECIMEN], BindSettings(title="Two"))
print(hashlib.sha256(render_pdf_book(book, load_theme("modern"), RenderSettings(images="embed")).content).hexdigest())
"""


def digests(folder: Path, **environment: str) -> list[str]:
    """Return the digests of a document's PDFs, made in this folder by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_two_settings_of_a_machine_make_the_same_bytes(tmp_path: Path) -> None:
    here = digests(ROOT, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8", LANG="C.UTF-8")
    there = digests(tmp_path, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C", LANG="C", TMPDIR=str(tmp_path))

    assert len(set(here)) == 4
    assert there == here

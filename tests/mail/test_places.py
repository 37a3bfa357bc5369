"""`octavo send` to places on this machine: an e-reader, a folder, a shelf with a catalogue, Calibre's library."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mail.conftest import CommandLine

ATOM = "{http://www.w3.org/2005/Atom}"
ACQUISITION = "http://opds-spec.org/acquisition"


@pytest.fixture
def local(octavo: CommandLine) -> CommandLine:
    """A user without an account of mail, and with an article."""
    octavo.config.write_text("")
    write(octavo, "Grüße aus Köln", "article.md")
    return octavo


def write(octavo: CommandLine, title: str, name: str, words: str = "Some words of an article.") -> str:
    (octavo.folder / name).write_text(f"# {title}\n\n{words}\n", encoding="utf-8")
    return name


def kobo(octavo: CommandLine) -> Path:
    root = octavo.folder / "mounted"
    (root / ".kobo").mkdir(parents=True)
    (root / ".kobo" / "version").write_text("N418,4.1.15,4.41,4.1.15,4.1.15,00000000-0000-0000-0000-000000000388")
    octavo.environment["OCTAVO_MOUNTS"] = str(root)
    return root


def test_an_article_goes_to_the_kobo_on_the_cable_as_its_own_kind_of_book(local: CommandLine) -> None:
    root = kobo(local)
    done = local("send", "article.md", "--to", "device")
    book = root / "Octavo" / "Grüße aus Köln.kepub.epub"

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Grüße aus Köln → {book}: put there\n"
    assert b"koboSpan" in b"".join(files(book).values())


def files(book: Path) -> dict[str, bytes]:
    from zipfile import ZipFile

    with ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_was_read_and_deleted_on_the_device_does_not_come_back(local: CommandLine) -> None:
    book = kobo(local) / "Octavo" / "Grüße aus Köln.kepub.epub"
    local("send", "article.md", "--to", "device")
    book.unlink()
    second = local("send", "article.md", "--to", "device")

    assert second.stdout == f"Grüße aus Köln → {book}: there already; --again puts it there once more\n"
    assert not book.exists()
    assert local("send", "article.md", "--to", "device", "--again").returncode == 0
    assert book.exists()


def test_without_a_reader_on_the_cable_that_is_said(local: CommandLine) -> None:
    local.environment["OCTAVO_MOUNTS"] = str(local.folder)
    done = local("send", "article.md", "--to", "device")

    assert done.returncode == 7
    assert done.stderr == (
        "octavo: No e-reader is mounted here; connect one and unlock it, or name its folder. Kindles of 2024 and later are "
        "no drives: --to kindle sends by mail.\n"
    )


def test_a_kindle_gets_a_pdf_from_its_cable_and_no_epub(local: CommandLine) -> None:
    root = local.folder / "Kindle"
    (root / "documents").mkdir(parents=True)
    (root / "system").mkdir()
    (root / "system" / "version.txt").write_text("5.16")
    local.environment["OCTAVO_MOUNTS"] = str(root)

    refused = local("send", "article.md", "--to", "device", "--as", "epub")
    taken = local("send", "article.md", "--to", "device")

    assert (refused.returncode, refused.stderr) == (
        2,
        "octavo: A Kindle reads no EPUB from its cable: --as pdf, or --to kindle, by mail.\n",
    )
    assert taken.returncode == 0
    assert (root / "documents" / "Octavo" / "Grüße aus Köln.pdf").read_bytes().startswith(b"%PDF-")


def test_an_article_goes_to_a_folder(local: CommandLine) -> None:
    done = local("send", "article.md", "--to", "books/", "--as", "markdown")

    assert done.stdout == "Grüße aus Köln → books/Grüße aus Köln.md: put there\n"
    assert (local.folder / "books" / "Grüße aus Köln.md").is_file()


def test_another_article_of_the_same_title_gets_a_number_and_again_replaces_its_own(local: CommandLine) -> None:
    write(local, "Grüße aus Köln", "other.md", "Quite other words.")
    local("send", "article.md", "--to", "books/", "--as", "text")
    local("send", "other.md", "--to", "books/", "--as", "text")
    done = local("send", "other.md", "--to", "books/", "--as", "text", "--again")

    texts = {path.name: "Quite other words." in path.read_text("utf-8") for path in (local.folder / "books").iterdir()}
    assert done.returncode == 0
    assert texts == {"Grüße aus Köln.txt": False, "Grüße aus Köln 2.txt": True}


def test_a_file_that_was_not_put_there_by_us_is_not_replaced(local: CommandLine) -> None:
    (local.folder / "books").mkdir()
    (local.folder / "books" / "Grüße aus Köln.epub").write_bytes(b"mine")
    done = local("send", "article.md", "--to", "books/")

    assert done.returncode == 7
    assert "a file of that name is there; --again replaces it" in done.stderr
    assert (local.folder / "books" / "Grüße aus Köln.epub").read_bytes() == b"mine"


def test_two_articles_of_one_title_in_one_command_get_names_of_their_own(local: CommandLine) -> None:
    write(local, "Grüße aus Köln", "other.md", "Quite other words.")
    local("send", "article.md", "other.md", "--to", "books/")

    assert sorted(path.name for path in (local.folder / "books").iterdir()) == [
        "Grüße aus Köln 2.epub",
        "Grüße aus Köln.epub",
    ]


def test_a_shelf_has_a_catalogue_that_e_readers_browse(local: CommandLine) -> None:
    write(local, "Second", "second.md")
    local("send", "article.md", "--to", "opds:shelf")
    local("send", "second.md", "--to", "opds:shelf", "--as", "pdf")
    shelf = local.folder / "shelf"

    newest = ET.parse(shelf / "catalogue" / "newest.xml").getroot()  # noqa: S314 - our own
    titles = [entry.findtext(f"{ATOM}title") for entry in newest.iter(f"{ATOM}entry")]
    hrefs = [link.get("href", "") for link in newest.iter(f"{ATOM}link") if link.get("rel") == ACQUISITION]
    assert sorted(filter(None, titles)) == ["Grüße aus Köln", "Second"]
    assert len(hrefs) == 2
    from urllib.parse import unquote

    assert all((shelf / "catalogue" / unquote(href)).is_file() for href in hrefs)
    assert (shelf / "opds.xml").is_file()
    assert (shelf / "index.html").is_file()


def test_a_shelf_whose_index_is_broken_is_left_as_it_is(local: CommandLine) -> None:
    local("send", "article.md", "--to", "opds:shelf")
    index = local.folder / "shelf" / "octavo-shelf.json"
    assert len(json.loads(index.read_text(encoding="utf-8"))["articles"]) == 1
    index.write_text("{")
    done = local("send", write(local, "Second", "second.md"), "--to", "opds:shelf")

    assert done.returncode == 3
    assert "octavo-shelf.json is no index of a shelf; move it away to begin anew." in done.stderr
    assert index.read_text() == "{"


FAKE_CALIBRE = """#!{python}
import os, sys
from pathlib import Path
here = Path(__file__).parent
with open(here / "asked", "a") as file:
    print(*sys.argv[1:-1], Path(sys.argv[-1]).name, os.environ["CALIBRE_OVERRIDE_LANG"], file=file)
assert Path(sys.argv[-1]).read_bytes().startswith(b"PK")
if (here / "locked").exists():
    sys.exit("Another calibre program such as calibre-server or the main calibre program is running.")
if (here / "has it").exists() and "--duplicates" not in sys.argv:
    print("The following books were not added as they already exist in the database", file=sys.stderr)
else:
    (here / "has it").touch()
    print("Added book ids: 7")
"""


@pytest.fixture
def calibre(local: CommandLine) -> Path:
    """A folder in the PATH with a calibredb that answers as Calibre's does."""
    folder = local.folder / "bin"
    folder.mkdir()
    (folder / "calibredb").write_text(FAKE_CALIBRE.format(python=sys.executable))
    (folder / "calibredb").chmod(0o755)
    local.environment["PATH"] = f"{folder}:{local.environment['PATH']}"
    return folder


def test_an_article_goes_to_calibre(local: CommandLine, calibre: Path) -> None:
    done = local("send", "article.md", "--to", "calibre")

    assert (done.returncode, done.stdout) == (0, "Grüße aus Köln → calibre: Grüße aus Köln.epub: put there\n")
    assert (calibre / "asked").read_text(encoding="utf-8") == "add -- Grüße aus Köln.epub en\n"


def test_a_library_is_named_after_a_colon_and_again_adds_it_again(local: CommandLine, calibre: Path) -> None:
    local("send", "article.md", "--to", f"calibre:{local.folder}/library")
    local("send", "article.md", "--to", f"calibre:{local.folder}/library", "--again")

    library = f"--with-library {local.folder}/library"
    assert (calibre / "asked").read_text(encoding="utf-8") == (
        f"add {library} -- Grüße aus Köln.epub en\nadd --duplicates {library} -- Grüße aus Köln.epub en\n"
    )


def test_what_calibre_has_already_is_said(local: CommandLine, calibre: Path) -> None:
    (calibre / "has it").touch()

    assert "there already" in local("send", "article.md", "--to", "calibre").stdout


def test_what_calibre_says_when_it_cannot_is_told(local: CommandLine, calibre: Path) -> None:
    (calibre / "locked").touch()
    done = local("send", "article.md", "--to", "calibre")

    assert done.returncode == 7
    assert done.stderr.startswith("octavo: Nothing could be put in calibredb: Another calibre program such as")


def test_without_calibre_that_is_said(local: CommandLine) -> None:
    local.environment["PATH"] = str(local.folder)
    done = local("send", "article.md", "--to", "calibre")

    assert done.returncode == 6
    assert "Calibre (calibredb) is not installed" in done.stderr


def test_a_place_needs_no_account_and_the_report_has_it(local: CommandLine) -> None:
    local("send", "article.md", "--to", "books/", "--report", "report.json")
    (row,) = json.loads((local.folder / "report.json").read_text(encoding="utf-8"))["attachments"]

    assert (row["title"], row["outcome"], row["file_name"]) == ("Grüße aus Köln", "put", "books/Grüße aus Köln.epub")


def test_calibre_does_not_get_the_password_of_the_mail_account(local: CommandLine, calibre: Path) -> None:
    (calibre / "calibredb").write_text(f"#!/bin/sh\nenv > '{calibre}/environment'\necho 'Added book ids: 1'\n")
    local("send", "article.md", "--to", "calibre")

    assert "OCTAVO_SMTP_PASSWORD" not in (calibre / "environment").read_text(encoding="utf-8")


def test_a_path_with_an_at_sign_is_a_folder(local: CommandLine) -> None:
    assert local("send", "article.md", "--to", "./me@home/").returncode == 0
    assert (local.folder / "me@home" / "Grüße aus Köln.epub").is_file()

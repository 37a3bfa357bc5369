"""Files of paths and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SourceNotFound, UnsupportedContent
from converter.batch.lists import is_list, names_in_file

if TYPE_CHECKING:
    from pathlib import Path


def _list(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_holds_a_name_a_line_and_no_comments(tmp_path: Path) -> None:
    path = _list(tmp_path, "list.txt", "\ufeffhttps://example.org/a\n\n# later\n  b.html  \r\n")

    assert list(names_in_file(path)) == ["https://example.org/a", str(tmp_path / "b.html")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("title,url,time_added,tags,status\nOne,https://example.org/a,1,x|y,unread\n", ["https://example.org/a"]),
        (
            'URL,Title,Selection,Folder,Timestamp,Tags\nhttps://example.org/a,"One,\nTwo",,Unread,1,[]\n',
            ["https://example.org/a"],
        ),
        ("Title,URL,ID\nOne,https://example.org/a,7\nTwo,,8\n", ["https://example.org/a"]),
        ("\nURL,Title\n\nhttps://example.org/a,One\n", ["https://example.org/a"]),
        ("7,https://example.org/a\n8,https://example.org/b\n", ["https://example.org/a", "https://example.org/b"]),
    ],
    ids=["pocket", "instapaper", "readwise", "empty lines", "no header"],
)
def test_the_exports_of_readers_are_read_by_their_column(tmp_path: Path, text: str, names: list[str]) -> None:
    assert list(names_in_file(_list(tmp_path, "export.csv", text))) == names


def test_csv_without_sources_says_so(tmp_path: Path) -> None:
    path = _list(tmp_path, "prices.csv", "fruit,price\napple,3\n")

    with pytest.raises(UnsupportedContent, match="CSV without a column named url, source"):
        list(names_in_file(path))


def test_a_missing_list_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        list(names_in_file(tmp_path / "none.txt"))


def test_a_text_is_a_list_only_where_its_lines_name_something(tmp_path: Path) -> None:
    _list(tmp_path, "a.html", "")

    assert is_list(_list(tmp_path, "list.txt", "https://example.org/a\na.html\n"))
    assert not is_list(_list(tmp_path, "article.txt", "Of Rivers\n\nhttps://example.org/a is where it was.\n"))
    assert not is_list(_list(tmp_path, "empty.txt", "\n"))
    assert not is_list(_list(tmp_path, "page.html", "https://example.org/a\n"))


def test_a_list_is_read_a_line_at_a_time(tmp_path: Path) -> None:
    path = _list(tmp_path, "long.txt", "".join(f"https://example.org/{n}\n" for n in range(200_000)))

    assert next(iter(names_in_file(path))) == "https://example.org/0"

"""Which file is for which host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SettingsError
from converter.extract.sites.directives import DIRECTIVES
from converter.extract.sites.parsing import parse_file
from converter.model.settings import ExtractSettings
from converter.model.site import RuleFile
from converter.site_rules import MAX_RULE_BYTES, SHIPPED, rules_for

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED_FILES = sorted(SHIPPED.glob("*"))


def names_for(url: str, folder: Path, *files: str) -> list[str]:
    for name in files:
        (folder / name).write_text("title: //h1\n")
    return [file.name for file in rules_for(url, ExtractSettings(site_rules_folder=folder))]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a", "example.org.txt"),
        ("https://www.example.org/a", "example.org.txt"),
        ("https://example.org/a", "www.example.org.txt"),
        ("https://EXAMPLE.org.:8080/a", "example.org.txt"),
        ("https://news.example.org/a", "news.example.org.txt"),
        ("https://www.news.example.org/a", "news.example.org.txt"),
        ("https://news.example.org/a", ".example.org.txt"),
        ("https://deep.news.example.org/a", ".example.org.txt"),
        ("https://münchen.example/a", "xn--mnchen-3ya.example.txt"),
        ("http://127.0.0.1:8000/a", "127.0.0.1.txt"),
    ],
)
def test_a_file_is_for_its_host(tmp_path: Path, url: str, name: str) -> None:
    assert names_for(url, tmp_path, name) == [name]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a", ".example.org.txt"),
        ("https://www.example.org/a", ".example.org.txt"),
        ("https://news.example.org/a", "example.org.txt"),
        ("https://example.org/a", ".org.txt"),
        ("https://notexample.org/a", "example.org.txt"),
        ("", "example.org.txt"),
        ("file:///example.org", "example.org.txt"),
        ("https://[broken/a", "example.org.txt"),
    ],
)
def test_and_for_no_other(tmp_path: Path, url: str, name: str) -> None:
    assert names_for(url, tmp_path, name) == []


def test_the_most_particular_file_counts_alone(tmp_path: Path) -> None:
    files = (".example.org.txt", "news.example.org.txt", "example.org.txt")

    assert names_for("https://news.example.org/a", tmp_path, *files) == ["news.example.org.txt"]


def test_the_folder_s_file_comes_before_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "arxiv.org.txt").write_text("title: //mine\n")
    (file,) = rules_for("https://arxiv.org/abs/1", ExtractSettings(site_rules_folder=tmp_path))

    assert file.text == "title: //mine\n"


def test_the_folder_s_global_file_follows_one_that_ships(tmp_path: Path) -> None:
    assert names_for("https://arxiv.org/abs/1", tmp_path, "global.txt") == ["arxiv.org.txt", "global.txt"]


def test_the_global_file_is_read_once_for_a_host_of_its_name(tmp_path: Path) -> None:
    assert names_for("http://global/a", tmp_path, "global.txt") == ["global.txt"]


def test_no_rules_are_no_rules(tmp_path: Path) -> None:
    (tmp_path / "example.org.txt").write_text("title: //h1\n")

    for settings in (
        ExtractSettings(site_rules=False, site_rules_folder=tmp_path),
        ExtractSettings(whole_page=True, site_rules_folder=tmp_path),
    ):
        assert rules_for("https://example.org/a", settings) == ()


def test_a_host_leads_to_no_other_folder(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("title: //h1\n")

    assert names_for("https://..%2fsecret/a", folder) == []
    assert names_for("https://../secret", folder) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder of site rules"):
        rules_for("https://example.org/a", ExtractSettings(site_rules_folder=tmp_path / "gone"))


def test_a_file_without_end_is_read_so_far(tmp_path: Path) -> None:
    (tmp_path / "example.org.txt").write_bytes(b"\xff" * (2 * MAX_RULE_BYTES))
    (file,) = rules_for("https://example.org/a", ExtractSettings(site_rules_folder=tmp_path))

    assert len(file.text) == MAX_RULE_BYTES


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.name)
def test_what_ships_is_understood_and_says_how_to_try_it(path: Path) -> None:
    rule = parse_file(RuleFile(path.name, path.read_text(encoding="utf-8")))

    assert rule.notes == ()
    assert rule.trials
    assert all(trial.contains for trial in rule.trials)
    assert all(line.condition for line in rule.all("body")), "a page without an article is not to be told as a failure"
    assert [file.name for file in rules_for(rule.trials[0].url, ExtractSettings())] == [path.name]


def test_every_directive_stands_in_the_table_once() -> None:
    forms = [directive.form for directive in DIRECTIVES]

    assert len(forms) == len(set(forms))

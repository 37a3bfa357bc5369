"""Items to a filed batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import OutputUnwritable
from converter.batch.work import convert_item
from converter.deliver.shelf import LocalShelf
from converter.model.settings import RenderSettings, Settings
from tests.unit.batch.bench import ORDER, entries_of, files_of, page, run_over, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.batch import Conversion, Item, Order


def test_every_page_of_a_folder_becomes_a_file_named_after_its_article(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers", "Of Wells")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Rivers.md", "Of Wells.md"]


def test_articles_of_one_title_are_numbered_in_the_order_of_the_plan(tmp_path: Path) -> None:
    titles = ["Notes"] * 12
    write_pages(tmp_path / "in", *titles)

    run_over([tmp_path / "in"], tmp_path / "out")

    outputs = {entry.name[-8:]: entry.outputs[0].name for entry in entries_of(tmp_path / "out")}
    assert outputs == {f"{n:03}.html": "Notes.md" if n == 0 else f"Notes {n + 1}.md" for n in range(12)}


def test_a_second_run_converts_nothing_again(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers", "Of Wells")
    run_over([tmp_path / "in"], tmp_path / "out")

    tally, witness = run_over([tmp_path / "in"], tmp_path / "out")

    assert (witness.names("begun"), tally.known["done"]) == ([], 2)


def test_a_file_that_was_changed_behind_the_ledger_s_back_is_made_anew(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers", "Of Wells")
    run_over([tmp_path / "in"], tmp_path / "out")
    before = files_of(tmp_path / "out")
    (tmp_path / "out" / "Of Wells.md").write_bytes(b"scribbled over")

    _, witness = run_over([tmp_path / "in"], tmp_path / "out")

    assert [name[-8:] for name in witness.names("begun")] == ["001.html"]
    assert files_of(tmp_path / "out") == before


def test_a_changed_source_is_converted_again_and_an_untouched_one_is_not(tmp_path: Path) -> None:
    first, second = write_pages(tmp_path / "in", "Of Rivers", "Of Wells")
    run_over([tmp_path / "in"], tmp_path / "out")
    first.write_text(page("Of Rivers", words="And of the sea."), encoding="utf-8")
    second.touch()

    _, witness = run_over([tmp_path / "in"], tmp_path / "out")

    assert [name[-8:] for name in witness.names("done")] == ["000.html"]
    assert b"And of the sea." in files_of(tmp_path / "out")["Of Rivers.md"]


def test_changed_settings_convert_again_under_the_same_names(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Notes", "Notes")
    run_over([tmp_path / "in"], tmp_path / "out")

    tally, _ = run_over([tmp_path / "in"], tmp_path / "out", order=replace(ORDER, theme="obsidian"))

    assert (tally.states["done"], list(files_of(tmp_path / "out"))) == (2, ["Notes 2.md", "Notes.md"])


def test_another_format_goes_beside_the_first(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    run_over([tmp_path / "in"], tmp_path / "out")

    run_over([tmp_path / "in"], tmp_path / "out", order=replace(ORDER, formats=("text",)))

    assert list(files_of(tmp_path / "out")) == ["Of Rivers.md", "Of Rivers.txt"]
    assert [output.name for output in entries_of(tmp_path / "out")[0].outputs] == ["Of Rivers.txt", "Of Rivers.md"]


def test_a_new_title_takes_the_old_file_away(tmp_path: Path) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")
    run_over([tmp_path / "in"], tmp_path / "out")
    path.write_text(page("Of Seas"), encoding="utf-8")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Seas.md"]


def test_a_run_that_cannot_write_a_new_format_takes_no_other_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    run_over([tmp_path / "in"], tmp_path / "out")
    text = replace(ORDER, formats=("text",))
    with monkeypatch.context() as full:
        full.setattr(LocalShelf, "put_all", _refused)
        with pytest.raises(OutputUnwritable):
            run_over([tmp_path / "in"], tmp_path / "out", order=text)

    run_over([tmp_path / "in"], tmp_path / "out", order=text)

    assert list(files_of(tmp_path / "out")) == ["Of Rivers.md", "Of Rivers.txt"]


def test_the_old_file_of_a_run_that_ends_before_it_takes_it_away_goes_at_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")
    run_over([tmp_path / "in"], tmp_path / "out")
    path.write_text(page("Of Seas"), encoding="utf-8")
    with monkeypatch.context() as killed:
        killed.setattr(LocalShelf, "remove", _refused)
        with pytest.raises(OutputUnwritable):
            run_over([tmp_path / "in"], tmp_path / "out")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Seas.md"]


def _refused(*_: object) -> None:
    raise OutputUnwritable(path="out", reason="no room is left on the disk")


def test_what_becomes_the_same_article_as_another_has_no_file_any_more(tmp_path: Path) -> None:
    first, second = write_pages(tmp_path / "in", "Of Rivers", "Of Seas")
    run_over([tmp_path / "in"], tmp_path / "out")
    first.write_bytes(second.read_bytes())

    run_over([tmp_path / "in"], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Seas.md"]


def test_a_new_title_gets_its_own_name_also_where_the_old_one_was_a_number(tmp_path: Path) -> None:
    (path,) = write_pages(tmp_path / "in", "1984")
    run_over([path], tmp_path / "out")
    path.write_text(page("Of Rivers"), encoding="utf-8")

    run_over([path], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Rivers.md"]


def test_a_title_of_which_the_capitals_change_keeps_its_file(tmp_path: Path) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")
    run_over([path], tmp_path / "out")
    path.write_text(page("Of RIVERS"), encoding="utf-8")

    run_over([path], tmp_path / "out")

    (content,) = files_of(tmp_path / "out").values()
    assert b"RIVERS" in content
    assert list(files_of(tmp_path / "out")) == ["Of Rivers.md"]


def test_a_file_that_is_not_the_batch_s_own_is_left_alone(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Of Rivers.md").write_text("mine", encoding="utf-8")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert files_of(tmp_path / "out")["Of Rivers.md"] == b"mine"
    assert "Of Rivers 2.md" in files_of(tmp_path / "out")


def test_no_article_takes_the_name_of_the_batch_s_own_index(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "index", "Report")

    run_over([tmp_path / "in"], tmp_path / "out", order=replace(ORDER, formats=("html",)))

    assert list(files_of(tmp_path / "out")) == ["Report 2.html", "index 2.html"]


def test_an_article_may_be_named_after_a_catalogue(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "OPDS explained", "opds")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["OPDS explained.md", "opds.md"]


def test_a_template_may_name_the_folder_of_the_quarantine(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")

    run_over([tmp_path / "in"], tmp_path / "out", template="quarantine/{title}")

    assert list(files_of(tmp_path / "out")) == ["_quarantine/Of Rivers.md"]


def test_a_page_without_an_article_fails_with_its_sentence_and_the_others_are_converted(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    (tmp_path / "in" / "empty.html").write_text("<!DOCTYPE html><title>x</title><nav>Home</nav>", encoding="utf-8")

    tally, _ = run_over([tmp_path / "in"], tmp_path / "out")

    _, failed = entries_of(tmp_path / "out")
    assert (failed.state, failed.exit_code, tally.exit_code, tally.states["done"]) == ("failed", 4, 4, 1)
    assert failed.message.startswith("No article was found in")


def test_a_file_whose_name_is_no_utf_8_is_an_article_like_others(tmp_path: Path) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")
    named = path.rename(tmp_path / "in" / "caf\udce9.html")

    first, _ = run_over([tmp_path / "in"], tmp_path / "out")
    second, _ = run_over([tmp_path / "in"], tmp_path / "out")

    assert (first.states["done"], second.known["done"]) == (1, 1)
    assert [entry.name for entry in entries_of(tmp_path / "out")] == [str(named)]


def test_a_name_with_a_nul_fails_and_the_others_are_converted(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    (tmp_path / "list.txt").write_text("in/a\0b.html\nin/000.html\n", encoding="utf-8")

    tally, _ = run_over([], tmp_path / "out", lists=[tmp_path / "list.txt"])

    assert (tally.states["failed"], tally.states["done"]) == (1, 1)


def test_a_failure_that_will_not_pass_is_not_tried_again_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.html").write_text("<!DOCTYPE html><title>x</title><nav>Home</nav>", encoding="utf-8")
    run_over([tmp_path / "in"], tmp_path / "out")

    tally, again = run_over([tmp_path / "in"], tmp_path / "out")
    _, asked = run_over([tmp_path / "in"], tmp_path / "out", anew=frozenset({"failed"}))

    assert (again.names("begun"), tally.exit_code, len(asked.names("begun"))) == ([], 4, 1)
    assert entries_of(tmp_path / "out")[0].tries == 2


def test_the_same_article_by_another_address_is_kept_once_and_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, url in (
        ("a.html", "https://example.org/rivers"),
        ("b.html", "https://m.example.org/rivers/amp?utm_source=x"),
    ):
        (tmp_path / "in" / name).write_text(page("Of Rivers", url=url), encoding="utf-8")

    run_over([tmp_path / "in"], tmp_path / "out")

    first, second = entries_of(tmp_path / "out")
    assert (first.state, second.state) == ("done", "same")
    assert second.message == f"{tmp_path}/in/a.html gave the same article already."
    assert list(files_of(tmp_path / "out")) == ["example.org-Of Rivers.md"]


def test_an_article_is_converted_when_the_source_that_gave_it_gives_another(tmp_path: Path) -> None:
    first, second = write_pages(tmp_path / "in", "Of Rivers", "Of Rivers")
    second.write_bytes(first.read_bytes())
    run_over([tmp_path / "in"], tmp_path / "out")
    first.write_text(page("Of Seas"), encoding="utf-8")

    run_over([tmp_path / "in"], tmp_path / "out")

    assert sorted(files_of(tmp_path / "out")) == ["Of Rivers.md", "Of Seas.md"]


def test_what_is_written_to_a_file_while_it_is_converted_is_converted_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")

    def convert_and_write(item: Item, order: Order, companions: str) -> Conversion:
        conversion = convert_item(item, order, companions)
        path.write_text(page("Of Seas"), encoding="utf-8")
        return conversion

    with monkeypatch.context() as busy:
        busy.setattr("converter.batch.run.convert_item", convert_and_write)
        run_over([path], tmp_path / "out")

    run_over([path], tmp_path / "out")

    assert list(files_of(tmp_path / "out")) == ["Of Seas.md"]


def test_pages_that_name_one_wrong_canonical_address_are_all_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, title in enumerate(("Of Rivers", "Of Wells", "Of Seas")):
        (tmp_path / "in" / f"{number}.html").write_text(page(title, url="https://example.org/home"), encoding="utf-8")

    tally, _ = run_over([tmp_path / "in"], tmp_path / "out")

    assert tally.states["done"] == 3


def test_a_name_that_the_plan_has_twice_is_converted_once(tmp_path: Path) -> None:
    (path,) = write_pages(tmp_path / "in", "Of Rivers")

    _, witness = run_over([path, tmp_path / "in", path], tmp_path / "out")

    assert witness.names("begun") == [str(path)]


@pytest.mark.parametrize("formats", [("markdown",), ("markdown", "html")])
def test_pictures_that_lie_beside_go_to_a_folder_that_is_the_item_s_own(
    tmp_path: Path, formats: tuple[str, ...]
) -> None:
    (tmp_path / "in").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>'
    (tmp_path / "in" / "map.svg").write_text(drawing, encoding="utf-8")
    for number in range(2):
        html = page("Notes", words=f"Page {number}.").replace(
            "</h1>", '</h1><figure><img src="map.svg" alt="A map"></figure>'
        )
        (tmp_path / "in" / f"{number}.html").write_text(html, encoding="utf-8")
    order = replace(ORDER, formats=formats, settings=Settings(render=RenderSettings(images="folder")))

    run_over([tmp_path / "in"], tmp_path / "out", order=order)

    for entry in entries_of(tmp_path / "out"):
        pictures = [output.name for output in entry.outputs if not output.format]
        for output in entry.outputs:
            if output.format:
                text = (tmp_path / "out" / output.name).read_text(encoding="utf-8")
                assert any(picture in text for picture in pictures)
        assert pictures
        assert all((tmp_path / "out" / picture).is_file() for picture in pictures)


def test_pictures_beside_a_format_stay_when_another_is_made(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>'
    (tmp_path / "in" / "map.svg").write_text(drawing, encoding="utf-8")
    html = page("Notes").replace("</h1>", '</h1><figure><img src="map.svg" alt="A map"></figure>')
    (tmp_path / "in" / "notes.html").write_text(html, encoding="utf-8")
    beside = replace(ORDER, formats=("html",), settings=Settings(render=RenderSettings(images="folder")))
    run_over([tmp_path / "in" / "notes.html"], tmp_path / "out", order=beside)
    before = set(files_of(tmp_path / "out"))

    run_over([tmp_path / "in" / "notes.html"], tmp_path / "out", order=replace(ORDER, formats=("text",)))

    assert len(before) == 2
    assert set(files_of(tmp_path / "out")) == before | {"Notes.txt"}

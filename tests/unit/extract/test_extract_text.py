from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from converter.base.errors import NoArticle, UnknownName
from converter.extract.text import extract_text
from converter.model.page import Page
from converter.model.record import NoteKind
from converter.model.settings import ExtractSettings

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))

PROSE = (
    "The harbour had been silted up for two hundred years when the engineers came with their chains, and told the "
    "town that it would see ships again. Nobody believed them."
)
PAGE = f"""\
Skip to content
    * Home
    * Ships
        + Old ships
        + New ships
    * Piers
    * Contact us
        Opinion
        The ships come back to the harbour

          By Ann Lee
          May 3, 2019
          Share on Facebook

        {PROSE} It was the first year.

        What the engineers did

        {PROSE} It was the second year.

          * They dredged the channel.
          * They built a pier.

        Related articles

          * The old pier
          * Ships that never came

        {PROSE} It was the third year.

        3 Comments

        Bo Ek says: {PROSE} It was the fourth year, as far as I remember.

    * Privacy policy
    © 2019 The Harbour Board. All rights reserved.
"""


def extracted(text: str, *, keep: str = "", url: str = "") -> tuple[str, list[tuple[str, str]]]:
    article = extract_text(Page(text=text, kind="text", url=url), ExtractSettings(keep=frozenset(keep.split())))
    return article.body, [(removal.rule, removal.excerpt) for removal in article.removals]


def test_the_article_stands_in_the_notation_and_nothing_else() -> None:
    assert extracted(PAGE)[0] == (
        f"{PROSE} It was the first year.\n\n"
        "## What the engineers did\n\n"
        f"{PROSE} It was the second year.\n\n"
        "- They dredged the channel.\n- They built a pier.\n\n"
        f"{PROSE} It was the third year."
    )


def test_each_thing_removed_is_told_with_its_rule() -> None:
    removals = extracted(PAGE)[1]

    assert ("skip_links", "Skip to content") in removals
    assert ("kicker", "Opinion") in removals
    assert ("byline", "By Ann Lee") in removals
    assert ("share_buttons", "Share on Facebook") in removals
    assert ("related_links", "Related articles The old pier Ships that never came") in removals
    assert [rule for rule, excerpt in removals if "Bo Ek" in excerpt or excerpt == "3 Comments"] == ["comments"]


def test_title_kicker_author_and_date_are_metadata() -> None:
    metadata = extract_text(Page(text=PAGE, kind="text"), ExtractSettings()).metadata

    assert metadata.title == "The ships come back to the harbour"
    assert metadata.kicker == "Opinion"
    assert metadata.authors == ("Ann Lee",)
    assert metadata.published == date(2019, 5, 3)


def test_a_kept_rule_takes_nothing() -> None:
    body, removals = extracted(PAGE, keep="related_links")

    assert "- The old pier\n- Ships that never came" in body
    assert "related_links" not in [rule for rule, _ in removals]


def test_a_rule_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownName):
        extracted(PAGE, keep="relatedlinks")


def test_a_page_without_a_word_holds_no_article() -> None:
    with pytest.raises(NoArticle):
        extracted(" \n\u00a0\n")


def test_the_whole_page_keeps_all_and_says_so() -> None:
    article = extract_text(Page(text=PAGE, kind="text"), ExtractSettings(whole_page=True))

    assert "Skip to content" in article.body
    assert "All rights reserved." in article.body
    assert article.removals == ()
    assert article.notes[0].kind is NoteKind.WHOLE_PAGE


def test_a_letter_comes_through_whole() -> None:
    letter = "Dear Ann,\n\nthe ships are back. Come and see.\n\nYours,\nBo\n"

    body, removals = extracted(letter)

    assert body == "Dear Ann,\n\nthe ships are back. Come and see.\n\nYours,\nBo"
    assert removals == []


def test_a_story_has_its_first_line_for_title_when_that_stands_apart() -> None:
    article = extract_text(
        Page(text=f"The Silted Harbour\n\n{PROSE}\n\n“Home?”\n\n{PROSE}", kind="text"), ExtractSettings()
    )

    assert article.metadata.title == "The Silted Harbour"
    assert article.body == f"{PROSE}\n\n“Home?”\n\n{PROSE}"


def test_paragraphs_that_were_wrapped_are_made_whole() -> None:
    wrapped = (
        "The harbour had been silted up for two hundred years when the\n"
        "engineers came with their chains, and told the town that it\n"
        "would see ships again.\n\nNobody believed them."
    )

    assert extracted(wrapped)[0].split("\n\n") == [
        " ".join(wrapped.split("\n\n", maxsplit=1)[0].split()),
        "Nobody believed them.",
    ]


def test_verse_keeps_its_lines() -> None:
    assert extracted("The ships came in\nthe ships went out\n\nand that was all")[0] == (
        "The ships came in\nthe ships went out\n\nand that was all"
    )


def test_no_break_spaces_of_pasted_links_become_single_spaces() -> None:
    assert extracted("the Associated\u00a0 Press reported,\u00a0and nobody listened to it.")[0] == (
        "the Associated Press reported, and nobody listened to it."
    )


def test_underlined_lines_are_headings() -> None:
    assert extracted(f"{PROSE}\n\nThe pier\n========\n\n{PROSE} Again.")[0].split("\n\n")[1] == "## The pier"


def test_quotes_keep_their_marks() -> None:
    assert extracted(f"{PROSE}\n\n> I was there.\n> So was he.\n\n{PROSE} Again.")[0].split("\n\n")[1] == (
        "> I was there.\n> So was he."
    )


def test_code_keeps_its_spaces() -> None:
    code = "    def ships(year):\n        return year - 1800"

    assert extracted(f"{PROSE}\n\n{code}\n\n{PROSE} Again.")[0].split("\n\n")[1] == code


def test_lists_in_lists_keep_their_depth() -> None:
    items = "  * Ships\n      o Sloops\n      o Cutters\n  * Piers"

    assert extracted(f"{PROSE}\n\n{items}\n\n{PROSE} Again.")[0].split("\n\n")[1] == (
        "- Ships\n  - Sloops\n  - Cutters\n- Piers"
    )


def test_words_that_look_like_the_notation_are_escaped() -> None:
    assert extracted(f"{PROSE}\n\n## is how a heading begins in that notation.\n\n{PROSE} Again.")[0].split("\n\n")[
        1
    ] == ("\\## is how a heading begins in that notation.")


def test_a_second_copy_of_a_paragraph_goes_as_hidden() -> None:
    body, removals = extracted(
        PAGE.replace("        What the engineers did\n", f"        {PROSE} It was the first year.\n")
    )

    assert body.count("first year") == 1
    assert "hidden" in [rule for rule, _ in removals]


@pytest.mark.skipif(not SEEDS, reason="seeds/ is not beside the tests")
def test_the_seed_gives_its_seven_paragraphs_and_its_title() -> None:
    article = extract_text(Page(text=SEEDS[0].read_text(encoding="utf-8"), kind="text"), ExtractSettings())

    assert article.metadata.title == (
        "Iranian Army Openly Deploys Troops to Syria for First Time, Uses Russian Airstrikes as Cover"
    )
    assert article.metadata.kicker == ""
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == 7
    assert paragraphs[-1].endswith("troops and weapons to Syria.")
    assert "“advisers,”" in paragraphs[0]
    assert "the Associated Press" in paragraphs[0]
    assert [(removal.rule, removal.excerpt) for removal in article.removals] == [
        ("kicker", "Featured"),
        ("print_buttons", "Print Friendly, PDF & Email"),
        ("print_buttons", "Send to Kindle"),
        ("photo_credits", "[Photo: CCTV News / YouTube ]"),
    ]

"""An explanation counts words, and names reasons."""

from __future__ import annotations

from converter.model.document import BulletList, Document, Heading, ListItem, Metadata, Paragraph, Text
from converter.model.explanation import ExplainedBlock, Explanation, document_as_it_is
from converter.model.record import Removal


def test_the_words_that_went_out_of_a_block_that_stayed_are_removed_words() -> None:
    kept = ExplainedBlock("A boat. Photo: Lee", 4, "kept", "find", taken=(Removal("photo_credits", "Photo: Lee", 2),))
    removed = ExplainedBlock("Home News Sport", 3, "removed", "find", "navigation")
    explanation = Explanation("page.html", Metadata(), (kept, removed))

    assert (explanation.words("kept"), explanation.words("removed")) == (2, 5)


def test_a_reason_names_rule_and_probability_and_any_step_but_the_search() -> None:
    assert ExplainedBlock("Home", 1, "removed", "find", "navigation", 0.024).reason == "navigation, p = 0.02"
    assert ExplainedBlock("Share", 1, "removed", "clean", "share_buttons").reason == "clean: share_buttons"
    assert ExplainedBlock("A story.", 2, "kept", "find", probability=0.93).reason == "p = 0.93"
    assert ExplainedBlock("A story.", 2, "kept", "clean").reason == ""


def test_a_document_is_explained_as_kept_block_by_block() -> None:
    items = BulletList((ListItem((Paragraph((Text("A boat"),)),)), ListItem((Paragraph((Text("A raft"),)),))))
    document = Document(Metadata(title="Flood"), (Heading(2, (Text("Night"),)), items))

    blocks = document_as_it_is(document, "flood.md").blocks

    assert [(block.text, block.fate, block.form, block.rank) for block in blocks] == [
        ("Night", "kept", "heading", 2),
        ("A boat A raft", "kept", "item", 0),
    ]

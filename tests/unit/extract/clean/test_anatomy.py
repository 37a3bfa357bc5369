from __future__ import annotations

from time import process_time

from converter.base.dom import parse_fragment, serialise
from converter.extract.clean.anatomy import Anatomy
from converter.extract.clean.wording import tokens_of
from converter.model.record import EXCERPT_CHARACTERS
from tests.unit.extract.clean.cleaning import cleaned


def test_a_name_is_taken_apart_into_words_and_pairs() -> None:
    assert tokens_of("relatedPosts share_bar") == {"related", "posts", "related-posts", "share", "bar", "share-bar"}


def test_letters_in_a_checksum_are_no_words() -> None:
    assert "ad" not in tokens_of("block-4ad2-b09x7")


def test_what_is_taken_out_counts_no_longer() -> None:
    anatomy = Anatomy(parse_fragment("<div><p>One two</p><p>three</p></div>"))
    first = next(anatomy.named("p"))

    removal = anatomy.take_out(first, "kicker")

    assert removal.words == 2
    assert anatomy.root.words == 1
    assert [part.text for part in anatomy.named("p")] == ["three"]


def test_the_tree_changes_when_it_is_swept() -> None:
    tree = parse_fragment("<p>One</p><p>two</p>")
    anatomy = Anatomy(tree)
    anatomy.take_out(next(anatomy.named("p")), "kicker")
    before = serialise(tree)

    anatomy.sweep()

    assert (before, serialise(tree)) == ("<p>One</p><p>two</p>", "<p>two</p>")


def test_an_excerpt_is_cut_to_its_length() -> None:
    tree = parse_fragment(f"<p>{'word ' * 100}</p><p>two</p>")
    anatomy = Anatomy(tree)

    removal = anatomy.take_out(next(anatomy.named("p")), "kicker")

    assert len(removal.excerpt) <= EXCERPT_CHARACTERS
    assert removal.words == 100


def test_twenty_thousand_boxes_take_no_quadratic_time() -> None:
    html = '<div class="share">x</div>' * 20_000
    began = process_time()

    left, removals = cleaned(f"<p>{'A sentence of the article. ' * 20}</p>{html}")

    assert len(removals) == 20_000
    assert left.count("<div") == 0
    assert process_time() - began < 10

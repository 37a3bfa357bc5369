"""Pictures with captions to `<figure>` with `<img>`s and `<figcaption>`, the credit last in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import all_within, first_within, text_of
from converter.base.vocabulary import CREDIT_CLASS
from converter.extract.shape.embeds import is_embed
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

_CAPTION: Final = re.compile(
    r"(?<![a-z])(?:wp-caption-text|gallery-caption|thumbcaption|(?:image|img|photo|picture|figure|media|wp)[-_]{0,2}caption(?:[-_]text)?|caption(?:[-_]text)?|figcaption"
    r"|article-image-caption|c-figure__caption|imagecaption|photocaption|bildunterschrift)(?![a-z])"
)
_NO_CAPTION: Final = re.compile(r"subtitle|closed|track|video-captions|captioned")
_CREDIT: Final = re.compile(
    r" (?:photo-?|image-?|picture-?|media-?)?(?:credits?|copyright|source|byline|photographer|attribution)(?:-text)? "
)
_FIGURE_BOX: Final = re.compile(
    r" (?:wp-caption|thumb|tright|tleft|thumbinner|image-container|figure|captioned-image-container|image-with-caption) "
)
_LONGEST_CAPTION_CHARACTERS: Final = 1000
_CREDIT_BESIDE_CHARACTERS: Final = 200
"""How much a box may say beside its caption, such as a credit."""
_MOST_PARAGRAPHS_IN_A_FIGURE: Final = 2


def shape_figures(tree: ArticleTree) -> None:
    """Give pictures and their captions one form."""
    for figure in tree.elements("figure"):
        if not is_gone(figure) and _is_no_figure(figure):
            tree.rename(figure, "div", {})
    for element, classes in tree.of_class(_CAPTION, "p", "div", "span", "small", "em", "dd", "cite"):
        if not is_gone(element) and not _NO_CAPTION.search(classes):
            _shape_caption(element, tree)
    for caption in tree.elements("figcaption"):
        _shape_credit(caption, tree)


def _is_no_figure(figure: Tag) -> bool:
    """Return whether a `<figure>` is the box of running text, as some editors wrap it."""
    if is_embed(figure):
        return False
    paragraphs = [
        inner
        for inner in all_within(figure, "p")
        if len(text_of(inner)) > 1 and inner.find_parent("figcaption") is None
    ]
    quoted = first_within(figure, "blockquote", "table", "pre") is not None
    return len(paragraphs) > _MOST_PARAGRAPHS_IN_A_FIGURE and not quoted


def _shape_caption(element: Tag, tree: ArticleTree) -> None:
    """Make an element that says it is a caption the caption of the figure around it, or of a new one."""
    text = text_of(element)
    if not text or len(text) > _LONGEST_CAPTION_CHARACTERS or first_within(element, "img", "table", "h2") is not None:
        return
    around = list(ancestors(element, 4))
    if any(each.name in ("figcaption", "table", "pre", "video") for each in around):
        return
    figure = next((each for each in around if each.name == "figure"), None)
    if figure is None:
        figure = _box_with_picture(element, around)
        if figure is None:
            return
        if figure is element.parent or _holds_only_figure(figure):
            tree.rename(figure, "figure", {})
        else:
            return
    if first_within(figure, "figcaption") is not None:
        return
    caption = tree.new("figcaption")
    for node in list(element.contents):
        caption.append(node.extract())
    tree.remove(element)
    figure.append(caption)


def _box_with_picture(element: Tag, around: list[Tag]) -> Tag | None:
    """Return the nearest box that holds a picture and hardly more text than the caption; None where there is none."""
    characters = len(text_of(element))
    for box in around:
        if box.name not in ("div", "span", "p", "center", "a", "dl", "section"):
            return None
        if not is_short(box, characters + _CREDIT_BESIDE_CHARACTERS):
            return None
        if first_within(box, "img") is not None:
            return box
    return None


def _holds_only_figure(box: Tag) -> bool:
    return _FIGURE_BOX.search(classes_of(box)) is not None or len(visible_nodes(box)) <= 3  # noqa: PLR2004 - picture, caption, credit


def _shape_credit(caption: Tag, tree: ArticleTree) -> None:
    """Set the credit within a caption apart, as its last child."""
    for inner in all_within(caption, "span", "small", "cite", "p", "div", "em"):
        if is_gone(inner) or "class" not in inner.attrs or not _CREDIT.search(classes_of(inner)):
            continue
        if not text_of(inner):
            continue
        if inner.name == "small" and inner is caption.contents[-1]:
            return
        credit = tree.new("small", {"class": CREDIT_CLASS})
        for node in list(inner.contents):
            credit.append(node.extract())
        tree.remove(inner)
        caption.append(credit)
        return

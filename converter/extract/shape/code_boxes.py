"""What stands around a block of code: its caption and its language are taken, buttons and repeated copies go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.code_languages import is_language_label, labelled_language
from converter.base.dom import attribute
from converter.extract.clean.wording import CODE_CONTROLS, plain
from converter.extract.shape.code_language import MOST_IN_A_BOX_OF_CODE
from converter.extract.shape.code_text import is_gutter
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.shape.tree import ArticleTree

_BOXES_LOOKED_AT: Final = 6
_LONGEST_HEAD_CHARACTERS: Final = 120
"""The line above a block of code: its language, a file's name, "Copy"."""
_LONGEST_FILE_NAME: Final = 80
_BOX_ELEMENTS: Final = frozenset({"div", "figure", "span", "section", "article"})
_NEVER_CHROME: Final = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "img",
        "picture",
        "blockquote",
        "math",
        "details",
        "hr",
        "br",
        "iframe",
        "video",
        "audio",
    }
)
_CONTROL_ELEMENTS: Final = frozenset({"button", "clipboard-copy", "copy-button", "select", "textarea", "input", "svg"})
_TITLE: Final = re.compile(
    r" (?:code-?(?:block-?)?(?:title|caption|filename|file-name|label|name)|(?:file|example|snippet)-?(?:name|title)|filename|remark-code-title"
    r"|codeblocktitle_\w{1,20}|gatsby-code-title|rehype-code-title|shiki-title|frame-title|highlight-title|prism-title|nextra-filename"
    r"|code-with-filename-file|code-header-title|crayon-title|caption-text|code-block-header__title|code__title|snippet-file) "
)
_TITLE_OF_LISTING: Final = re.compile(
    r" (?:listingblock|code panel|code-panel|literal-block-wrapper|expressive-code|frame) "
)
_TITLE_IN_LISTING: Final = re.compile(r" (?:title|codeheader|panelheader|code-block-caption) ")
_TITLE_ATTRIBUTES: Final = (
    "data-title",
    "data-filename",
    "data-file",
    "data-code-title",
    "data-file-name",
    "data-caption",
)
_FILE_NAME: Final = re.compile(
    r"[\w@.\-/\\\[\]()~ ]{0,70}[\w\])]\.[A-Za-z][\w]{0,11}\Z|(?:\.?/)?(?:Dockerfile|Makefile|Gemfile|Procfile|Rakefile|Jenkinsfile|Caddyfile|\.[a-z]{2,20})\Z"
)
_COPY: Final = re.compile(
    r" (?:crayon-plain-wrap|crayon-toolbar|enlighter-default|enlighter-toolbar|highlight__panel|gist-meta|code-copy|monaco-aria-container|js-code-highlight-actions) "
)


def take_head(block: Tag, tree: ArticleTree) -> tuple[str, str]:
    """Take out what hangs around a block of code, and return its language and caption as far as that says them."""
    language = caption = ""
    inner: Tag = block
    for around in ancestors(block, _BOXES_LOOKED_AT):
        if around is tree.root or not _is_box(around):
            break
        caption = caption or title_of(around)
        others = [child for child in around.contents if isinstance(child, Tag) and child is not inner]
        for child in others:
            if is_gone(child) or not is_short(child, _LONGEST_HEAD_CHARACTERS) or _holds_content(child):
                continue
            words = label_of(child)
            if not words or _COPY.search(classes_of(child)) or is_gutter(child):
                tree.remove(child)
            elif is_language_label(words):
                language = language or labelled_language(words)
                tree.remove(child)
            elif child.name not in ("figcaption", "summary") and _is_title(child, around, words):
                caption = caption or _without_language(words)
                tree.remove(child)
        if any(not is_gone(child) and child.name != "figcaption" for child in others) or _has_text(around):
            break
        inner = around
    return language, caption


def title_of(element: Tag) -> str:
    """Return the title that an element of code has as an attribute; "" where it has none."""
    return next((value for name in _TITLE_ATTRIBUTES if (value := " ".join(attribute(element, name).split()))), "")


def label_of(element: Tag) -> str:
    """Return the words of a short element without those of its controls."""
    words = " ".join(text for node in _spoken(element) if plain(text := node) not in CODE_CONTROLS)
    words = " ".join(words.split())
    lowered = words.lower()
    for control in ("copied!", "copy code", "copy", "run"):
        # "pythonCopy code" where no element stands between.
        if lowered.endswith(control) and is_language_label(lowered.removesuffix(control)):
            return words[: -len(control)].strip()
    return "" if plain(words) in CODE_CONTROLS else words


def _spoken(element: Tag) -> Iterator[str]:
    if element.name in _CONTROL_ELEMENTS:
        return
    if element.name in ("a", "span", "label") and " sr-only " in classes_of(element):
        return
    for node in element.contents:
        if isinstance(node, Tag):
            yield from _spoken(node)
        elif text := str(node).strip():
            yield text


def _is_box(around: Tag) -> bool:
    if around.name not in _BOX_ELEMENTS and "-" not in around.name:
        return False
    return len(around.contents) <= MOST_IN_A_BOX_OF_CODE and len(around.find_all("pre", limit=2)) == 1


def _holds_content(child: Tag) -> bool:
    if child.name in _NEVER_CHROME:
        return True
    return child.find(["pre", "img", "picture", "video", "iframe", "math", "h2", "h3", "h4", "code"]) is not None


def _is_title(child: Tag, around: Tag, words: str) -> bool:
    if len(words) > _LONGEST_HEAD_CHARACTERS:
        return False
    classes = classes_of(child)
    if _TITLE.search(classes) or "data-rehype-pretty-code-title" in child.attrs:
        return True
    if _TITLE_IN_LISTING.search(classes) and _TITLE_OF_LISTING.search(classes_of(around)):
        return True
    return len(words) <= _LONGEST_FILE_NAME and _FILE_NAME.match(_without_language(words)) is not None


def _without_language(words: str) -> str:
    """Return a caption without the language's name before or after it, as "main.py Python"."""
    first, _, rest = words.partition(" ")
    if rest and is_language_label(first) and "." in rest:
        return rest
    rest, _, last = words.rpartition(" ")
    return rest if rest and is_language_label(last) and "." in rest else words


def _has_text(around: Tag) -> bool:
    return any(not isinstance(node, Tag) and str(node).strip() for node in around.contents)

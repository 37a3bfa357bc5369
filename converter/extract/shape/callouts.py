"""Notes, warnings and tips of documentation tools to `<aside class="callout" data-callout="KIND">`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.base.vocabulary import CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE, CALLOUT_TITLE_CLASS
from converter.extract.shape.tree import classes_of, elements_in, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_KINDS: Final = {
    "note": "note", "info": "info", "information": "info", "primary": "info", "secondary": "note", "tip": "tip", "hint": "hint", "protip": "tip",
    "success": "success", "important": "important", "warning": "warning", "warn": "warning", "caution": "caution", "attention": "warning",
    "danger": "danger", "error": "error", "bug": "bug", "example": "example", "question": "question", "faq": "faq", "abstract": "abstract",
    "summary": "summary", "tldr": "tldr", "quote": "quote", "todo": "todo", "failure": "failure", "seealso": "seealso", "pitfall": "warning",
    "accent": "note", "attn": "warning", "deprecated": "warning", "versionadded": "info", "versionchanged": "info", "notes": "note",
}  # fmt: skip
"""Words in classes, and the kinds that GitHub, Obsidian and Material for MkDocs know them by."""
_SYNONYMS: Final = {
    "pro tip": "tip",
    "see also": "seealso",
    "good to know": "info",
    "heads up": "warning",
    "note well": "note",
    "key point": "important",
}
"""Labels of more than one word, and the kind that they name."""
_KIND_OF_EMOJI: Final = {
    "💡": "tip", "⚠": "warning", "🚧": "warning", "ℹ": "info", "📘": "info", "📝": "note", "📌": "note", "🗒": "note", "❗": "important", "❕": "important",
    "🚨": "danger", "⛔": "danger", "🛑": "danger", "❌": "danger", "📗": "success", "✅": "success", "👍": "success", "📙": "warning", "📕": "danger",
    "❓": "question", "🐛": "bug", "🔥": "important",
}  # fmt: skip

_SURE: Final = re.compile(
    r" (?:markdown-alert|admonition|admonition-block|admonitionblock|theme-admonition|custom-block|hint-container|sl-aside|starlight-aside|notecard"
    r"|kg-callout-card|notion-callout|notion-callout-block|book-hint|expandable-callout|hextra-callout|nextra-callout|ghd-alert|rmdnote|rmdwarning"
    r"|rmdtip|confluence-information-macro|myst-admonition|callout-block|docs-callout) "
)
"""Classes of boxes that are callouts, whatever else they say."""
_MAYBE: Final = re.compile(
    r" (?:alert|callout|notice|notices|hint|panel|infobox|elementor-alert|gl-alert|chakra-alert|message|su-note|aside|rh-alert|note-box) "
)
"""Classes of boxes that are callouts where a class beside them names a kind."""
_BARE: Final = frozenset(
    "note tip warning caution important hint attention danger pitfall seealso deprecated versionadded versionchanged".split()
)
"""Classes that name the kind by themselves, where the box has few others."""
_MOST_BARE_CLASSES: Final = 3
_LONGEST_BARE_BOX_CHARACTERS: Final = 2000
_NOTES_HEAD_CHARACTERS: Final = 12
_NOTES: Final = re.compile(r"notes?\s*(?:1|\*|\[1|:?\s*1)|(?:foot|end)?notes\b", re.IGNORECASE)
"""What a box of endnotes starts with."""
_NO_CALLOUT: Final = re.compile(
    r" (?:alert-dismissible|footnotes?|hidden|modal|toast|cookie[\w\-]{0,20}|navigation-[\w\-]{1,40}|is-dismissible) "
)
_KIND_IN_CLASS: Final = (
    re.compile(
        r" (?:theme-admonition|markdown-alert|starlight-aside-{0,1}|admonish|callout|confluence-information-macro|myst-admonition)[\-_]{1,2}(\w{1,20}) "
    ),
    re.compile(r" [\w\-]{0,40}?[\-_](\w{1,20}) "),
    re.compile(r" (\w{1,20}) "),
)
"""Where a kind stands in a list of classes, the surest first."""
_KIND_ATTRIBUTES: Final = (
    "data-callout",
    "data-callout-type",
    "data-admonition-type",
    "data-panel-type",
    "data-alert-type",
    "data-type",
    "data-status",
)
_TITLE: Final = re.compile(
    r" (?:markdown-alert-title|admonition-title|callout-title|callout-title-container|alert-heading|alert-title|custom-block-title|hint-container-title"
    r"|starlight-aside__title|admonition-heading|admonitionheading_\w{1,20}|admonition_header|callout-heading|callout-header|callout__title|notice-title"
    r"|box-label|elementor-alert-title|gl-alert-title|ghd-alert-title|myst-admonition-header|chakra-alert__title|notecard-title|hint-title) "
)
_BARE_TITLE: Final = re.compile(r" (?:title|label|heading) ")
_CONTENT: Final = re.compile(
    r" (?:callout-content|admonition-content|admonitioncontent_\w{1,20}|alert-content|callout-body|callout-body-container|starlight-aside__content"
    r"|confluence-information-macro-body|kg-callout-text|notion-callout-text|box-content|callout-text|elementor-alert-description"
    r"|myst-admonition-body|admonition-body|chakra-alert__desc) "
)
_ICON: Final = re.compile(
    r" (?:[\w\-]{0,30}icon[\w\-]{0,30}|[\w\-]{0,30}emoji[\w\-]{0,30}|callout-indicator|screen-reader-only|sr-only|visually-hidden|fa|docon|material-icons) "
)
_LONGEST_ICON_CHARACTERS: Final = 16
"""An emoji with its variations, or the name that a font of icons draws as one."""
_MARKED: Final = re.compile(r"\s*\[!(\w{1,20})\][+-]?[ \t]*([^\n]{0,200})")
_GITHUB_WORDS: Final = frozenset({"note", "tip", "important", "warning", "caution"})
_ELEMENTS: Final = ("div", "aside", "section", "blockquote", "details", "figure", "p", "article")


def shape_callouts(tree: ArticleTree) -> None:
    """Give every callout one form."""
    for element in tree.elements(*_ELEMENTS):
        if is_gone(element):
            continue
        kind = _kind_of(element)
        if kind:
            _shape(element, kind, tree)
        elif element.name == "blockquote":
            _shape_marked_quote(element, tree)


def _kind_of(element: Tag) -> str:
    """Return the kind of a callout; "" for what is none, or may be any box."""
    attributes = element.attrs
    if not attributes:
        return ""
    if "data-callout" in attributes and (named := attribute(element, "data-callout").strip().lower()):
        return named
    if "data-node-type" in attributes and attribute(element, "data-node-type") == "callout":
        return _kind_by_icon(element)
    classes = classes_of(element) if "class" in attributes else ""
    if element.name == "details" and not classes:
        return ""
    if attribute(element, "role") == "note" and "footnote" not in classes and element.name != "p":
        return _kind_by_class(classes) or "note"
    if not classes or _NO_CALLOUT.search(classes):
        return ""
    if _SURE.search(classes):
        named = _kind_by_attribute(element) or _kind_by_class(classes)
        return named or _kind_by_title(element) or _kind_by_icon(element)
    if _MAYBE.search(classes) and (element.name not in ("p", "figure") or " callout " in classes):
        named = _kind_by_attribute(element) or _kind_by_class(classes)
        return named or (_kind_by_icon(element, otherwise="") if " callout " in classes else "")
    if element.name == "aside" and (named := _kind_by_attribute(element)):
        return named
    return _bare_kind(element, classes)


def _kind_by_attribute(element: Tag) -> str:
    """Return the kind that an element's attributes name; "" where they name none."""
    values = (attribute(element, name).strip().lower() for name in _KIND_ATTRIBUTES)
    return next((_KINDS[value] for value in values if value in _KINDS), "")


def _kind_by_class(classes: str) -> str:
    """Return the kind that an element's classes name; "" where they name none."""
    # One space parts two classes, and a match takes both of a class.
    apart = _MAYBE.sub(" ", _SURE.sub(" ", classes.replace(" ", "  ")))
    for pattern in _KIND_IN_CLASS:
        for found in pattern.finditer(apart):
            if found.group(1) in _KINDS:
                return _KINDS[found.group(1)]
    return ""


def _bare_kind(element: Tag, classes: str) -> str:
    words = classes.split()
    named = next((word for word in words if word in _BARE), "")
    if not named or len(words) > _MOST_BARE_CLASSES or not is_short(element, _LONGEST_BARE_BOX_CHARACTERS):
        return ""
    start = text_of(element)[:_NOTES_HEAD_CHARACTERS]
    return "" if named == "note" and _NOTES.match(start) else _KINDS[named]


def _kind_by_title(element: Tag) -> str:
    title = _title_of(element)
    return _kind_in_words(text_of(title)) if title is not None else ""


def _kind_in_words(words: str) -> str:
    """Return the kind that words name and nothing else, such as "Warning:"; "" where they say more, or less."""
    plain = words.strip(" :!.\u00a0").lower()
    return _KINDS.get(plain, _SYNONYMS.get(plain, ""))


def _kind_by_icon(element: Tag, otherwise: str = "note") -> str:
    for icon in _icons(element):
        for sign in text_of(icon)[:2]:
            if sign in _KIND_OF_EMOJI:
                return _KIND_OF_EMOJI[sign]
        return otherwise or "note"
    return otherwise


def _icons(element: Tag) -> list[Tag]:
    """Return the pictograms of a callout: in elements of their own, by class."""
    return [
        inner
        for inner in elements_in(element)
        if ("class" in inner.attrs or "data-node-type" in inner.attrs)
        and (_ICON.search(classes_of(inner)) or attribute(inner, "data-node-type") == "callout-emoji")
        and is_short(inner, _LONGEST_ICON_CHARACTERS)
        and first_within(inner, "img") is None
    ]


def _title_of(element: Tag) -> Tag | None:
    inner_elements = elements_in(element)
    for inner in inner_elements:
        if "class" in inner.attrs and _TITLE.search(classes_of(inner)):
            return inner
    first = next((node for node in visible_nodes(element) if isinstance(node, Tag) and node.name != "svg"), None)
    if first is None:
        return None
    if first.name in ("h2", "h3", "h4", "h5", "h6", "summary"):
        return first
    if first.name in ("p", "div", "span") and ("class" in first.attrs and _BARE_TITLE.search(classes_of(first))):
        return first
    # Microsoft's pages: a paragraph that says "Note" and nothing else.
    if first.name == "p" and _kind_in_words(text_of(first)):
        return first
    return None


def _shape(element: Tag, kind: str, tree: ArticleTree) -> None:
    if is_gone(element):
        return
    kind = kind.strip().lower()
    _unwrap_table(element, tree)
    for icon in _icons(element):
        # What is an icon to a tool may be the first line of another.
        if not is_gone(icon) and (_kind_by_sign(icon) or not text_of(icon).isalpha() or _kind_in_words(text_of(icon))):
            tree.remove(icon)
    title = _title_of(element)
    content = next(
        (inner for inner in elements_in(element) if "class" in inner.attrs and _CONTENT.search(classes_of(inner))), None
    )
    heading: Tag | None = None
    if title is not None:
        for picture in title.find_all(["svg", "img", "button"]):
            picture.decompose()
        if not _only_says(text_of(title), kind):
            heading = tree.new("p", {"class": CALLOUT_TITLE_CLASS})
            inner = next((each for each in elements_in(title) if " callout-title-inner " in classes_of(each)), title)
            for node in list(inner.contents):
                heading.append(node.extract())
        tree.remove(title)
    tree.rename(element, "aside", {"class": CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE: kind})
    if content is not None and not is_gone(content):
        tree.unwrap(content)
    _drop_label(element, kind, tree)
    if heading is not None:
        element.insert(0, heading)


def _kind_by_sign(icon: Tag) -> str:
    return next((_KIND_OF_EMOJI[sign] for sign in text_of(icon) if sign in _KIND_OF_EMOJI), "")


def _only_says(words: str, kind: str) -> bool:
    plain = words.strip(" :!.\u00a0").lower()
    return plain in ("", kind) or _kind_in_words(words) == kind


def _unwrap_table(element: Tag, tree: ArticleTree) -> None:
    """Take a callout out of the table by which AsciiDoctor puts an icon beside it."""
    table = next((node for node in visible_nodes(element) if isinstance(node, Tag)), None)
    if table is None or table.name != "table":
        return
    content = next((cell for cell in all_within(table, "td") if " content " in classes_of(cell)), None)
    if content is not None:
        tree.replace(table, *list(content.contents))


def _drop_label(callout: Tag, kind: str, tree: ArticleTree) -> None:
    """Take out the bold "Note:" at the start of a callout, which says its kind once more."""
    holder: Tag | None = callout
    while holder is not None:
        first = next(islice(visible_nodes(holder), 1), None)
        if not isinstance(first, Tag):
            return
        if first.name in ("strong", "b", "span", "em"):
            words = text_of(first)
            if words and _only_says(words, kind):
                following = first.next_sibling
                tree.remove(first)
                if isinstance(following, NavigableString):
                    following.replace_with(NavigableString(str(following).lstrip(" :\u00a0\n—–")))
            return
        holder = first if first.name in ("p", "div") else None


def _shape_marked_quote(element: Tag, tree: ArticleTree) -> None:
    """Shape a quotation that starts with `[!NOTE]`, as GitHub's and Obsidian's Markdown writes a callout."""
    first = next(iter(visible_nodes(element)), None)
    holder = first if isinstance(first, Tag) else element
    text = next((node for node in holder.contents if isinstance(node, NavigableString) and node.strip()), None)
    found = _MARKED.match(text) if text is not None else None
    if text is None or not found:
        _shape_bold_quote(element, holder, tree)
        return
    title, kind = found.group(2).strip(), found.group(1).lower()
    text.replace_with(NavigableString(text[found.end() :].lstrip()))
    tree.rename(element, "aside", {"class": CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE: kind})
    if title:
        element.insert(0, tree.new("p", {"class": CALLOUT_TITLE_CLASS}, title))


def _shape_bold_quote(element: Tag, holder: Tag, tree: ArticleTree) -> None:
    """Shape a quotation whose first line is a bold "Note": GitHub's first way to write one."""
    nodes = visible_nodes(holder)
    label = nodes[0] if nodes else None
    if holder.name != "p" or not isinstance(label, Tag) or label.name != "strong":
        return
    kind = text_of(label).lower()
    is_line = len(nodes) == 1 or (isinstance(nodes[1], Tag) and nodes[1].name == "br")
    if kind not in _GITHUB_WORDS or not is_line:
        return
    for node in nodes[:2]:
        if isinstance(node, Tag):
            tree.remove(node)
    tree.rename(element, "aside", {"class": CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE: kind})

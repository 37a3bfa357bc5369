"""Highlighted code to `<pre><code class="language-NAME">` with its text alone; with a caption in a figure."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.code_languages import is_language_label, labelled_language
from converter.base.dom import all_within, attribute, first_within, text_of
from converter.base.vocabulary import LANGUAGE_CLASS_PREFIX, LISTING_CLASS
from converter.extract.shape.code_boxes import take_head, title_of
from converter.extract.shape.code_language import language_near, own_language
from converter.extract.shape.code_tabs import shape_code_tabs
from converter.extract.shape.code_text import code_text, is_gutter, tidy
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_CODE_TABLE: Final = re.compile(
    r" (?:lntable|highlighttable|rouge-table|rouge-line-table|crayon-table|hljs-ln|js-file-line-container|highlight"
    r"|codetable|diff-table|sourcecode|react-code-lines) "
)
_CODE_CELL: Final = re.compile(
    r" (?:code|rouge-code|crayon-code|hljs-ln-code|hljs-ln-line|blob-code|lntd|gutter-code|sourcecode) "
)
_EDITOR: Final = re.compile(
    r" (?:cm-content|codemirror-code|view-lines|ace_text-layer|syntaxhighlighter|react-code-lines|fragment|crayon-pre|enlighter) "
)
_EDITOR_BOX: Final = re.compile(r" (?:cm-editor|codemirror|monaco-editor|ace_editor|crayon-syntax|enlighter-default) ")
_STEPS_TO_EDITOR_BOX: Final = 8
_NOTION: Final = re.compile(r" notion-code-block ")
_LEAN: Final = re.compile(r" hl lean (?:.{0,60} )?(?:block|lean-output) ")
_PROMPT: Final = re.compile(
    r" (?:prompt|input_prompt|output_prompt|jp-inputprompt|jp-outputprompt|jp-inputarea-prompt|jp-outputarea-prompt) "
)
_NUMBERED_PROMPT: Final = re.compile(r"(?:In|Out)?\s?\[[\d\s*]{0,6}\]:?\Z")
_NEVER_SHOWN: Final = re.compile(r" (?:hover-info|tactic-state|twoslash-popup-container|boring) ")
_NOT_COPIED: Final = re.compile(r" enlighterjsraw | enlighter-raw ")
_KEEPS_LINES: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)|display\s*:\s*block")
_CLASS_OF_BLOCK: Final = re.compile(r" (?:block|code-block|codeblock|multiline) ")
_CODE_FIELD: Final = re.compile(
    r" (?:[\w\-]{0,20}code[\w\-]{0,20}|[\w\-]{0,20}editor[\w\-]{0,20}|crayon-plain|prettyprint|[\w\-]{0,20}snippet[\w\-]{0,20}) "
)
_LONGEST_HEAD_CHARACTERS: Final = 120
_NODES_BETWEEN_COPIES: Final = 40
_STEPS_TO_FIGURE: Final = 4


def shape_code(tree: ArticleTree) -> None:
    """Give every block of code one form."""
    blocks = _Blocks(tree)
    _drop_what_is_no_code(tree)
    shape_code_tabs(tree)
    _join_lean(blocks)
    for table in _code_tables(tree):
        if not is_gone(table) and _is_code_table(table):
            _shape_table(table, blocks)
    for editor, _ in tree.of_class(_EDITOR, "div"):
        if not is_gone(editor) and not _is_within_pre(editor):
            _shape_editor(editor, blocks)
    for pre in tree.elements("pre", "xmp", "listing", "plaintext"):
        if not is_gone(pre) and not blocks.holds(pre):
            _shape_pre(pre, blocks)
    for code in tree.elements("code", "samp", "tt"):
        if not is_gone(code) and not _is_within_pre(code) and _is_a_block(code):
            blocks.put(code, code_text(code), language_near(code))
    for box in _boxes_of_lines(tree):
        if not is_gone(box) and box.find("pre") is None:
            blocks.put(box, code_text(box), language_near(box))
    for field in tree.elements("textarea"):
        _shape_field(field, blocks)
    blocks.drop_copies()


def _drop_what_is_no_code(tree: ArticleTree) -> None:
    for prompt, _ in tree.of_class(_PROMPT, "div", "span"):
        if is_short(prompt, _LONGEST_HEAD_CHARACTERS) and _NUMBERED_PROMPT.match(text_of(prompt)):
            tree.remove(prompt)
    for popup, _ in tree.of_class(_NEVER_SHOWN, "span", "div", "code"):
        if not is_gone(popup):
            tree.remove(popup)
    # Enlighter keeps what it was given beside what it made of it.
    for given, _ in tree.of_class(_NOT_COPIED, "pre"):
        for made in given.find_previous_siblings("div", class_=True, limit=1):
            if isinstance(made, Tag) and " enlighter-default " in classes_of(made):
                tree.remove(made)
        given.attrs.pop("hidden", None)
        given.attrs.pop("style", None)


def _join_lean(blocks: _Blocks) -> None:
    """Make one block of the commands and answers that Verso, Lean's documentation tool, writes as an element each."""
    for first, _ in blocks.tree.of_class(_LEAN, "code", "pre"):
        if is_gone(first) or blocks.holds(first):
            continue
        run = [first]
        for node in first.next_siblings:
            if isinstance(node, Tag):
                if node.name not in ("code", "pre") or not _LEAN.search(classes_of(node)):
                    break
                run.append(node)
            elif not str(node).isspace():
                break
        if len(run) == 1:
            continue
        text = "\n".join(code_text(piece) for piece in run)
        for piece in run[1:]:
            blocks.tree.remove(piece)
        blocks.put(first, tidy(text), "lean")


# --- Tables ---


def _code_tables(tree: ArticleTree) -> list[Tag]:
    """Return the tables that say they hold code, or whose cells do."""
    tables = [table for table, _ in tree.of_class(_CODE_TABLE, "table")]
    for cell, _ in tree.of_class(_CODE_CELL, "td"):
        tables += [around for around in ancestors(cell, 3) if around.name == "table"][:1]
    return list({id(table): table for table in tables}.values())


def _is_code_table(table: Tag) -> bool:
    cells = all_within(table, "td")
    has_code = any(_CODE_CELL.search(classes_of(cell)) or cell.find(["pre", "code"]) is not None for cell in cells[:4])
    # A class such as "highlight" may also colour a table of facts, whose cells may hold code.
    is_numbered = any(is_gutter(cell) or "data-line-number" in cell.attrs for cell in cells[:4])
    return has_code and (
        is_numbered or table.find("pre") is not None or any(_CODE_CELL.search(classes_of(cell)) for cell in cells[:4])
    )


def _shape_table(table: Tag, blocks: _Blocks) -> None:
    """Put the code of a table of lines or of columns into its place."""
    lines: list[str] = []
    language = ""
    for row in all_within(table, "tr"):
        cells = row.find_all("td", recursive=False)
        marked = [cell for cell in cells if _CODE_CELL.search(classes_of(cell)) and not is_gutter(cell)]
        cell = (marked or [cell for cell in cells if not is_gutter(cell)] or [None])[-1]
        for number in cells:
            if number is not cell:
                blocks.tree.remove(number)
        if isinstance(cell, Tag):
            # First what is in the cell, then what is around the table, which has one cell left now.
            language = language or language_near(first_within(cell, "pre", "code") or cell)
            lines.append(code_text(cell))
    old = next((around for around in ancestors(table, 3) if around.name == "pre"), table)
    blocks.put(old, tidy("\n".join(lines)), language or language_near(table))


# --- Editors ---


def _shape_editor(editor: Tag, blocks: _Blocks) -> None:
    if " fragment " in classes_of(editor) and editor.find(class_="line") is None:
        return
    boxes = [around for around in ancestors(editor, _STEPS_TO_EDITOR_BOX) if _EDITOR_BOX.search(classes_of(around))]
    old = boxes[-1] if boxes else editor
    blocks.put(old, code_text(editor), language_near(editor) or language_near(old))


def _shape_field(field: Tag, blocks: _Blocks) -> None:
    """Make a field that is called code a block of code; where a block stands beside it, it is its copy, and goes later.

    One that can only be read is no code for that: it may hold the article, for others to print.
    """
    around = next(ancestors(field, 1), None)
    is_code = _CODE_FIELD.search(classes_of(field)) is not None
    text = "".join(str(node) for node in field.contents if isinstance(node, NavigableString))
    if not is_code or "\n" not in text.strip() or around is None or around.find("pre") is not None:
        return
    blocks.put(field, tidy(text), language_near(field))


# --- Pre ---


def _shape_pre(pre: Tag, blocks: _Blocks) -> None:
    if pre.find("pre") is not None:
        # mdBook puts what can be run into a second one.
        editor = next((box for box in all_within(pre, "div") if _EDITOR.search(classes_of(box))), None)
        if editor is None:
            blocks.tree.unwrap(pre)
            return
    language = language_near(pre)
    core = _core_of(pre)
    heads = _heads_beside(core, pre) if core is not pre else []
    language = language or next((name for head in heads if (name := labelled_language(head))), "")
    blocks.put(pre, code_text(core), language)


def _core_of(pre: Tag) -> Tag:
    """Return the element in a `<pre>` that holds its code: itself, but where a head line stands in it, too."""
    editor = next((box for box in all_within(pre, "div") if _EDITOR.search(classes_of(box))), None)
    if editor is not None:
        return editor
    codes = pre.find_all("code", limit=2)
    if len(codes) != 1 or any(not isinstance(node, Tag) and str(node).strip() for node in pre.contents):
        return pre
    code = codes[0]
    within = {id(around) for around in ancestors(code, _STEPS_TO_EDITOR_BOX)}
    beside = [
        child
        for around in (pre, *all_within(pre, "div"))
        if id(around) in within or around is pre
        for child in around.contents
    ]
    heads = [node for node in beside if isinstance(node, Tag) and id(node) not in within and node is not code]
    if any(node.name not in ("div", "header", "span", "button", "figcaption") for node in heads):
        return pre
    return code if any(node.name in ("div", "header", "figcaption") for node in heads) or not heads else pre


def _heads_beside(core: Tag, pre: Tag) -> list[str]:
    """Return the short texts that stand in a `<pre>` before its code."""
    heads: list[str] = []
    for node in pre.descendants:
        if node is core:
            break
        if type(node) is NavigableString and (word := node.strip()):
            heads.append(word)
    return [head for head in heads if is_language_label(head)]


# --- Code without pre ---


def _is_within_pre(element: Tag) -> bool:
    return any(around.name == "pre" for around in ancestors(element, 20))


def _is_a_block(code: Tag) -> bool:
    """Return whether a `<code>` without `<pre>` is a block: it says so, or is lines alone in what is around it."""
    parent = code.parent
    if parent is None or (
        parent.name not in ("div", "p", "figure", "td", "li", "section", "article", "dd") and "-" not in parent.name
    ):
        return False
    classes = classes_of(code)
    if _CLASS_OF_BLOCK.search(classes):
        return True
    keeps_lines = _KEEPS_LINES.search(attribute(code, "style")) is not None
    is_marked = "\n" in code.get_text().strip() and own_language(code) != "" and "class" in code.attrs
    if not keeps_lines and not is_marked and code.find("br") is None:
        return False
    return len(visible_nodes(parent)) == 1 or is_marked


def _boxes_of_lines(tree: ArticleTree) -> list[Tag]:
    """Return the boxes that show code with no element that says so: Notion's, and what was pasted from an editor."""
    boxes = []
    for box, _ in tree.of_class(_NOTION, "div"):
        lines = next((inner for inner in all_within(box, "div") if " line-numbers " in classes_of(inner)), None)
        boxes.append(lines if lines is not None else box)
    for box in tree.with_attribute("style"):
        style = attribute(box, "style").lower()
        if box.name == "div" and "monospace" in style and _KEEPS_LINES.search(style) and "white-space" in style:
            boxes.append(box)
    return boxes


# --- The form ---


class _Blocks:
    """The blocks of code that were brought to the form so far."""

    def __init__(self, tree: ArticleTree) -> None:
        self.tree = tree
        self._made: dict[int, Tag] = {}

    def holds(self, pre: Tag) -> bool:
        """Return whether a `<pre>` is in the form already."""
        return id(pre) in self._made

    def put(self, old: Tag, text: str, language: str) -> None:
        """Put a block of code into an element's place; nothing where there is no code."""
        tree = self.tree
        if not text.strip():
            tree.remove(old)
            return
        code = tree.new("code", {}, text)
        pre = tree.new("pre")
        pre.append(code)
        if identifier := attribute(old, "id"):
            pre["id"] = identifier
        titled = title_of(old)
        tree.replace(old, pre)
        self._made[id(pre)] = pre
        named, caption = take_head(pre, tree)
        if language := language or named:
            code["class"] = f"{LANGUAGE_CLASS_PREFIX}{language}"
        if caption := titled or caption:
            _give_caption(pre, caption, tree)

    def drop_copies(self) -> None:
        """Take out the second of two blocks of the same code with no word between: for another colour scheme, or to copy."""
        in_order = [pre for pre in self.tree.elements("pre") if self.holds(pre)]
        for pre in in_order:
            if not is_gone(pre):
                copy = _block_after(pre)
                if copy is not None and self.holds(copy) and copy.get_text() == pre.get_text():
                    self.tree.remove(copy)


def _block_after(pre: Tag) -> Tag | None:
    """Return the `<pre>` that follows one with no word between; None where a word does, or nothing near."""
    last = pre.contents[-1]
    node = last.contents[-1] if isinstance(last, Tag) and last.contents else last
    for following in islice(node.next_elements, _NODES_BETWEEN_COPIES):
        if isinstance(following, Tag):
            if following.name == "pre":
                return following
            if following.name in ("img", "iframe", "li", "td", "h2", "h3", "h4", "hr"):
                return None
        elif not str(following).isspace():
            return None
    return None


def _give_caption(pre: Tag, caption: str, tree: ArticleTree) -> None:
    """Give a block its caption: in the figure that the page has around it, before what that says already."""
    figure = next((around for around in ancestors(pre, _STEPS_TO_FIGURE) if around.name == "figure"), None)
    said = figure.find("figcaption") if figure is not None else None
    if isinstance(said, Tag):
        words = text_of(said)
        if not words:
            said.append(caption)
        elif caption not in words:
            said.insert(0, NavigableString(caption))
            said.insert(1, tree.new("br"))
        return
    listing = tree.new("figure", {"class": LISTING_CLASS})
    pre.insert_before(listing)
    listing.append(tree.new("figcaption", {}, caption))
    listing.append(pre.extract())

"""A name to a folder with the beginnings of a theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.base.errors import OutputUnwritable, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

_TOML = """\
# A theme of Octavo: octavo convert SOURCE -o article.pdf --theme ./{name}
name = "{name}"
description = "My own"

# What is not said here is as in the theme that this one extends. "octavo themes show classic" says where that lies.
extends = "classic"
# made_for = ["html", "epub"]   # where it is not for all formats alike

# Settings by format; without the # they hold.
[pdf]
# size = "A5"                  # A3 to A6, B4, B5, Letter, Legal, with " landscape"; or "148mm 210mm"
# margin = "18mm 16mm 20mm"    # top, sides, bottom
# code_colours = false
# provenance = "opening"       # where the article is from: below the title, not only after the end
# notes = "end"                # footnotes after the article, not at the foot of pages
# formula_colour = "#333"      # formulas are drawn, and have no colour of the style sheet's

[html]
# embed_fonts = false          # smaller files, in the reader's own fonts
# code_colours = false         # code in one colour; the style sheets colour `pre .keyword` and the like

[epub]
# embed_fonts = false
# code_colours = false

[cover]
# drawn = false                # no cover; libraries show the article's own picture
# ground = "#f6f2e9"
# ink = "#1f1b16"
# accents = "#8a2b1d #1f4e5f"  # one of them is a site's own

[markdown]
# front_matter = true
# title_heading = false        # the title as a heading as well
# heading_style = "atx"        # or "setext"
# emphasis = "*"               # or "_"
# bullet = "-"                 # or "*", "+"
# fence = "`"                  # or "~"
# wrap = 0                     # columns; 0 leaves a paragraph on one line

# Front matter's keys in order, each with what fills it.
# [markdown.keys]
# title = "title"
# author = "authors"
# source = "url"
# linked = "[[{{authors}}]]"     # fields in a text, and days: "{{published:day}}"
# tags = ["clipping", "{{tags}}"]

# Settings that "octavo themes show {name}" lists, with other values; in style sheets they are var(--NAME).
[settings]
# font-size = {{ html = "19px", print = "11.5pt" }}
# justify = false

# One of its own, for --set wide=on.
# [settings.wide]
# kind = "switch"              # or "length", "number", "colour", "choice" with choices = ["one", "two"]
# about = "Pictures as wide as the page"
# default = false              # or by medium: {{ html = true, print = false }}
# on = "100%"                  # var(--wide), where it is on
# off = "70%"                  # and where it is off
# sheet = "wide.css"           # added to the style sheets where it is on

# Fonts of its own; as soon as there is one, those of the extended theme are not used, but for those that are kept.
# [keep_fonts]
# "Source Code Pro" = "code"   # or "text", or "fallback": for what the others do not cover

# [[fonts]]
# family = "My Serif"
# file = "fonts/my-serif.woff2"
# style = "normal"             # or "italic"
# weight = "400"               # or "200 900" for a variable font
# ranges = "U+0000-00FF"       # code points that the file covers; without it, all
# scripts = ["latin", "greek"] # instead: a file each, as Google Fonts cuts them, "{{script}}" in the name
# lacks = "U+2191"             # what the files lack of these
# role = "text"                # or "code": needed only where there is code
"""

_SHEETS = {
    "base.css": "/* For every medium; stands after that of the extended theme. */\n\n/* h2 { color: #7a1f1f; } */\n",
    "html.css": "/* For browsers. */\n",
    "print.css": "/* For PDF. */\n\n/* body { font-size: 11.5pt; } */\n",
    "epub.css": "/* For e-readers. Leave the size of the text to them. */\n",
}


def new_theme(name: str, folder: Path) -> Path:
    """Write a commented theme that extends classic into `folder`/`name`, and return that folder.

    Nothing is replaced. Raises SettingsError for a name that cannot be a folder's everywhere, OutputUnwritable.
    """
    if not _NAME.fullmatch(name):
        message = f'"{name}" cannot name a theme: small letters, digits and hyphens can, sixty at most.'
        raise SettingsError(message)
    target = folder / name
    try:
        target.mkdir(parents=True)
        (target / "theme.toml").write_text(_TOML.format(name=name), encoding="utf-8")
        for file_name, sheet in _SHEETS.items():
            (target / file_name).write_text(sheet, encoding="utf-8")
    except FileExistsError:
        raise OutputUnwritable(path=str(target), reason="there is something of that name already") from None
    except OSError as error:
        raise OutputUnwritable(path=str(target), reason=error.strerror or str(error)) from error
    return target

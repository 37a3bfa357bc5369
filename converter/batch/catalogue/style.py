"""How the pages of a catalogue look. Nothing here is younger than the browser of a ten-year-old e-reader."""

from __future__ import annotations

from typing import Final

STYLE_SHEET: Final = """
body { max-width: 44em; margin: 0 auto; padding: 1em; font-family: Georgia, serif; line-height: 1.4; color: #000; background: #fff; }
h1 { margin: .6em 0 .3em; font-size: 1.5em; line-height: 1.2; }
h2 { margin: 1.4em 0 .2em; font-size: 1.05em; border-bottom: 1px solid; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0; padding: .7em 0; border-bottom: 1px solid #aaa; word-wrap: break-word; }
a { color: inherit; }
.title { font-size: 1.1em; font-weight: bold; }
.about { color: #444; font-size: .9em; }
.files a { display: inline-block; margin: .35em .4em 0 0; padding: .35em .8em; border: 1px solid; border-radius: .3em; text-decoration: none; }
.ways a { display: inline-block; padding: .4em 0; margin-right: 1.2em; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e4df; background: #161615; }
  .about { color: #aaa89f; }
  li { border-bottom-color: #444; }
}
@media print { .ways { display: none; } }
""".strip()

"""How the page of a gallery looks: a wall, on which pages hang beside each other."""

from __future__ import annotations

from typing import Final

STYLE_SHEET: Final = """
:root { color-scheme: light dark; --wall: #e4e6ea; --ink: #1c1f23; --quiet: #4d545c; --shadow: #0003; }
@media (prefers-color-scheme: dark) {
  :root { --wall: #24272b; --ink: #e6e8ea; --quiet: #a9b0b7; --shadow: #0008; }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem; background: var(--wall); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(38rem, 100%), 1fr)); gap: 3rem 2.5rem;
}
h1 { grid-column: 1 / -1; margin: 0; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1.15rem; }
p { margin: 0 0 .8rem; color: var(--quiet); }
.pages { display: flex; flex-wrap: wrap; gap: 1.2rem; align-items: flex-start; }
img, pre { background: #fff; box-shadow: 0 2px 9px var(--shadow); max-width: 100%; height: auto; }
img { flex: 0 1 auto; min-width: 0; }
@media (min-width: 48rem) { img { max-width: calc(50% - .6rem); } }
pre {
  margin: 0; padding: 1.2rem 1.4rem; width: 100%; max-height: 31rem; overflow: hidden; color: #1f2427; white-space: pre-wrap;
  overflow-wrap: anywhere; font: .78rem/1.55 ui-monospace, "Menlo", "Consolas", monospace;
}
""".strip()

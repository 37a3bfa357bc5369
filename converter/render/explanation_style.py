"""How the page of an explanation looks. Colour is never the only sign: every block says its fate, in a word and a mark."""

from __future__ import annotations

from typing import Final

STYLE_SHEET: Final = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c1c1a; --quiet: #5c5c57; --line: #d9d8d2;
  --kept: #17692c; --kept-tint: #eaf6ec; --removed: #a8231b; --removed-tint: #fdeeec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171716; --ink: #e8e6e1; --quiet: #a4a29b; --line: #3b3a36;
    --kept: #6cc584; --kept-tint: #16271b; --removed: #f08d84; --removed-tint: #2e1a18;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
h1, h2, p, dd, li, td { overflow-wrap: anywhere; }
p { margin: .25rem 0; }
.quiet { color: var(--quiet); }
.failure { margin: 1rem 0; padding: .6rem .9rem; border: 2px solid var(--removed); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { border-collapse: collapse; }
th, td { padding: .2rem 1.2rem .2rem 0; border-bottom: 1px solid var(--line); text-align: left; }
th { color: var(--quiet); font-weight: 400; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
.kept-mark { color: var(--kept); font-weight: 600; }
.removed-mark { color: var(--removed); font-weight: 600; }

fieldset { margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0 1rem 0 0; }
label { margin-right: 1.2rem; }
main:has(#only-kept:checked) > .page > .removed, main:has(#only-removed:checked) > .page > .kept { display: none; }
.show { accent-color: var(--ink); }
.show + label { cursor: pointer; }
.show:focus-visible + label { outline: 2px solid; outline-offset: 2px; }

.page { margin: .75rem 0 0; padding: 0; list-style: none; }
.page > li {
  display: grid; grid-template-columns: 16.5rem minmax(0, 1fr); gap: 0 1rem; margin: 0 0 2px; padding: .12rem .7rem;
  align-items: baseline;
  border-inline-start: 5px solid;
}
.page > .kept { border-color: var(--kept); background: var(--kept-tint); }
.page > .removed { border-color: var(--removed); border-inline-start-style: dashed; background: var(--removed-tint); }
.page > .removed > .text { color: var(--quiet); }
.page > .kept { padding-block: .3rem; }
.page > .removed { font-size: .9rem; }
.why { font-size: .8rem; line-height: 1.35; }
.text { min-width: 0; }
.text > * { margin: 0; overflow-wrap: anywhere; white-space: normal; }
.text > h3 { font-size: 1.05rem; line-height: 1.35; }
.text > .rank-1 { font-size: 1.4rem; }
.text > .rank-2 { font-size: 1.2rem; }
.text > .item { padding-inline-start: 1.2em; text-indent: -1em; }
.text > .item::before { content: "•"; display: inline-block; width: 1em; text-indent: 0; }
.text > blockquote { padding-inline-start: 1em; border-inline-start: 2px solid var(--line); font-style: italic; }
.text > .caption, .text > .cell { font-size: .9rem; }
.text > .cell { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line); }
.text > code { display: block; font: .85rem/1.45 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
.text > .taken { margin-top: .25rem; font-size: .85rem; }
@media (max-width: 40rem) {
  .page > li { grid-template-columns: minmax(0, 1fr); }
}
@media print { fieldset { display: none; } }
""".strip()

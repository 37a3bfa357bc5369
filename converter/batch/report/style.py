"""How the page of a report looks: on a screen, on a telephone, on paper, by day and by night."""

from __future__ import annotations

from typing import Final

STYLE_SHEET: Final = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c1c1a; --quiet: #5c5c57; --line: #d9d8d2; --shade: #f5f4f0;
  --well: #17692c; --bad: #a8231b; --bad-tint: #fdeeec; --link: #1a4f8b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171716; --ink: #e8e6e1; --quiet: #a4a29b; --line: #3b3a36; --shade: #21211f;
    --well: #6cc584; --bad: #f08d84; --bad-tint: #2e1a18; --link: #8fb8e8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 92rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.2rem; }
p { margin: .3rem 0; max-width: 60rem; }
a { color: var(--link); text-underline-offset: .15em; }
p, td, dd, li { overflow-wrap: anywhere; }
.quiet, .quiet a { color: var(--quiet); }
code { font: .85em/1.4 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
.sums { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.1rem 0 0; }
.sums > div { min-width: 7.5rem; padding: .5rem .9rem; border-radius: .4rem; background: var(--shade); }
.sums dt { color: var(--quiet); font-size: .85rem; }
.sums dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.sums .bad { background: var(--bad-tint); }
.sums .bad dd { color: var(--bad); }
.sums .well dd { color: var(--well); }
.counts { display: flex; flex-wrap: wrap; gap: 0 3rem; align-items: start; }
.counts caption { padding: 1rem 0 .2rem; text-align: start; font-weight: 600; white-space: nowrap; }
.filter { position: sticky; top: 0; z-index: 1; padding: .7rem 0; margin-top: 1.2rem; background: var(--paper); }
.filter input {
  width: min(24rem, 100%); padding: .4rem .6rem; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--quiet); border-radius: .3rem;
}
table { border-collapse: collapse; }
.list { width: 100%; font-size: .92rem; }
th, td { padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--quiet); font-weight: 400; white-space: nowrap; }
th button { padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
th button::after { content: "\\2195"; padding-inline-start: .25em; opacity: .45; }
th[aria-sort] button { color: var(--ink); }
th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.date { white-space: nowrap; }
.what { min-width: 12rem; }
td.what { color: var(--bad); }
.source { min-width: 11rem; }
.again { min-width: 11rem; }
.again code { user-select: all; }
.title { min-width: 15rem; }
td.title > * { display: block; }
.site { min-width: 6.5rem; }
.title .quiet { font-size: .85rem; }
.picture { width: 5.5rem; }
.picture img { display: block; max-width: 4.7rem; max-height: 4.7rem; width: auto; height: auto; border-radius: .2rem; }
.files a { white-space: nowrap; margin-inline-end: .5rem; }
@media screen and (max-width: 60rem) {
  body { padding-inline: .9rem; }
  .list, .list tbody, .list tr, .list td { display: block; }
  .list thead { display: none; }
  .list tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .list td { padding: .1rem 0; border: 0; text-align: start; white-space: normal; min-width: 0; width: auto; }
  .list .number, .list .date { display: inline-block; margin-inline-end: 1rem; }
  .list td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); }
  .list td:empty, .list tr[hidden] { display: none; }
  .list .title { font-size: 1.05rem; }
}
@media print {
  :root {
    color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --shade: #fff; --bad: #000; --well: #000;
    --bad-tint: #fff; --link: #000;
  }
  body { padding: 0; font-size: 9pt; max-width: none; }
  .filter { display: none; }
  .sums > div { border: 1px solid var(--line); }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .again { display: none; }
  .what, .title { min-width: 0; }
  .source { min-width: 10rem; }
  th button { display: contents; }
  th button::after { content: none; }
}
""".strip()

"""What runs in the page of a report: its tables are sorted by a column and filtered by words. Without it all is there, too."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

SCRIPT: Final = """
"use strict";
const lists = [...document.querySelectorAll("table.list")];
const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.key ?? cell.textContent.trim();
};
const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" }).compare;
for (const list of lists) {
  const heads = [...list.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (!head.textContent || "unsorted" in head.dataset) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      const body = list.tBodies[0];
      const rows = [...body.rows].map((row, place) => [keyOf(row, column), place, row]);
      rows.sort((one, other) => {
        if (!one[0] !== !other[0]) return one[0] ? -1 : 1;
        return (down ? -1 : 1) * compare(one[0], other[0]) || one[1] - other[1];
      });
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...rows.map((row) => row[2]));
    });
  });
}
const filter = document.querySelector(".filter");
const words = filter.querySelector("input");
const count = filter.querySelector("output");
const rows = lists.flatMap((list) => [...list.tBodies[0].rows]);
filter.hidden = false;
words.addEventListener("input", () => {
  const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !wanted.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  count.textContent = wanted.length ? `${shown} of ${rows.length} rows` : "";
});
""".strip()

SCRIPT_SOURCE: Final = (
    f"'sha256-{base64.b64encode(hashlib.sha256(f'{chr(10)}{SCRIPT}{chr(10)}'.encode()).digest()).decode()}'"
)
"""What the page's policy names as the one script that may run: it, between two line feeds."""

"""Write the README's tables of formats, devices, themes, PDF profiles, checks, rules and the rest from the code: `make tables`.

Each stands between `<!-- NAME -->` and `<!-- /NAME -->`. With --check nothing is written, and the exit code is 1 where
the README says something else than the code.
"""

from __future__ import annotations

import sys
from pathlib import Path

from converter.base import errors
from converter.base.storage import STORAGES
from converter.batch.names import FIELDS
from converter.cli.batch.folder import STATES as BATCH_STATES
from converter.cli.tables import (
    DEVICE_COLUMNS,
    check_rows,
    device_rows,
    format_rows,
    grouping_rows,
    pdf_profile_rows,
    provider_rows,
    rule_rows,
    theme_rows,
)
from converter.extract.sites.directives import DIRECTIVES
from converter.model.delivery import STATES

README = Path(__file__).parents[1] / "README.md"


def tables() -> dict[str, str]:
    """Return each table's Markdown by its name."""
    return {
        "formats": _table(
            ("`--to`", "endings", "what for", "images", "books of many articles"),
            [(f"`{name}`", *rest) for name, *rest in format_rows()],
        ),
        "devices": _table(
            tuple("`--device`" if column == "name" else column for column in DEVICE_COLUMNS),
            [(f"`{name}`", *rest) for name, *rest in device_rows()],
        ),
        "pdf profiles": _table(
            ("`--pdf-profile`", "what for"), [(f"`{name}`", purpose) for name, purpose in pdf_profile_rows()]
        ),
        "checks": _table(
            ("check", "of", "names"), [(f"`{name}`", kind, summary) for name, kind, summary in check_rows()]
        ),
        "groupings": _table(
            ("`--by`", "groups the articles"), [(f"`{name}`", summary) for name, summary in grouping_rows()]
        ),
        "batch states": _table(
            ("state", "the source"), [(f"`{state}`", words) for state, words in BATCH_STATES.items()]
        ),
        "name fields": _table(
            ("field of `--name`", "stands for"), [(f"`{{{name}}}`", about) for name, (about, _) in FIELDS.items()]
        ),
        "storages": _table(("address", "what is there", "needs"), _storages()),
        "themes": _table(
            ("`--theme`", "what it is like", "made for", "extends"),
            [(f"`{name}`", likeness, formats, extends) for name, likeness, formats, extends in theme_rows()],
        ),
        "rules": _table(("`--keep`", "removes"), [(f"`{name}`", summary) for name, summary in rule_rows()]),
        "directives": _table(("line", "says"), _directives()),
        "providers": _table(("provider", "server", "mails up to", "password"), provider_rows()),
        "states": _table(("state", "says"), [(f"`{state}`", words) for state, words in STATES.items()]),
        "exit codes": _table(("code", "what happened"), _exit_codes()),
    }


def with_tables(text: str) -> str:
    """Return the README's text with every table as the code has it; raises ValueError where a mark is missing."""
    for name, table in tables().items():
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, found, rest = text.partition(begin)
        _, also_found, after = rest.partition(end)
        if not (found and also_found):
            message = f"README.md has no {begin.strip()} … {end}."
            raise ValueError(message)
        text = f"{before}{begin}{table}{end}{after}"
    return text


def _directives() -> list[tuple[str, str]]:
    """Return a row for each directive that is followed, and one for all that need nothing, or get nothing, together."""
    rows = [(f"`{row.form}`", row.summary) for row in DIRECTIVES if row.treatment == "followed"]
    for treatment, said in (("needless", "need nothing here"), ("left", "are not followed; a note says so")):
        names = ", ".join(f"`{row.form}`" for row in DIRECTIVES if row.treatment == treatment)
        rows.append((names, said))
    return rows


def _storages() -> list[tuple[str, str, str]]:
    """Return a row for each kind of storage, with all that its addresses may begin with."""
    kinds = {storage.title: storage for storage in STORAGES.values()}
    return [
        (
            ", ".join(f"`{scheme}://`" for scheme, storage in STORAGES.items() if storage.title == title),
            title,
            f"`{kind.command}`" if kind.command else "",
        )
        for title, kind in kinds.items()
    ]


def _exit_codes() -> list[tuple[str, str]]:
    branches = sorted(errors.ConverterError.__subclasses__(), key=lambda branch: branch.exit_code)
    told = [(str(branch.exit_code), (branch.__doc__ or "").partition("\n")[0]) for branch in branches]
    return [
        ("0", "Everything went well; losses, if any, are told on standard error."),
        *[row for row in told if row[0] != "1"],
        (str(errors.FAULT_EXIT_CODE), "A fault of Octavo itself; `OCTAVO_DEBUG=1` shows where."),
        ("130", "Interrupted."),
    ]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def main() -> int:
    """Write or check the README, and return the exit code."""
    text = README.read_text(encoding="utf-8")
    wanted = with_tables(text)
    if "--check" in sys.argv:
        return int(text != wanted)
    README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

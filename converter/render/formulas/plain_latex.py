"""LaTeX as people write it to the part of it that `latex2mathml` knows.

What it lacks in version 3.81 is said in each table; it takes what it does not know for the name of a variable.
"""

from __future__ import annotations

import re
from typing import Final

MAX_CHARACTERS: Final = 10_000
"""A formula of a page; the longest on Wikipedia has 2,000."""
MAX_DEPTH: Final = 60
"""Braces, fences and environments in each other; the package and those behind it recurse."""

_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]{0,1000}(?:\n|$)")
_DEFINITION: Final = re.compile(
    r"\\(?:re|provide)?newcommand|\\[egx]?def(?![a-zA-Z])|\\let(?![a-zA-Z])|\\DeclareMathOperator|\\newenvironment"
)
"""Definitions may call each other and grow without end; and few formulas have one."""
_DROPPED: Final = re.compile(
    r"\\(?:label|require|cssId|vspace|raisebox)\s{0,3}\{[^{}]{0,200}\}|\\(?:class|style|bbox|color|textcolor)\s{0,3}(?:\[[^\]]{0,80}\])?\{[^{}]{0,80}\}(?=\{)"
    r"|\\(?:nonumber|notag|allowbreak|nolimits|hfill|hfil|strut|mathstrut|noindent|bigskip|medskip|smallskip|break|nobreak|unicode)(?![a-zA-Z])"
)
"""What changes nothing in a formula that stands alone."""
_ENVIRONMENT: Final = re.compile(
    r"\\(begin|end)\s{0,3}\{(?:(align(?:ed)?at\*?)\}\s{0,3}(?:\{\d{1,2}\})?|([a-zA-Z]{1,20}\*?)\})"
)
_ENVIRONMENTS: Final = {
    "align": "align*",
    "aligned": "align*",
    "alignat": "align*",
    "alignat*": "align*",
    "alignedat": "align*",
    "flalign": "align*",
    "flalign*": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "split": "split",
    "gather": "matrix",
    "gather*": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
    "multline*": "matrix",
    "multlined": "matrix",
    "dcases": "cases",
    "rcases": "cases",
    "smallmatrix": "matrix",
    "equation": "",
    "equation*": "",
    "displaymath": "",
    "math": "",
    "subequations": "",
}
"""Environments by those that the package knows in their place; it calls none of these an error, and sets "&" as a letter."""
_RENAMED: Final = {
    "argmax": r"\operatorname{argmax}",
    "argmin": r"\operatorname{argmin}",
    "R": r"\mathbb{R}",
    "N": r"\mathbb{N}",
    "Z": r"\mathbb{Z}",
    "Q": r"\mathbb{Q}",
    "C": r"\mathbb{C}",
    "reals": r"\mathbb{R}",
    "bold": r"\mathbf",
    "mathbfit": r"\boldsymbol",
    "lbrace": r"\{",
    "rbrace": r"\}",
    "ldotp": ".",
    "slashed": r"\not",
    "mathds": r"\mathbb",
    "mathbbm": r"\mathbb",
    "textnormal": r"\text",
    "textup": r"\text",
    "mathnormal": r"\mathit",
    "lgroup": "(",
    "rgroup": ")",
    "thinspace": r"\,",
    "medspace": r"\:",
    "thickspace": r"\;",
    "negthinspace": r"\!",
    "nobreakspace": r"\ ",
    "eqqcolon": "=:",
    "coloneqq": ":=",
    "coloneq": ":=",
    "colon": ":",
    "dotsb": r"\cdots",
    "dotsm": r"\cdots",
    "dotsi": r"\cdots",
    "dotsc": r"\ldots",
    "dotso": r"\ldots",
    "degree": r"^{\circ}",
    "mathring": r"\dot",
}
_COMMAND: Final = re.compile(r"\\([a-zA-Z]{1,30})(?![a-zA-Z])")
_NUMBER: Final = re.compile(r"\\tag(\*?)\s{0,3}\{((?:[^{}$]|\$[^$]{0,40}\$){0,80})\}")
_REFERENCE: Final = re.compile(r"\\(eqref|ref)\s{0,3}\{([^{}]{0,80})\}")
_UPRIGHT: Final = re.compile(r"\\mathrm\s{0,3}\{")
_PREFIX_SCRIPTS: Final = re.compile(r"\\prescript\s{0,3}\{([^{}]{0,40})\}\s{0,3}\{([^{}]{0,40})\}")
_NESTING: Final = re.compile(r"\\[\\{}]|[{}]|\\(?:left|right|begin|end)(?![a-zA-Z])")


def is_reasonable(latex: str) -> bool:
    """Return whether LaTeX is short and shallow enough to be converted, and defines nothing."""
    if len(latex) > MAX_CHARACTERS or _DEFINITION.search(latex):
        return False
    depth = 0
    for token in _NESTING.finditer(latex):
        match token.group():
            case "{" | r"\left" | r"\begin":
                depth += 1
            case "}" | r"\right" | r"\end":
                depth -= 1
        if depth > MAX_DEPTH:
            return False
    return True


def plain_latex(latex: str) -> str:
    """Return LaTeX in which each construct is one that the package knows, as far as there is one."""
    latex = _COMMENT.sub("", latex) if "%" in latex else latex
    latex = _NUMBER.sub(_set_number, latex)
    latex = _REFERENCE.sub(
        lambda found: rf"\text{{({found[2]})}}" if found[1] == "eqref" else rf"\text{{{found[2]}}}", latex
    )
    latex = _DROPPED.sub("", latex)
    latex = _PREFIX_SCRIPTS.sub(r"{}^{\1}_{\2}", latex)
    latex = _ENVIRONMENT.sub(_known_environment, latex)
    latex = _COMMAND.sub(lambda found: _RENAMED.get(found[1], found[0]), latex)
    # Without the space the package takes "\mathrm{d}x" for two common letters.
    latex = _UPRIGHT.sub(r"\\mathrm {", latex)
    if "\\begin" not in latex and re.search(r"\\\\|(?<!\\)&", latex) and "\\substack" not in latex:
        latex = rf"\begin{{align*}}{latex}\end{{align*}}"
    return latex.strip()


def _set_number(found: re.Match[str]) -> str:
    number = found[2].replace("$", "").strip()
    return rf"\qquad \text{{{number}}}" if found[1] else rf"\qquad \text{{({number})}}"


def _known_environment(found: re.Match[str]) -> str:
    name = _ENVIRONMENTS.get(found[2] or found[3])
    if name is None:
        return found[0]
    return rf"\{found[1]}{{{name}}}" if name else ""

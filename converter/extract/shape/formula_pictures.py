"""Pictures of formulas, by the address of the service that drew them or by their alternative text, to LaTeX.

They come before all other pictures: one whose address is a placeholder still has its formula in `alt`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from converter.base.dom import attribute, text_of
from converter.extract.shape.formulas import Place, bare_latex, enclosed_latex, put_latex, unescaped
from converter.extract.shape.tree import classes_of, elements_in, is_short

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

MAX_LATEX_CHARACTERS: Final = 10_000
"""No address is longer; and no alternative text that a person wrote."""
_ADDRESSES: Final = ("src", "data-src", "data-lazy-src", "data-original", "data-original-src", "data-actualsrc")
_CLASSES: Final = re.compile(
    r" (?:latex|tex|mathtex|math-image|mwe-math-fallback-image-(?:inline|display)|wp-katex-eq|ee_img|ql-img-\S{1,40}"
    r"|math-tex|math_image|texrender|mathimg|tex-image|inlineformula|latex_img|equation_image|equation-image) "
)
"""Classes of pictures whose alternative text is LaTeX."""
_QUERY: Final = re.compile(
    r"latex\.php\?|/cgi-bin/(?:mathtex|mimetex)\.cgi\?|/(?:mathtex|mimetex)\.cgi\?|/mathtex?\?|codecogs\.com/[\w.]{1,20}\?"
    r"|/chart\?|/equation\?|/render/math\?|/tex2img\.php\?|numberempire\.com/render\?|mathurl\.com/render\.cgi\?"
    r"|(?:math|tex)\.(?:now\.sh|vercel\.app)/?\?|/filter/tex/|/(?:latex|tex|math|formula|katex|mathjax|equation)[\w.\-]{0,20}\?",
    re.IGNORECASE,
)
"""Addresses that have the formula in their query."""
_PARAMETERS: Final = ("latex", "tex", "math", "formula", "equation", "eq", "from", "inline", "chl", "expr", "f", "code")
_VAGUE_PARAMETERS: Final = frozenset({"from", "inline", "f", "code", "expr", "eq"})
_SIGN: Final = re.compile(r"[\\^_{}=+]")
"""What a formula has in a parameter that may be for something else."""
_PATH: Final = re.compile(
    r"(?:i\.upmath\.me|tex\.s2cms\.(?:ru|com))/(?:svg|png|svgb|pngb)/"
    r"|/(?:formula|latex|tex|math|equation|svg|png|gif|katex|mathjax)/(?=[^/?#]{0,2000}%5C)",
    re.IGNORECASE,
)
"""Addresses that have the formula in their path."""
_SETTINGS: Final = re.compile(
    r"\A(?:\s{0,9}\\(?:inline|large|Large|LARGE|huge|Huge|small|tiny|normalsize|fn_\w{1,10}|d?(?:bg|pi|ptf?|png)(?:_\w{1,20}|\{[^{}]{0,20}\})"
    r"|(?:f?bg|fg|bg_\w{1,10}|color)\{[^{}]{0,20}\})(?![a-zA-Z]))+\s{0,9}"
)
"""What codecogs takes for the picture and not for the formula."""
_COMMAND: Final = re.compile(
    r"\\(?:[dt]?frac|sqrt|sum|int|prod|lim|infty|partial|nabla|alpha|beta|gamma|delta|epsilon|varepsilon|theta|lambda|mu|pi"
    r"|rho|sigma|tau|phi|varphi|psi|omega|Delta|Sigma|Omega|Gamma|Phi|left|right|begin|end|text|math(?:rm|bf|bb|cal|frak|sf|it)"
    r"|hat|bar|vec|dot|tilde|overline|underline|operatorname|cdot|times|leq?|geq?|neq|approx|equiv|sim|to|in|forall|exists"
    r"|rightarrow|Rightarrow|displaystyle|log|ln|sin|cos|tan|exp|binom|ldots|cdots|quad|pm|mid|langle|rangle)(?![a-zA-Z])"
)
"""Commands that say of an alternative text that it is LaTeX; a path of Windows has none of them."""
_BESIDE: Final = frozenset({"p", "div", "dd", "section", "article", "blockquote", "body", "main", "center", "figure"})
_NUMBER_CHARACTERS: Final = 8
"""Beside a picture that fills its paragraph: a full stop, or the equation's number."""
_FEW: Final = 4
"""Elements between a picture of a formula and the paragraph that is nothing else: links, wrappers."""


def shape_formula_pictures(tree: ArticleTree) -> None:
    """Put its LaTeX into the place of each picture of a formula."""
    for image in tree.elements("img", "amp-img"):
        latex = _latex_of_picture(image)
        if not latex:
            continue
        alone = _what_it_fills(image)
        place: Place = "display" if alone is not None or "display" in classes_of(image) else "inline"
        latex, place = bare_latex(latex, place)
        put_latex(tree, image, latex, place)


def _latex_of_picture(image: Tag) -> str:
    """Return the LaTeX of a picture of a formula; "" for any other picture."""
    alternative = unescaped(attribute(image, "alt").strip())
    for name in _ADDRESSES:
        address = attribute(image, name).strip()
        if address and not address.startswith("data:") and len(address) <= MAX_LATEX_CHARACTERS:
            latex = _latex_of_address(address)
            if latex:
                return _SETTINGS.sub("", latex).strip() or alternative
    for name in ("data-formula", "data-latex", "data-tex", "data-equation", "data-eq"):
        if latex := attribute(image, name).strip():
            return latex
    if _CLASSES.search(classes_of(image)) or is_latex(alternative):
        return alternative
    return ""


def _latex_of_address(address: str) -> str:
    """Return the LaTeX that a picture's address holds; "" where it holds none."""
    if found := _PATH.search(address):
        latex = _decoded(address[found.end() :].partition("?")[0].rstrip("/")).removesuffix(".svg").removesuffix(".png")
        # A backslash may part the folders of somebody's path.
        return latex if "." in found.group() or _COMMAND.search(latex) else ""
    if not _QUERY.search(address):
        return ""
    try:
        query = urlsplit(address).query or ""
    except ValueError:
        return ""
    # A number sign that was not escaped, as in "a\#b", and all behind it.
    query = query.replace("&space;", "%20").replace("&plus;", "%2B").replace("&amp;", "&").replace("&hash;", "%23")
    if "/chart?" in address.lower() and "cht=tx" not in query:
        return ""
    pairs = [pair.partition("=") for pair in query.split("&")]
    named = {name.lower(): value for name, sign, value in pairs if sign}
    for name in _PARAMETERS:
        latex = _decoded(named.get(name, ""))
        if latex and (name not in _VAGUE_PARAMETERS or _SIGN.search(latex)):
            return latex
    # The whole query is the formula, in which an equals sign is nothing but that.
    is_bare = re.search(r"codecogs\.com/|\.cgi\?|/mathtex?\?", address, re.IGNORECASE)
    return _decoded(query) if is_bare else ""


def _decoded(part: str) -> str:
    return unquote(part.replace("+", " ")).strip()


def is_latex(alternative: str) -> bool:
    """Return whether an alternative text is a formula and nothing else."""
    if not 1 < len(alternative) <= MAX_LATEX_CHARACTERS or alternative.count("{") != alternative.count("}"):
        return False
    if enclosed_latex(alternative) is not None or alternative.startswith(("{\\displaystyle", "\\displaystyle")):
        return True
    return _COMMAND.search(alternative) is not None and "://" not in alternative


def _what_it_fills(image: Tag) -> Tag | None:
    """Return the paragraph in which a picture is all there is; None where it stands in a line, an item or a cell."""
    around = image.parent
    for _ in range(_FEW):
        if around is None or around.name in _BESIDE:
            break
        if around.name not in ("a", "span", "em", "strong", "noscript"):
            return None
        around = around.parent
    if around is None or around.name not in _BESIDE or not is_short(around, _NUMBER_CHARACTERS):
        return None
    if any(character.isalpha() for character in text_of(around)):
        return None
    others = [each for each in elements_in(around) if each.name in ("img", "math", "svg", "iframe", "video")]
    return around if len(others) == 1 else None

"""Characters of mathematics and the LaTeX commands for them: tables, and nothing else."""

from __future__ import annotations

from typing import Final


def _pairs(table: str) -> dict[str, str]:
    """Return what a table of "character command" says, the command with its backslash."""
    words = table.split()
    return {character: f"\\{name}" for character, name in zip(words[::2], words[1::2], strict=True)}


SYMBOLS: Final = {
    # What LaTeX takes for mark-up, and what it has as plain characters.
    "\\": r"\backslash",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\text{^}",
    "~": r"\sim",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "∗": "*",
    "⁎": "*",
    "∶": ":",
    "″": "''",
    "‴": "'''",
    "′": "'",
    "ʹ": "'",
    "\N{NO-BREAK SPACE}": r"\ ",
    "‖": r"\|",
    "⟦": r"[\![",
    "⟧": r"]\!]",
    "½": r"\frac{1}{2}",
    "¼": r"\frac{1}{4}",
    "¾": r"\frac{3}{4}",
    "℃": r"^{\circ}\mathrm{C}",
    "°": r"^{\circ}",
    "Å": r"\mathring{A}",
} | _pairs(
    """
    α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa ϰ varkappa
    λ lambda μ mu µ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi
    ψ psi ω omega Γ Gamma Δ Delta ∆ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon ϒ Upsilon Φ Phi Ψ Psi Ω Omega
    Ω Omega ℵ aleph ℶ beth ℷ gimel ℸ daleth ℏ hbar ħ hbar ℓ ell ℘ wp ℜ Re ℑ Im ı imath ȷ jmath ð eth ∂ partial
    ∇ nabla ∞ infty ∅ emptyset ⌀ varnothing ∀ forall ∃ exists ∄ nexists ¬ neg ∁ complement ⊤ top ⊥ bot ∠ angle
    ∡ measuredangle ∢ sphericalangle △ triangle ▵ triangle ▽ triangledown □ square ◻ square ■ blacksquare ∎ blacksquare
    ◊ lozenge ♠ spadesuit ♡ heartsuit ♢ diamondsuit ♣ clubsuit ♭ flat ♮ natural ♯ sharp √ surd ★ bigstar ✓ checkmark
    § S ¶ P † dagger ‡ ddagger £ pounds
    × times ÷ div ± pm ∓ mp · cdot ⋅ cdot ∙ bullet • bullet ∘ circ ⋆ star ⊕ oplus ⊖ ominus ⊗ otimes
    ⊘ oslash ⊙ odot ⊛ circledast ⊚ circledcirc ⊞ boxplus ⊟ boxminus ⊠ boxtimes ⊡ boxdot ∧ wedge ∨ vee ∩ cap ∪ cup
    ⊎ uplus ⊓ sqcap ⊔ sqcup ∖ setminus ≀ wr ⋄ diamond ⋈ bowtie ⋉ ltimes ⋊ rtimes ⨿ amalg ⋏ curlywedge ⋎ curlyvee
    ⊻ veebar ⊼ barwedge ∔ dotplus ◃ triangleleft ▹ triangleright ⊲ vartriangleleft ⊳ vartriangleright
    ≠ neq ≤ leq ⩽ leqslant ≥ geq ⩾ geqslant ≦ leqq ≧ geqq ≪ ll ≫ gg ⋘ lll ⋙ ggg ≈ approx ≊ approxeq ≃ simeq ≅ cong
    ≡ equiv ∼ sim ∝ propto ≍ asymp ≐ doteq ≑ doteqdot ≜ triangleq ≝ triangleq ≔ coloneqq ≕ eqqcolon ≺ prec ≻ succ
    ⪯ preceq ⪰ succeq ≼ preccurlyeq ≽ succcurlyeq ∈ in ∉ notin ∋ ni ∌ notni ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq
    ⊊ subsetneq ⊋ supsetneq ⊄ not\\subset ⊈ nsubseteq ⊉ nsupseteq ⊏ sqsubset ⊐ sqsupset ⊑ sqsubseteq ⊒ sqsupseteq
    ⊢ vdash ⊣ dashv ⊨ vDash ⊩ Vdash ⊬ nvdash ⊭ nvDash ∣ mid ∤ nmid ∥ parallel ∦ nparallel ⟂ perp ≮ nless ≯ ngtr
    ≰ nleq ≱ ngeq ≁ nsim ≇ ncong ≢ not\\equiv ≉ not\\approx ≲ lesssim ≳ gtrsim ≶ lessgtr ≷ gtrless ⊴ trianglelefteq
    ⊵ trianglerighteq ∴ therefore ∵ because ⌢ frown ⌣ smile ≬ between ⋔ pitchfork
    ← leftarrow → rightarrow ↑ uparrow ↓ downarrow ↔ leftrightarrow ↕ updownarrow ⇐ Leftarrow ⇒ Rightarrow ⇑ Uparrow
    ⇓ Downarrow ⇔ Leftrightarrow ⇕ Updownarrow ⟵ longleftarrow ⟶ longrightarrow ⟷ longleftrightarrow ⟸ Longleftarrow
    ⟹ Longrightarrow ⟺ Longleftrightarrow ↦ mapsto ⟼ longmapsto ↩ hookleftarrow ↪ hookrightarrow ↗ nearrow ↘ searrow
    ↙ swarrow ↖ nwarrow ↼ leftharpoonup ↽ leftharpoondown ⇀ rightharpoonup ⇁ rightharpoondown ⇌ rightleftharpoons
    ⇋ leftrightharpoons ↠ twoheadrightarrow ↞ twoheadleftarrow ↣ rightarrowtail ⇝ rightsquigarrow ↭ leftrightsquigarrow
    ↛ nrightarrow ↚ nleftarrow ⇏ nRightarrow ⇍ nLeftarrow ⇎ nLeftrightarrow ↮ nleftrightarrow ⇄ rightleftarrows
    ⇆ leftrightarrows ⇉ rightrightarrows ⇇ leftleftarrows ⇈ upuparrows ⇊ downdownarrows ↺ circlearrowleft
    ↻ circlearrowright ↶ curvearrowleft ↷ curvearrowright
    ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ∯ oiint ∰ oiiint ⋂ bigcap ⋃ bigcup ⋁ bigvee ⋀ bigwedge
    ⨀ bigodot ⨁ bigoplus ⨂ bigotimes ⨄ biguplus ⨆ bigsqcup
    ⟨ langle ⟩ rangle 〈 langle 〉 rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ⟮ lgroup ⟯ rgroup ⎰ lmoustache
    ⎱ rmoustache ⌜ ulcorner ⌝ urcorner ⌞ llcorner ⌟ lrcorner
    … ldots ⋯ cdots ⋮ vdots ⋱ ddots ⋰ iddots
    """
)
"""LaTeX of characters; any other stands for itself."""

FUNCTIONS: Final = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min"
    " Pr sec sin sinh sup tan tanh".split()
)
"""Names that LaTeX has as commands."""
LIMITS_BELOW: Final = frozenset(
    r"\sum \prod \coprod \bigcap \bigcup \bigvee \bigwedge \bigodot \bigoplus \bigotimes \biguplus \bigsqcup \det \gcd"
    r" \inf \lim \liminf \limsup \max \min \Pr \sup".split()
)
"""Operators whose subscript LaTeX sets below them in a display."""
INTEGRALS: Final = frozenset(r"\int \iint \iiint \oint \oiint \oiiint".split())

ACCENTS_ABOVE: Final = {
    "^": (r"\hat", r"\widehat"),
    "ˆ": (r"\hat", r"\widehat"),
    "\N{COMBINING CIRCUMFLEX ACCENT}": (r"\hat", r"\widehat"),
    "~": (r"\tilde", r"\widetilde"),
    "˜": (r"\tilde", r"\widetilde"),
    "∼": (r"\tilde", r"\widetilde"),
    "\N{COMBINING TILDE}": (r"\tilde", r"\widetilde"),
    "¯": (r"\bar", r"\overline"),
    "‾": (r"\bar", r"\overline"),
    "―": (r"\overline", r"\overline"),
    "_": (r"\bar", r"\overline"),
    "−": (r"\bar", r"\overline"),
    "–": (r"\bar", r"\overline"),
    "ˉ": (r"\bar", r"\overline"),
    "\N{COMBINING MACRON}": (r"\bar", r"\overline"),
    "\N{COMBINING OVERLINE}": (r"\bar", r"\overline"),
    "→": (r"\vec", r"\overrightarrow"),
    "⇀": (r"\vec", r"\overrightarrow"),
    "⃗": (r"\vec", r"\overrightarrow"),
    "←": (r"\overleftarrow", r"\overleftarrow"),
    "↔": (r"\overleftrightarrow", r"\overleftrightarrow"),
    ".": (r"\dot", r"\dot"),
    "˙": (r"\dot", r"\dot"),
    "\N{COMBINING DOT ABOVE}": (r"\dot", r"\dot"),
    "¨": (r"\ddot", r"\ddot"),
    "..": (r"\ddot", r"\ddot"),
    "\N{COMBINING DIAERESIS}": (r"\ddot", r"\ddot"),
    "...": (r"\dddot", r"\dddot"),
    "⃛": (r"\dddot", r"\dddot"),
    "ˇ": (r"\check", r"\check"),
    "˘": (r"\breve", r"\breve"),
    "´": (r"\acute", r"\acute"),
    "`": (r"\grave", r"\grave"),
    "˚": (r"\mathring", r"\mathring"),
    "⏞": (r"\overbrace", r"\overbrace"),
    "︷": (r"\overbrace", r"\overbrace"),
    "⏜": (r"\overgroup", r"\overgroup"),
}
"""What stands over something: the command over one character, and over several."""
ACCENTS_BELOW: Final = {
    "_": r"\underline",
    "¯": r"\underline",
    "‾": r"\underline",
    "―": r"\underline",
    "−": r"\underline",
    "\N{COMBINING LOW LINE}": r"\underline",
    "\N{COMBINING MACRON BELOW}": r"\underline",
    "⏟": r"\underbrace",
    "︸": r"\underbrace",
    "→": r"\underrightarrow",
    "←": r"\underleftarrow",
}
LONG_ARROWS: Final = {
    "→": r"\xrightarrow",
    "⟶": r"\xrightarrow",
    "←": r"\xleftarrow",
    "⟵": r"\xleftarrow",
    "↔": r"\xleftrightarrow",
    "⇒": r"\xRightarrow",
    "⟹": r"\xRightarrow",
    "⇐": r"\xLeftarrow",
    "⇔": r"\xLeftrightarrow",
    "↦": r"\xmapsto",
    "⇌": r"\xrightleftharpoons",
}
"""Arrows that LaTeX stretches over what is written on them."""

FENCES: Final = {
    "(": "(",
    ")": ")",
    "[": "[",
    "]": "]",
    "{": r"\{",
    "}": r"\}",
    "|": "|",
    "∣": "|",
    "‖": r"\|",
    "∥": r"\|",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "〈": r"\langle",
    "〉": r"\rangle",
    "<": r"\langle",
    ">": r"\rangle",
    "⌊": r"\lfloor",
    "⌋": r"\rfloor",
    "⌈": r"\lceil",
    "⌉": r"\rceil",
    "/": "/",
    "↑": r"\uparrow",
    "↓": r"\downarrow",
    "": ".",
    ".": ".",
}
"""What may stand after `\\left` and `\\right`."""
OPENING: Final = frozenset("([{|∣‖∥⟨〈⌊⌈")
CLOSING: Final = frozenset(")]}|∣‖∥⟩〉⌋⌉")
MATRICES: Final = {
    ("(", ")"): "pmatrix",
    ("[", "]"): "bmatrix",
    ("{", "}"): "Bmatrix",
    ("|", "|"): "vmatrix",
    ("∣", "∣"): "vmatrix",
    ("‖", "‖"): "Vmatrix",
    ("∥", "∥"): "Vmatrix",
    ("{", ""): "cases",
    ("", "}"): "rcases",
}
"""Environments of tables between fences."""

VARIANTS: Final = {
    "normal": r"\mathrm",
    "bold": r"\mathbf",
    "bold-italic": r"\boldsymbol",
    "double-struck": r"\mathbb",
    "script": r"\mathcal",
    "bold-script": r"\mathcal",
    "fraktur": r"\mathfrak",
    "bold-fraktur": r"\mathfrak",
    "sans-serif": r"\mathsf",
    "bold-sans-serif": r"\mathsf",
    "sans-serif-italic": r"\mathsf",
    "sans-serif-bold-italic": r"\mathsf",
    "monospace": r"\mathtt",
    "-tex-calligraphic": r"\mathcal",
    "-tex-mathit": r"\mathit",
}
"""Commands for values of `mathvariant`."""
ALPHABETS: Final = (
    (" DOUBLE-STRUCK ", "double-struck"),
    (" FRAKTUR ", "fraktur"),
    ("BLACK-LETTER ", "fraktur"),
    (" SCRIPT ", "script"),
    ("SCRIPT ", "script"),
    (" MONOSPACE ", "monospace"),
    (" SANS-SERIF ", "sans-serif"),
    (" BOLD ITALIC ", "bold-italic"),
    (" BOLD ", "bold"),
    (" ITALIC ", "italic"),
    ("DOUBLE-STRUCK ", "double-struck"),
)
"""What the name of a letter of mathematics says of its `mathvariant`; the first that is in it counts."""

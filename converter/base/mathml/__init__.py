"""MathML to LaTeX, for formulas of which the page has nothing else.

No package does it: of those on PyPI, mathml2latex 0.2.12 prints advice and gives up at `<semantics>`, and has no matrices.
The others have been gone for years. What is written follows MathML Core and the presentation part of MathML 3.
"""

from converter.base.mathml.layout import latex_from_mathml

__all__ = ["latex_from_mathml"]

"""Formulas for formats that cannot take them as they are: LaTeX to MathML, MathML to pictures.

Both stand on packages that take a tenth of a second to import, which only a document with formulas waits for.
"""

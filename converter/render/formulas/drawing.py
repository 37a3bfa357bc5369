"""A document's formulas to the pictures that stand for them where no MathML is set, equal ones once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.model.document import Formula, FormulaBlock
from converter.model.walk import document_parts
from converter.render.xhtml.formulas import checked_mathml
from converter.render.xhtml.settings import FormulaImage

if TYPE_CHECKING:
    from converter.model.document import Document
    from converter.render.formulas.pictures import FormulaPicture

FORMULA_SCHEME: Final = "octavo-formula:"


def formulas_of(document: Document) -> list[Formula | FormulaBlock]:
    """Return a document's formulas in their order."""
    return [part for part in document_parts(document) if isinstance(part, Formula | FormulaBlock)]


def drawn_formulas(document: Document) -> dict[Formula | FormulaBlock, FormulaPicture]:
    """Return the drawing of each formula that can be drawn, equal ones once."""
    drawn: dict[Formula | FormulaBlock, FormulaPicture] = {}
    for formula in dict.fromkeys(formulas_of(document)):
        # Only a document with formulas waits for what draws them.
        from converter.render.formulas.pictures import picture_of_mathml

        mathml = checked_mathml(formula)
        picture = picture_of_mathml(mathml) if mathml else None
        if picture is not None:
            drawn[formula] = picture
    return drawn


def draw_formulas(
    document: Document, colour: str
) -> tuple[dict[Formula | FormulaBlock, FormulaImage], dict[str, tuple[str, bytes]]]:
    """Return the picture of each formula that can be drawn, and media type and bytes of the addresses they name.

    `colour` is one of CSS.
    """
    images: dict[Formula | FormulaBlock, FormulaImage] = {}
    contents: dict[str, tuple[str, bytes]] = {}
    for number, (formula, picture) in enumerate(drawn_formulas(document).items()):
        address = f"{FORMULA_SCHEME}{number}"
        images[formula] = FormulaImage(address, style_of(picture))
        contents[address] = ("image/svg+xml", _in_colour(picture.svg, colour))
    return images, contents


def _in_colour(svg: bytes, colour: str) -> bytes:
    """Return the picture with all that is black in it, which is all that ziamath draws, in this colour."""
    return svg.replace(b'"black"', f'"{colour}"'.encode())


def style_of(picture: FormulaPicture) -> str:
    """Return the size of a picture, and how far it hangs below the line, in the type size of the text around it."""
    return f"width: {picture.width_em:.3f}em; vertical-align: {-picture.depth_em:.3f}em"

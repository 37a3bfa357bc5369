"""Finds and checks a theme folder, and gives a Theme."""

from converter.model.theme import Theme

DEFAULT_THEME = "classic"


def load_theme(name: str) -> Theme:
    """Return the theme."""
    return Theme(name)

"""`octavo themes`: list them, show one, begin one's own."""

import typer

themes = typer.Typer(name="themes", help="List the themes, show one, or begin your own.", no_args_is_help=True)


@themes.command("list")
def list_themes() -> None:
    """List the themes that ship with Octavo."""

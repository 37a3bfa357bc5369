"""`python -m converter.cli` is `octavo`."""

from converter.cli import main

main()

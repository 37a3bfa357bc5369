"""Programs for conversations: the table ENGINES, one row a look of a program."""

from __future__ import annotations

from typing import Final

from converter.extract.threads.engines.communities import COMMUNITIES
from converter.extract.threads.engines.declared import DECLARED
from converter.extract.threads.engines.engine import Engine, Place
from converter.extract.threads.engines.forums import FORUMS
from converter.extract.threads.engines.talk import TALK

__all__ = ["ENGINES", "Engine", "Place"]

ENGINES: Final = (*FORUMS, *COMMUNITIES, *TALK, *DECLARED)
"""The rows, in the order in which they are tried: the first that finds posts is taken."""

"""What a batch allows a document, and itself, where nobody says otherwise."""

from __future__ import annotations

from typing import Final

TIMEOUT_SECONDS: Final = 180.0
"""For a document over both of its tries: the slowest page of our corpora takes 6 seconds as PDF, and a page's pictures
may take 120 to come (FetchSettings)."""
MEMORY_MEGABYTES: Final = 1500
"""For a document and its worker: the largest pages that are read need a third of it as PDF."""
PAUSE_SECONDS: Final = 1.0
"""Between two requests of one host."""

"""What WeasyPrint may ask for: what it is given by name, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def closed_fetcher(contents: Mapping[str, tuple[str, bytes]]) -> Any:
    """Return a fetcher that answers from media types and bytes by address, and has no way to ask anything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            del headers
            if url not in contents:
                message = "not a part of the document"
                raise ValueError(message)
            media_type, content = contents[url]
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return ClosedFetcher(allowed_protocols=(), allow_redirects=False)

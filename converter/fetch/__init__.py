"""Source to Page: files, http, standard input; and a Document's pictures to its assets."""

from converter.fetch.assets import fetch_images
from converter.fetch.sources import fetch_page, page_from_text, source_from, with_named_host

__all__ = ["fetch_images", "fetch_page", "page_from_text", "source_from", "with_named_host"]

"""Which part of the page is the article."""

"""The ordered table of rules that take clutter out of an article."""

"""A learned finder of articles: corpora to labels, features, trees, and an out-of-fold table.

It judges the same blocks that `converter/extract/find/` surveys. The package still finds by rules.
"""

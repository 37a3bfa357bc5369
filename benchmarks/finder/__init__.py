"""The training of the finder of articles: corpora to labels, features, trees, and an out-of-fold table.

It judges the same blocks that `converter/extract/find/` surveys. The model that ships there, `model.npz`, comes from here.
"""

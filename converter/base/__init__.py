"""What every step may use: errors, words, addresses, the parsers. Knows nothing of articles."""

"""Each construct to one form."""

"""What Octavo finds, how fast, and how it is trained to find more."""

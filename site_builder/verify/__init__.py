"""The proof: the shipped script in a real browser against the reference scorer."""

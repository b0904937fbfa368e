"""Duplicates: the same report twice is kept once, as its best copy."""

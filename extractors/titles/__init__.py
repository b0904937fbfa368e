"""Cited titles, their numbers, the laws they name and what is done with them."""

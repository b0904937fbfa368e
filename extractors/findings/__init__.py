"""Doubts about a report that a person should look at."""

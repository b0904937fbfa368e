"""The account of every number, time and title that stands in a report."""

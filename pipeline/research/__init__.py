"""The researcher's side: panels of coded variables, queries, and reports compared over time."""

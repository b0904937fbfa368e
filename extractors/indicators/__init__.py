"""Indicators of the sentences of a report: roles, parts, conditions and changes put together."""

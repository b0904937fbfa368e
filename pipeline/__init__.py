"""The rooms a report passes through: ingest, clean, outline, extract, store."""

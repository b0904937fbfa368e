"""Indicators in the cells of tables, however a table came through."""

"""Temporal expressions and their EDTF."""

"""Figures as they stand in a text: numerals, units and quantities, and numbers that count nothing."""

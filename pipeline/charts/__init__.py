"""Charts: one variable over time, in the terminal and as a picture."""

"""A quantity with the words around it, and what it is compared with."""

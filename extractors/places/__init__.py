"""The divisions of the country and the places that a text names."""

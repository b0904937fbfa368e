"""Export: the tables as a dated bundle that others can cite, check and read without this program."""

"""What leaves the program: the record models, their tables, and the texts they point into."""

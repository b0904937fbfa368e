"""What a figure is a figure of: the name, the subject and what several figures share."""

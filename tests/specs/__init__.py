"""Cases of other projects: how each suite is read, and when an answer counts as right."""

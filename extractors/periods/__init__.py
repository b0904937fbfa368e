"""For what time a statement holds, and whether it tells, aims or rules."""

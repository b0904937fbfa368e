"""Review: a page to check the records of a report by eye, and the decisions a reviewer makes there."""

"""What is found in a clean text: numbers, quantities, dates, titles, tasks, metadata and doubts."""

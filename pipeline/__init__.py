"""From bytes to the store: reading, cleaning, outlining, extracting and keeping reports."""

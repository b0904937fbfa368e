"""What a report is: its title, genre, issuer, region, number and years."""

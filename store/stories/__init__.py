"""Which articles tell the same, and what one says anew."""

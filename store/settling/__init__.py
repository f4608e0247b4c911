"""From what was found and corrected to what holds."""

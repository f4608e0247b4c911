"""What the reader marked: one passage, many of them, and what they come to."""

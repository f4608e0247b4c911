"""What the reader says of names and quotes, and what that changes."""

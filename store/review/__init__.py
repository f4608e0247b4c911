"""What comes up again, and when; what is asked of the reader."""

"""What is kept: the library file, what gets in and out of it, search."""

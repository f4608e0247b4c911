"""How what is in a library is written for other programs, and read from them."""

"""The people, organisations and places of the library."""

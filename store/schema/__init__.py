"""The tables of a library, step by step."""

"""Feeds: what they say, how they are found and fetched, and which of them the reader has."""

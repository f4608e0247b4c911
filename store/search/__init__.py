"""The one search language, and what finds with it."""

"""Quotations: what was said, and by whom."""

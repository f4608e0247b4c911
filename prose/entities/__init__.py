"""Named entities: who, what and where an article mentions."""

"""The commands: what a reader can do, each with its name, keys, help and action in one place."""

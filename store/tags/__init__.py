"""Tags: by name, as a tree, and on articles as wholes."""

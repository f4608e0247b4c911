"""How the entity model and its lexicons are made; not part of the installed package."""

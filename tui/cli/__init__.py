"""The `newsread` command: what can be done without the screen."""

"""What the reader sees: the Textual app and the `newsread` command."""

"""What comes over the network: used only when the reader asks for it."""

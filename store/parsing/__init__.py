"""Making something of what comes from outside, in processes of our own that may be lost to it."""

"""What goes out and comes in under names that hold in every library."""

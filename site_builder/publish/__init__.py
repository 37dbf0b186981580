"""What is built, pinned for good."""

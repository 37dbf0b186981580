"""What a check has published, read."""

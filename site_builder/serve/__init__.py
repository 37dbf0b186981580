"""build --serve."""

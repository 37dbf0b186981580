"""What stands in an author's file: text, YAML with a position for every value, problems."""

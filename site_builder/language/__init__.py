"""What each language asks for: the interface's texts, plural forms, quotation marks."""

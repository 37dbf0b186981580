"""What the widget costs a page, measured in a real browser; see README.md."""

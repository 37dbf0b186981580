"""What the widget costs a page, and how fast commands are; see README.md."""

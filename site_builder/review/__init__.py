"""What is said of content that can be read: doubts, examples, broken promises."""

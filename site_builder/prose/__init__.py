"""Articles' and pages' Markdown: rendered, cleaned and set, and what is wrong with it."""

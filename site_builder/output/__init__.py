"""The whole site as files, what is beside the pages, and the write."""

"""What the author wrote: site.yaml, and a folder for every article or check."""

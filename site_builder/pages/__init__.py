"""How pages look, and what stands in them."""

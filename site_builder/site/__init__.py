"""What there is to publish: pages, addresses, twins, before how they look."""

"""An author's pictures: read, and made into what a page needs of them."""

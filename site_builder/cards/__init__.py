"""Cards: the pictures that social media and chats show where somebody shares an address."""

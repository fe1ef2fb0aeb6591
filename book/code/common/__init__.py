"""What all lessons share: the local API, a fake clock, limits."""

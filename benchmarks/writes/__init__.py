"""What writing costs, and what readers wait meanwhile: see `__main__`."""

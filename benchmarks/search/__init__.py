"""Search beside the raw engine: indexing, single questions asked in turns, and many clients at once."""

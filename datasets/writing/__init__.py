"""Records become rows: in batches, dated as the records say, announced to nobody but the index."""

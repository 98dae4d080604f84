"""Reference lists: read from `data/`, checked line by line, written without touching what editors own."""

"""The manners of writing: the pages' forms filled from JSON, once for each key, over the version that was read."""

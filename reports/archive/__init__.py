"""The reports that were published: their list, its search, their feed."""

"""Backups: everything that can't be rebuilt, in one sealed file, and back from it into an empty place."""

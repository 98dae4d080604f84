"""Registering as a volunteer: six short screens, each saved, that end in a page sent to review."""

"""Atom feeds at `/flux/`: what was published last, with the filters of the lists."""

"""Telling people: notices on the site and by mail, each kind as often as its reader wants. See decision 28."""

"""Telling the best candidates of a request, ten at a time, until somebody is found. See decision 28."""

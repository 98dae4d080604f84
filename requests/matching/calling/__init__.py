"""Calling somebody who fits a request: the number shown once it is asked for, then what came of the call."""

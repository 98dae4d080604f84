"""Telling other programs: signed messages to the addresses that administrators entered, with a log and a replay."""

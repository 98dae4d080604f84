"""Realistic people, establishments, requests and threads out of a seed: for the demo and for tests of scale.

Everything is invented; each record depends on the seed and its own number alone, so that a larger set begins like a
smaller one.
"""

"""Plain ways to do the same, which benchmarks compare with."""

"""The demo: what makes every screen worth looking at, and somebody of each role to look with. Never in production."""

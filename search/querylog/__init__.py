"""What is searched for, counted without knowing by whom: see docs/decisions/0015-what-searches-leave-behind.md."""

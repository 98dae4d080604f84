"""What is searched for, counted without knowing by whom: see docs/decisions/0021-what-searches-leave-behind.md."""

"""Following a thread: who hears of what is said there, how often, and how letters are answered. See decision 34."""

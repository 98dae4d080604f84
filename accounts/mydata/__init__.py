"""My data: what is kept, what I agreed to, a copy of it all, and leaving without a trace."""

"""What sections of the front page show of the portal's life: bounded lists, prefetched, in constant queries."""

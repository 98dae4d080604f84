"""Tags of the headless door."""

"""Key figures at `/chiffres/`: any days, places, themes and sectors, with the definitions of the weekly report."""

"""How accessible the portal is: the sheet of the French reference, and the statement made of it."""

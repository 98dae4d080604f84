"""How the words of an address become a question, and the answer's facets become links."""

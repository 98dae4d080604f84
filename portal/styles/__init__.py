"""`/styles/`: the tokens and every component with what it takes and how it looks, for whoever builds pages."""

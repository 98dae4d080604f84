"""Type-ahead: what the first letters of a theme, function, profession, person, place or establishment may become."""

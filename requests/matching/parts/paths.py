"""How the database gets from what somebody offers (a theme, a profession, a skill of a page) to the rest of them."""

PAGE = "page__"
WHO = f"{PAGE}volunteer__"

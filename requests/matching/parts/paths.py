"""How the database gets from what somebody offers (a theme, a profession, a skill of a page) to the rest of them."""

PAGE = "page__"
TIME, AREA = f"{PAGE}time_beside__", f"{PAGE}area_beside__"

"""Photo and documents of a page: checked, written again, kept where only our own views reach them."""

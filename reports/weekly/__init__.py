"""The weekly report as a page: its draft of Monday, the editors' words, its second reading."""

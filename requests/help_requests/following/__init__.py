"""What becomes of a request once it is sent: edited, put off, closed, thanked for, withdrawn, opened again."""

"""Offers of help: who says "I can help", who is asked, who answers, and who gets the places."""
